import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const KINDS = {
  info: { icon: Info, box: "bg-ink/4", mark: "text-ink-muted" },
  good: { icon: CircleCheck, box: "bg-good-soft", mark: "text-good" },
  warn: { icon: TriangleAlert, box: "bg-warn-soft", mark: "text-warn" },
  bad: { icon: CircleAlert, box: "bg-bad-soft", mark: "text-bad" },
} as const;

type AlertProps = {
  kind?: keyof typeof KINDS;
  title?: ReactNode;
  action?: ReactNode;
  id?: string;
  className?: string;
  children?: ReactNode;
};

/** Something to know before going on. `bad` is read out at once. */
export function Alert({ kind = "info", title, action, id, className, children }: AlertProps) {
  const { icon: Icon, box, mark } = KINDS[kind];
  return (
    <div
      id={id}
      role={kind === "bad" ? "alert" : undefined}
      className={cn("flex gap-3 rounded-card p-3.5 text-14", box, className)}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cn(title && "mt-0.5 text-13 text-ink-muted")}>{children}</div>}
        {action && <div className="mt-2.5">{action}</div>}
      </div>
    </div>
  );
}
