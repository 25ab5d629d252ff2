import type { FieldMetadata } from "@conform-to/react";
import { useText } from "~/i18n/use-text";
import { RowField } from "~/receptionist/row-field";
import { type ListForm, Rows } from "~/receptionist/rows";
import { SectionCard } from "~/receptionist/section-card";
import { EmptyState } from "~/ui/empty-state";
import { Input } from "~/ui/input";
import { Textarea } from "~/ui/textarea";
import type { KnownAnswer } from "../../../../receptionist/profile.schema";

const MAX = 60;

/** Questions and what Ava answers, word for word. */
export function AnswersCard({ form, field }: { form: ListForm; field: FieldMetadata<KnownAnswer[]> }) {
  const { t } = useText();
  return (
    <SectionCard title={t("receptionist:answers.title")} description={t("receptionist:answers.body")} field={field}>
      <Rows
        form={form}
        name={field.name}
        rows={field.getFieldList()}
        rowLabel={(index) => t("receptionist:answers.row", { number: index + 1 })}
        addLabel={t("receptionist:answers.add")}
        max={MAX}
        empty={
          <EmptyState
            compact
            sentence={t("receptionist:answers.empty")}
            help="knowledge"
            sample={
              <>
                <p className="font-medium">{t("receptionist:answers.sample.question")}</p>
                <p className="text-ink-muted">{t("receptionist:answers.sample.answer")}</p>
              </>
            }
          />
        }
        className="grid gap-5"
      >
        {(row, tools) => {
          const { question, answer } = row.getFieldset();
          return (
            <div className="grid gap-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]">
              <RowField field={question} label={t("receptionist:answers.question")}>
                {(control) => <Input {...control} maxLength={200} autoComplete="off" />}
              </RowField>
              <RowField field={answer} label={t("receptionist:answers.answer")}>
                {(control) => <Textarea {...control} maxLength={600} rows={2} />}
              </RowField>
              <div className="flex justify-end md:pt-6">{tools}</div>
            </div>
          );
        }}
      </Rows>
    </SectionCard>
  );
}
