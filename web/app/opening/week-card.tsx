import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Copy } from "lucide-react";
import { useRef } from "react";
import type * as z from "zod";
import { useText } from "~/i18n/use-text";
import { WEEKDAYS, weekdayName } from "~/receptionist/calendar-words";
import type { IntervalInput } from "~/receptionist/clock-time";
import { CopyDay, CopyTarget, copyTargets, type HoursForm } from "~/receptionist/hours-form";
import { Intervals } from "~/receptionist/intervals";
import type { ListForm } from "~/receptionist/rows";
import { SectionCard } from "~/receptionist/section-card";
import { useIsAlive } from "~/receptionist/use-is-alive";
import { Button } from "~/ui/button";
import { Select } from "~/ui/select";

const MAX_INTERVALS = 6;

type WeekCardProps = {
  form: ListForm & Pick<FormMetadata, "update">;
  field: FieldMetadata<z.input<typeof HoursForm>["hours"]>;
};

/** The usual week, day by day. */
export function WeekCard({ form, field }: WeekCardProps) {
  const { t, locale } = useText();
  const days = field.getFieldset();
  return (
    <SectionCard title={t("receptionist:hours.week")} description={t("receptionist:hours.weekBody")}>
      <div className="grid gap-1 divide-y divide-line/70">
        {WEEKDAYS.map((day) => (
          <div key={day} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <h3 className="py-1.5 font-medium text-14">{weekdayName(day, locale)}</h3>
            <Intervals form={form} field={days[day]} of={weekdayName(day, locale)} max={MAX_INTERVALS} />
          </div>
        ))}
      </div>
      <CopyLine form={form} days={days} />
    </SectionCard>
  );
}

type CopyLineProps = { form: WeekCardProps["form"]; days: Record<string, FieldMetadata<IntervalInput[]>> };

/** Gives one day's hours to others. Sent to the server where there are no scripts. */
function CopyLine({ form, days }: CopyLineProps) {
  const { t, locale } = useText();
  const line = useRef<HTMLDivElement>(null);
  const isAlive = useIsAlive();
  // Sent where there are no scripts only: a form that is reset would empty them.
  const named = (name: keyof z.input<typeof CopyDay>) => ({ "data-name": name, ...(!isAlive && { name }) });

  function copy(event: { preventDefault: () => void }) {
    const chosen = CopyDay.safeParse(
      Object.fromEntries(
        [...(line.current?.querySelectorAll("select") ?? [])].map(({ dataset, value }) => [dataset.name, value]),
      ),
    );
    if (!chosen.success) return;
    event.preventDefault();
    // Conform's value of a list is a list, or a text where no list was sent.
    const typed = days[chosen.data.copyFrom]?.value ?? [];
    const source = typeof typed === "string" ? [] : typed;
    const value = source.map((interval) => ({ from: interval?.from ?? "", to: interval?.to ?? "" }));
    for (const day of copyTargets(chosen.data)) {
      const name = days[day]?.name;
      if (name) form.update({ name, value });
    }
  }

  return (
    <div ref={line} className="flex flex-wrap items-center gap-2 border-line border-t pt-4 text-13">
      <span id="copy-from">{t("receptionist:hours.copy")}</span>
      <div className="w-32">
        <Select {...named("copyFrom")} aria-labelledby="copy-from" defaultValue="monday">
          {WEEKDAYS.map((day) => (
            <option key={day} value={day}>
              {weekdayName(day, locale)}
            </option>
          ))}
        </Select>
      </div>
      <span id="copy-to">{t("receptionist:hours.copyTo")}</span>
      <div className="w-52">
        <Select {...named("copyTo")} aria-labelledby="copy-to" defaultValue="workdays">
          {CopyTarget.options.map((target) => (
            <option key={target} value={target}>
              {target === "workdays" || target === "everyday"
                ? t(`receptionist:hours.targets.${target}`)
                : weekdayName(target, locale)}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" name="intent" value="copy" size="sm" formNoValidate onClick={copy}>
        <Copy aria-hidden="true" />
        {t("receptionist:hours.copyDo")}
      </Button>
    </div>
  );
}
