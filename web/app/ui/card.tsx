import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A surface for one thing. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return <section className={cn("rounded-card border border-line bg-surface", className)} {...props} />;
}

/** A card's title and, at the right, what can be done with it. */
export function CardHeader({
  title,
  description,
  action,
}: {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex min-h-14 items-center justify-between gap-4 border-line border-b px-5 py-3">
      <div className="min-w-0">
        <h2 className="font-semibold text-14">{title}</h2>
        {description && <p className="text-13 text-ink-muted">{description}</p>}
      </div>
      {action}
    </div>
  );
}
