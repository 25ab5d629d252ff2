import type { ReactNode } from "react";
import { Card, CardHeader } from "~/ui/card";
import { FieldError, type FieldState } from "~/ui/field";

type SectionCardProps = {
  id?: string;
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  /** A list whose own error (too many rows) is said here. */
  field?: Pick<FieldState, "errorId" | "errors">;
  children: ReactNode;
};

/** One subject of a page: its title, a sentence, its fields. */
export function SectionCard({ id, title, description, action, field, children }: SectionCardProps) {
  return (
    <Card id={id} aria-label={title} className="scroll-mt-4">
      <CardHeader title={title} description={description} action={action} />
      <div className="grid gap-4 p-5 phone:p-4">
        {children}
        {field?.errors?.length ? <FieldError id={field.errorId}>{field.errors.join(" ")}</FieldError> : null}
      </div>
    </Card>
  );
}
