import type { ComponentProps } from "react";
import { cn } from "./cn";
import { CONTROL } from "./input";

/** Grows with what is written where the browser can (`field-sizing`). */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(CONTROL, "field-sizing-content min-h-20 py-2", className)} {...props} />;
}
