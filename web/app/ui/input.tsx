import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The shape that every text-like control shares. */
export const CONTROL = cn(
  "w-full rounded-control border border-edge/80 bg-surface px-3 text-14 text-ink transition placeholder:text-ink-muted/80",
  "hover:border-ink-muted focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent/30 focus-visible:outline-offset-0",
  "aria-invalid:border-bad aria-invalid:focus-visible:outline-bad/30 disabled:bg-ink/4 disabled:text-ink-muted phone:text-16",
);

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(CONTROL, "h-9 phone:h-11", className)} {...props} />;
}
