import type { FieldMetadata } from "@conform-to/react";
import type * as z from "zod";
import { useText } from "~/i18n/use-text";
import type { HoursForm } from "~/receptionist/hours-form";
import { Intervals } from "~/receptionist/intervals";
import { RowField } from "~/receptionist/row-field";
import { type ListForm, Rows } from "~/receptionist/rows";
import { SectionCard } from "~/receptionist/section-card";
import { Input } from "~/ui/input";

const MAX = 60;
const MAX_INTERVALS = 6;

/** Days that differ from the week. */
export function ExceptionsCard({
  form,
  field,
}: {
  form: ListForm;
  field: FieldMetadata<z.input<typeof HoursForm>["exceptions"]>;
}) {
  const { t } = useText();
  return (
    <SectionCard
      id="exceptions"
      title={t("receptionist:exceptions.title")}
      description={t("receptionist:exceptions.body")}
      field={field}
    >
      <Rows
        form={form}
        name={field.name}
        rows={field.getFieldList()}
        rowLabel={(index) => t("receptionist:exceptions.row", { number: index + 1 })}
        addLabel={t("receptionist:exceptions.add")}
        max={MAX}
        empty={<p className="text-ink-muted">{t("receptionist:exceptions.empty")}</p>}
        className="grid gap-4"
      >
        {(row, tools, index) => {
          const { from, to, label, intervals } = row.getFieldset();
          return (
            <div className="grid gap-3 rounded-card border border-line p-3.5">
              <div className="flex flex-wrap items-start gap-2">
                <RowField
                  field={from}
                  label={t("receptionist:exceptions.from")}
                  className="w-40 phone:w-auto phone:grow phone:basis-34"
                >
                  {(control) => <Input {...control} type="date" className="tabular min-w-0 px-2.5" />}
                </RowField>
                <RowField
                  field={to}
                  label={t("receptionist:exceptions.to")}
                  className="w-40 phone:w-auto phone:grow phone:basis-34"
                >
                  {(control) => <Input {...control} type="date" className="tabular min-w-0 px-2.5" />}
                </RowField>
                <RowField field={label} label={t("receptionist:exceptions.label")} className="flex-1 basis-56">
                  {(control) => (
                    <Input {...control} maxLength={80} placeholder={t("receptionist:exceptions.labelSample")} />
                  )}
                </RowField>
                <div className="ml-auto self-end">{tools}</div>
              </div>
              <Intervals
                form={form}
                field={intervals}
                of={t("receptionist:exceptions.row", { number: index + 1 })}
                max={MAX_INTERVALS}
              />
            </div>
          );
        }}
      </Rows>
    </SectionCard>
  );
}
