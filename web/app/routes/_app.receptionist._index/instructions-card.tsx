import type { FieldMetadata } from "@conform-to/react";
import { useText } from "~/i18n/use-text";
import { RowField } from "~/receptionist/row-field";
import { type ListForm, Rows } from "~/receptionist/rows";
import { SectionCard } from "~/receptionist/section-card";
import { Field, type FieldState } from "~/ui/field";
import { Input } from "~/ui/input";
import { Textarea } from "~/ui/textarea";

const MAX_QUESTIONS = 12;

type InstructionsCardProps = { form: ListForm; instructions: FieldState; questions: FieldMetadata<string[]> };

/** What Ava is told to do, and what she asks each caller. */
export function InstructionsCard({ form, instructions, questions }: InstructionsCardProps) {
  const { t } = useText();
  return (
    <SectionCard title={t("receptionist:manner.conduct")} field={questions}>
      <Field
        field={instructions}
        label={t("receptionist:manner.instructions")}
        hint={t("receptionist:manner.instructionsHint")}
        optional={t("optional")}
      >
        {(control) => (
          <Textarea {...control} maxLength={4000} rows={4} placeholder={t("receptionist:manner.instructionsSample")} />
        )}
      </Field>
      <fieldset className="grid min-w-0 gap-2">
        <legend className="mb-1 font-medium text-13">{t("receptionist:manner.questions")}</legend>
        <p className="text-13 text-ink-muted">{t("receptionist:manner.questionsHint")}</p>
        <Rows
          form={form}
          name={questions.name}
          rows={questions.getFieldList()}
          rowLabel={(index) => t("receptionist:manner.question", { number: index + 1 })}
          addLabel={t("receptionist:manner.addQuestion")}
          max={MAX_QUESTIONS}
          ordered
          className="grid gap-2"
        >
          {(row, tools, index) => (
            <div className="flex items-start gap-2 phone:flex-wrap phone:justify-end">
              <RowField
                field={row}
                label={t("receptionist:manner.question", { number: index + 1 })}
                hideLabel
                className="flex-1 phone:basis-full"
              >
                {(control) => <Input {...control} maxLength={200} autoComplete="off" />}
              </RowField>
              {tools}
            </div>
          )}
        </Rows>
      </fieldset>
    </SectionCard>
  );
}
