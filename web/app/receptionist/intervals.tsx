import type { FieldMetadata } from "@conform-to/react";
import { useText } from "~/i18n/use-text";
import { Input } from "~/ui/input";
import type { IntervalInput } from "./clock-time";
import { RowField } from "./row-field";
import { type ListForm, Rows } from "./rows";

/** A time's width; on a phone it takes what the screen leaves, and the whole field opens the clock. */
const SPAN = "w-31 phone:w-0 phone:max-w-31 phone:grow";
const TIME = "tabular min-w-0 px-2.5 phone:[&::-webkit-calendar-picker-indicator]:hidden";

type IntervalsProps = {
  form: ListForm;
  field: FieldMetadata<IntervalInput[]>;
  /** The day or the closing whose hours these are. */
  of: string;
  max: number;
};

/** When a day is open: none, one, or several spans with a break between. */
export function Intervals({ form, field, of, max }: IntervalsProps) {
  const { t } = useText();
  const rows = field.getFieldList();
  return (
    <Rows
      form={form}
      name={field.name}
      rows={rows}
      rowLabel={(index) => t("receptionist:hours.interval", { of, number: index + 1 })}
      addLabel={t("receptionist:hours.addInterval")}
      blank={rows.length === 0 ? { from: "09:00", to: "18:00" } : { from: "", to: "" }}
      max={max}
      empty={<p className="py-1.5 text-14 text-ink-muted">{t("receptionist:hours.closed")}</p>}
      className="grid gap-2 md:flex md:flex-wrap md:items-start md:gap-x-8"
    >
      {(row, tools) => {
        const { from, to } = row.getFieldset();
        return (
          <div className="flex items-start gap-2">
            <RowField field={from} label={t("receptionist:hours.from")} hideLabel className={SPAN}>
              {(control) => <Input {...control} type="time" className={TIME} />}
            </RowField>
            <span aria-hidden="true" className="pt-2 text-ink-muted phone:pt-3">
              –
            </span>
            <RowField field={to} label={t("receptionist:hours.to")} hideLabel className={SPAN}>
              {(control) => <Input {...control} type="time" className={TIME} />}
            </RowField>
            {tools}
          </div>
        );
      }}
    </Rows>
  );
}
