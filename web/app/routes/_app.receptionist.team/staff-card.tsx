import type { FieldMetadata } from "@conform-to/react";
import type * as z from "zod";
import { useText } from "~/i18n/use-text";
import { RowField } from "~/receptionist/row-field";
import { type ListForm, Rows } from "~/receptionist/rows";
import { SectionCard } from "~/receptionist/section-card";
import type { TeamForm } from "~/receptionist/team-form";
import { Input } from "~/ui/input";

const MAX = 20;

/** Whom Ava may put a caller through to. */
export function StaffCard({
  form,
  field,
}: {
  form: ListForm;
  field: FieldMetadata<z.input<typeof TeamForm>["staff"]>;
}) {
  const { t } = useText();
  return (
    <SectionCard title={t("receptionist:staff.title")} description={t("receptionist:staff.body")} field={field}>
      <Rows
        form={form}
        name={field.name}
        rows={field.getFieldList()}
        rowLabel={(index) => t("receptionist:staff.row", { number: index + 1 })}
        addLabel={t("receptionist:staff.add")}
        max={MAX}
        empty={<p className="text-ink-muted">{t("receptionist:staff.empty")}</p>}
        className="grid gap-3 phone:gap-6"
      >
        {(row, tools) => {
          const { name, role, phone } = row.getFieldset();
          return (
            <div className="grid items-end gap-2 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_12rem_auto] md:items-start">
              <RowField field={name} label={t("receptionist:staff.name")}>
                {(control) => <Input {...control} autoComplete="off" />}
              </RowField>
              <RowField field={role} label={t("receptionist:staff.role")}>
                {(control) => <Input {...control} placeholder={t("receptionist:staff.roleSample")} />}
              </RowField>
              <RowField field={phone} label={t("receptionist:staff.phone")}>
                {(control) => (
                  <Input {...control} type="tel" autoComplete="off" placeholder="06 12 34 56 78" className="tabular" />
                )}
              </RowField>
              <div className="flex md:pt-6 phone:justify-end">{tools}</div>
            </div>
          );
        }}
      </Rows>
    </SectionCard>
  );
}
