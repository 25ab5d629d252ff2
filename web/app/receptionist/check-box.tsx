import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "~/ui/cn";

/** A box and its few words, as high as the fields beside it. */
export function CheckBox({ label, className, ...input }: ComponentProps<"input"> & { label: ReactNode }) {
  return (
    <label className={cn("flex min-h-9 items-center gap-2 text-13 phone:min-h-11", className)}>
      <span className="relative size-[18px] shrink-0">
        <input
          type="checkbox"
          className="peer size-full appearance-none rounded-[5px] border border-edge bg-surface transition checked:border-accent checked:bg-accent disabled:opacity-50"
          {...input}
        />
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="pointer-events-none absolute inset-0 m-auto size-3 scale-0 text-accent-ink transition peer-checked:scale-100"
        />
      </span>
      {label}
    </label>
  );
}
