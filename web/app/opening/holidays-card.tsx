import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import type * as z from "zod";
import { useText } from "~/i18n/use-text";
import { dateInWords } from "~/receptionist/calendar-words";
import { SectionCard } from "~/receptionist/section-card";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { Switch } from "~/ui/switch";
import { HolidayRegion, type Holidays } from "../../../receptionist/profile.schema";
import type { OpeningYear } from "../../../worker/receptionists/opening-year.schema";

type HolidaysCardProps = {
  region: FieldMetadata<z.infer<typeof HolidayRegion> | undefined>;
  openOn: FieldMetadata<string[]>;
  /** What is saved. */
  kept: Holidays;
  holidays: OpeningYear["holidays"];
  /** What the button that shows another region's holidays sends; the hours' own page saves for it. */
  showIntent?: "save" | "show";
};

/** Whose public holidays are kept, and those on which the business opens all the same. */
export function HolidaysCard({ region, openOn, kept, holidays, showIntent = "save" }: HolidaysCardProps) {
  const { t, locale } = useText();
  const [chosen, setChosen] = useState<string>(kept.region ?? "");
  const isOther = (region.value ?? "") !== (kept.region ?? "") && chosen !== (kept.region ?? "");
  const own = holidays.filter(({ observed }) => !observed);
  return (
    <SectionCard title={t("receptionist:holidays.title")} description={t("receptionist:holidays.body")}>
      <div className="flex flex-wrap items-end gap-2">
        <Field field={region} label={t("receptionist:holidays.region")} className="w-full max-w-xs">
          {(control) => (
            <Select {...control} onChange={({ target }) => setChosen(target.value)}>
              <option value="">{t("receptionist:holidays.none")}</option>
              {HolidayRegion.options.map((one) => (
                <option key={one} value={one}>
                  {t(`receptionist:holidays.regions.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {isOther && (
          <SubmitButton intent={showIntent} variant="secondary">
            {t("receptionist:holidays.show")}
          </SubmitButton>
        )}
      </div>
      {!isOther && own.length > 0 && (
        <fieldset className="grid min-w-0 gap-x-10 sm:grid-cols-2">
          <legend className="mb-1 text-13 text-ink-muted">{t("receptionist:holidays.legend")}</legend>
          {own.map(({ id, date, name }) => (
            <Switch
              key={id}
              name={openOn.name}
              value={id}
              defaultChecked={kept.openOn.includes(id)}
              label={name[locale]}
              hint={dateInWords(date, locale)}
              className="border-line/70 border-b py-1.5"
            />
          ))}
        </fieldset>
      )}
    </SectionCard>
  );
}
