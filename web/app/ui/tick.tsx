import { Check } from "lucide-react";
import type { ComponentProps } from "react";

/** The box of a checkbox. `isMixed` is neither yes nor no: some of what it stands for. */
export const Tick = ({ isMixed = false, ...input }: ComponentProps<"input"> & { isMixed?: boolean }) => (
  <span className="relative size-[18px] shrink-0">
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = isMixed;
      }}
      className="peer size-full appearance-none rounded-[5px] border border-edge bg-surface transition checked:border-accent checked:bg-accent indeterminate:border-accent disabled:opacity-50"
      {...input}
    />
    <Check
      aria-hidden="true"
      strokeWidth={3}
      className="pointer-events-none absolute inset-0 m-auto size-3 scale-0 text-accent-ink transition peer-checked:scale-100"
    />
    {isMixed && (
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 m-auto h-0.5 w-2 rounded-full bg-accent"
      />
    )}
  </span>
);
