import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "~/ui/cn";
import { Tick } from "~/ui/tick";

/** A box and its few words, as high as the fields beside it. */
export function CheckBox({ label, className, ...input }: ComponentProps<typeof Tick> & { label: ReactNode }) {
  const own = useId();
  const id = input.id ?? own;
  return (
    <label htmlFor={id} className={cn("flex min-h-9 items-center gap-2 text-13 phone:min-h-11", className)}>
      <Tick {...input} id={id} />
      {label}
    </label>
  );
}
