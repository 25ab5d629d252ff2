import type { ComponentProps } from "react";
import { Input } from "../ui/input";

/** Six digits, from a message or an app: phones offer to fill them in. Not a number field, which would drop leading zeros. */
export function CodeInput(props: ComponentProps<typeof Input>) {
  return (
    <Input
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\s*(\d\s*){6}"
      maxLength={12}
      autoFocus
      className="tabular tracking-[0.24em]"
      {...props}
    />
  );
}
