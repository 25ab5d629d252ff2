import type { FieldMetadata } from "@conform-to/react";
import type * as z from "zod";
import { useText } from "~/i18n/use-text";
import { CheckBox } from "~/receptionist/check-box";
import type { KnowledgeForm } from "~/receptionist/knowledge-form";
import { RowField } from "~/receptionist/row-field";
import { type ListForm, Rows } from "~/receptionist/rows";
import { SectionCard } from "~/receptionist/section-card";
import { EmptyState } from "~/ui/empty-state";
import { Input } from "~/ui/input";

const MAX = 40;
const COLUMNS = "md:grid-cols-[minmax(0,1fr)_6rem_6.5rem_6rem_6.5rem]";

/** What can be booked or asked the price of, in the order in which Ava lists it. */
export function ServicesCard({
  form,
  field,
}: {
  form: ListForm;
  field: FieldMetadata<z.input<typeof KnowledgeForm>["services"]>;
}) {
  const { t } = useText();
  const rows = field.getFieldList();
  return (
    <SectionCard title={t("receptionist:services.title")} description={t("receptionist:services.body")} field={field}>
      {rows.length > 0 && (
        <div
          aria-hidden="true"
          className={`hidden gap-2 font-medium text-12 text-ink-muted md:-mb-2 md:grid ${COLUMNS}`}
        >
          <span>{t("receptionist:services.name")}</span>
          <span>{t("receptionist:services.price")}</span>
          <span />
          <span>{t("receptionist:services.duration")}</span>
        </div>
      )}
      <Rows
        form={form}
        name={field.name}
        rows={rows}
        rowLabel={(index) => t("receptionist:services.row", { number: index + 1 })}
        addLabel={t("receptionist:services.add")}
        max={MAX}
        ordered
        empty={<EmptyState compact sentence={t("receptionist:services.empty")} help="knowledge" />}
        className="grid gap-2 phone:gap-7"
      >
        {(row, tools) => {
          const { name, price, from, durationMin } = row.getFieldset();
          return (
            <div className={`grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-2 ${COLUMNS}`}>
              <RowField field={name} label={t("receptionist:services.name")} inColumn className="phone:col-span-2">
                {(control) => <Input {...control} autoComplete="off" />}
              </RowField>
              <RowField field={price} label={t("receptionist:services.price")} inColumn>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="decimal"
                    autoComplete="off"
                    placeholder={t("receptionist:services.onQuote")}
                    className="tabular"
                  />
                )}
              </RowField>
              <CheckBox
                name={from.name}
                form={form.id}
                defaultChecked={from.initialValue === "on"}
                label={t("receptionist:services.from")}
                className="phone:order-1"
              />
              <RowField field={durationMin} label={t("receptionist:services.duration")} inColumn>
                {(control) => (
                  <Input
                    {...control}
                    type="number"
                    inputMode="numeric"
                    min={5}
                    max={480}
                    step={5}
                    className="tabular"
                  />
                )}
              </RowField>
              <span className="flex justify-end phone:order-2">{tools}</span>
            </div>
          );
        }}
      </Rows>
    </SectionCard>
  );
}
