import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** What a field of conform's `useForm` tells about itself. */
export type FieldState = {
  id: string;
  name: string;
  formId: string;
  errorId: string;
  descriptionId: string;
  initialValue?: unknown;
  required?: boolean | undefined;
  errors?: string[] | undefined;
};

/** What ties a control to its label, hint and error: spread it on Input, Textarea, Select or PasswordInput. */
export type ControlProps = {
  id: string;
  name: string;
  form: string;
  required: boolean | undefined;
  defaultValue: string | undefined;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
  /** Where the server has drawn the error, no script moves the focus: of several such fields the browser takes the first. */
  autoFocus?: true;
};

type FieldProps = {
  field: FieldState;
  label: string;
  hint?: ReactNode;
  /** At the right of the label: "Mot de passe oublié ?", for instance. */
  aside?: ReactNode;
  optional?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A labelled control: `<Field field={fields.email} label="…">{(control) => <Input {...control} type="email" />}</Field>`. */
export function Field({ field, label, hint, aside, optional, className, children }: FieldProps) {
  const isWrong = Boolean(field.errors?.length);
  return (
    <div className={cn("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={field.id} className="font-medium text-13">
          {label}
          {optional && <span className="ml-0.5 font-normal text-ink-muted"> {optional}</span>}
        </label>
        {aside}
      </div>
      {children(controlProps(field, Boolean(hint)))}
      {hint && (
        <p id={field.descriptionId} className="text-13 text-ink-muted">
          {hint}
        </p>
      )}
      {isWrong && <FieldError id={field.errorId}>{field.errors?.join(" ")}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex animate-appear items-start gap-1.5 text-13 text-bad">
      <CircleAlert aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

export function controlProps(field: FieldState, hasHint: boolean): ControlProps {
  const isWrong = Boolean(field.errors?.length);
  const described = [isWrong && field.errorId, hasHint && field.descriptionId].filter(Boolean).join(" ");
  return {
    id: field.id,
    name: field.name,
    form: field.formId,
    required: field.required,
    defaultValue: typeof field.initialValue === "string" ? field.initialValue : undefined,
    "aria-invalid": isWrong || undefined,
    "aria-describedby": described || undefined,
    ...(isWrong && { autoFocus: true }),
  };
}
