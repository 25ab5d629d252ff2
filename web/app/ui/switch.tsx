import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; hint?: ReactNode };

/** On or off, at once. A checkbox to the form that holds it, so it needs no script. */
export function Switch({ label, hint, className, ...input }: SwitchProps) {
  return (
    <label className={cn("flex min-h-9 items-center justify-between gap-6 phone:min-h-11", className)}>
      <span className="min-w-0">
        <span className="block font-medium text-14">{label}</span>
        {hint && <span className="block text-13 text-ink-muted">{hint}</span>}
      </span>
      <span className="relative h-5 w-9 shrink-0">
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its own state
          role="switch"
          className="peer size-full appearance-none rounded-full bg-edge transition checked:bg-accent disabled:opacity-50"
          {...input}
        />
        <span className="pointer-events-none absolute top-0.5 left-0.5 size-4 rounded-full bg-surface transition peer-checked:translate-x-4 peer-checked:bg-accent-ink" />
      </span>
    </label>
  );
}
