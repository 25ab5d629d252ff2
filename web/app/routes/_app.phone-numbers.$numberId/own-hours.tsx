import type { FormMetadata } from "@conform-to/react";
import { useText } from "~/i18n/use-text";
import { ExceptionsCard } from "~/opening/exceptions-card";
import { HolidaysCard } from "~/opening/holidays-card";
import { WeekCard } from "~/opening/week-card";
import type { ListForm } from "~/receptionist/rows";
import { Switch } from "~/ui/switch";
import type { Holidays } from "../../../../receptionist/profile.schema";
import type { OpeningYear } from "../../../../worker/receptionists/opening-year.schema";
import type { LineFields } from "./line-fields";

type OwnHoursProps = {
  form: ListForm & Pick<FormMetadata, "update">;
  fields: LineFields;
  kept: Holidays;
  holidays: OpeningYear["holidays"];
};

/** Whether the line keeps hours of its own and, where it does, which. CSS alone shows them, so that it needs no script. */
export function OwnHours({ form, fields, kept, holidays }: OwnHoursProps) {
  const { t } = useText();
  return (
    <div className="group/own grid gap-5 border-line border-t pt-4 group-has-[[value=forward]:checked]/line:hidden">
      <Switch
        name={fields.ownHours.name}
        defaultChecked={fields.ownHours.initialValue === "on"}
        label={t("numbers:configure.own")}
        hint={t("numbers:configure.ownHint")}
      />
      <div className="hidden animate-appear gap-5 group-has-[[name=ownHours]:checked]/own:grid">
        <WeekCard form={form} field={fields.hours} />
        <ExceptionsCard form={form} field={fields.exceptions} />
        <HolidaysCard region={fields.region} openOn={fields.openOn} kept={kept} holidays={holidays} showIntent="show" />
      </div>
    </div>
  );
}
