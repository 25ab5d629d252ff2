import type { ReactNode } from "react";
import { cn } from "./cn";
import { FieldError, type FieldState } from "./field";

type ChoiceGroupProps = {
  field: FieldState;
  legend: string;
  /** Keeps the legend for screen readers only, where the page's title already asks the question. */
  hideLegend?: boolean;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** Several cards of which one (RadioCard) or many (CheckboxCard) are chosen, with their question and their error. */
export function ChoiceGroup({ field, legend, hideLegend = false, hint, className, children }: ChoiceGroupProps) {
  const isWrong = Boolean(field.errors?.length);
  const described = [isWrong && field.errorId, hint && field.descriptionId].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined} className="grid min-w-0 gap-1.5">
      <legend className={cn("mb-1.5 font-medium text-13", hideLegend && "sr-only")}>{legend}</legend>
      {hint && (
        <p id={field.descriptionId} className="text-13 text-ink-muted">
          {hint}
        </p>
      )}
      <div className={cn("grid gap-2", className)}>{children}</div>
      {isWrong && <FieldError id={field.errorId}>{field.errors?.join(" ")}</FieldError>}
    </fieldset>
  );
}
