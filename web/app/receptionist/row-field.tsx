import type { ReactNode } from "react";
import { cn } from "~/ui/cn";
import { type ControlProps, controlProps, FieldError, type FieldState } from "~/ui/field";

type RowFieldProps = {
  field: FieldState;
  label: string;
  /** Its column has a heading where there is room for columns. */
  inColumn?: boolean;
  /** Said by what stands around it: for screen readers only. */
  hideLabel?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A field in a row: its label is above it on a phone, and above its column where there is room. */
export function RowField({ field, label, inColumn = false, hideLabel = false, className, children }: RowFieldProps) {
  return (
    <div className={cn("grid min-w-0 content-start gap-1", className)}>
      <label
        htmlFor={field.id}
        className={cn(hideLabel ? "sr-only" : "font-medium text-12 text-ink-muted", inColumn && "md:sr-only")}
      >
        {label}
      </label>
      {children(controlProps(field, false))}
      {field.errors?.length ? <FieldError id={field.errorId}>{field.errors.join(" ")}</FieldError> : null}
    </div>
  );
}
