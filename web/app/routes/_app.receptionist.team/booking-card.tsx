import type { FieldMetadata } from "@conform-to/react";
import type * as z from "zod";
import { useText } from "~/i18n/use-text";
import { SectionCard } from "~/receptionist/section-card";
import { RadioCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import { Booking } from "../../../../receptionist/profile.schema";
import { formatMinutes } from "../onboarding.trade/preset-format";

const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;
/** What businesses ask for between a call and the earliest slot, in minutes. */
const NOTICES = [0, 30, HOUR_MIN, 2 * HOUR_MIN, 4 * HOUR_MIN, 12 * HOUR_MIN, DAY_MIN, 2 * DAY_MIN, 7 * DAY_MIN];

/** What Ava may promise of the calendar. */
export function BookingCard({ field, title }: { field: FieldMetadata<z.input<typeof Booking>>; title: string }) {
  const { t, locale } = useText();
  const { mode, noticeMin, horizonDays, capacity } = field.getFieldset();
  const kept = Number(noticeMin.initialValue ?? HOUR_MIN);
  const notices = [...new Set([...NOTICES, kept])].toSorted((a, b) => a - b);
  const noticeText = (minutes: number) => {
    if (minutes === 0) return t("receptionist:booking.noNotice");
    const days = minutes / DAY_MIN;
    return Number.isInteger(days) ? t("receptionist:booking.days", { count: days }) : formatMinutes(minutes, locale);
  };
  return (
    <SectionCard title={title} description={t("receptionist:booking.body")}>
      <ChoiceGroup field={mode} legend={t("receptionist:booking.mode")} className="sm:grid-cols-2">
        {Booking.shape.mode.options.map((value) => (
          <RadioCard
            key={value}
            name={mode.name}
            value={value}
            defaultChecked={value === mode.initialValue}
            title={t(`receptionist:booking.modes.${value}.title`)}
            description={t(`receptionist:booking.modes.${value}.body`)}
          />
        ))}
      </ChoiceGroup>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field field={noticeMin} label={t("receptionist:booking.notice")} hint={t("receptionist:booking.noticeHint")}>
          {(control) => (
            <Select {...control}>
              {notices.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {noticeText(minutes)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          field={horizonDays}
          label={t("receptionist:booking.horizon")}
          hint={t("receptionist:booking.horizonHint")}
        >
          {(control) => <Input {...control} type="number" inputMode="numeric" min={1} max={365} />}
        </Field>
        <Field
          field={capacity}
          label={t("receptionist:booking.capacity")}
          hint={t("receptionist:booking.capacityHint")}
        >
          {(control) => <Input {...control} type="number" inputMode="numeric" min={1} max={50} />}
        </Field>
      </div>
    </SectionCard>
  );
}
