import { type ReactNode, useId } from "react";
import { cn } from "~/ui/cn";

/** A subject of the settings: what it is at the left, what is set at the right; one above the other where there is no room. */
export function Section({ title, body, children }: { title: ReactNode; body: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-line py-8 not-last:border-b split:grid-cols-[17rem_minmax(0,1fr)] phone:py-6"
    >
      <div>
        <h2 id={id} className="font-semibold text-16">
          {title}
        </h2>
        <p className="mt-1 max-w-[60ch] text-13 text-ink-muted">{body}</p>
      </div>
      <div className="grid min-w-0 max-w-[44rem] content-start gap-4">{children}</div>
    </section>
  );
}

/** Lines of one card, under each other. */
export const Lines = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ul aria-label={label} className="divide-y divide-line/70 rounded-card border border-line bg-surface">
    {children}
  </ul>
);

type LineProps = {
  icon?: ReactNode;
  title: ReactNode;
  /** Small, beside the title. */
  state?: ReactNode;
  detail?: ReactNode;
  /** At the right, or below on a phone. */
  action?: ReactNode;
  children?: ReactNode;
};

/** One thing that is set, how it stands, and what can be done with it. */
export function Line({ icon, title, state, detail, action, children }: LineProps) {
  return (
    <li className="px-5 py-4 phone:px-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {icon && (
          <span
            aria-hidden="true"
            className={cn("text-ink-muted [&_svg]:size-5", detail && "phone:self-start phone:pt-0.5")}
          >
            {icon}
          </span>
        )}
        <div className={cn("min-w-0 flex-1", icon ? "basis-40" : "basis-56")}>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 break-words font-medium text-14">
            {title}
            {state}
          </p>
          {detail && <p className="text-13 text-ink-muted">{detail}</p>}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
      {children}
    </li>
  );
}
