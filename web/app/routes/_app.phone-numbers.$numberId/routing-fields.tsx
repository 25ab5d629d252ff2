import { Bot, PhoneForwarded, Users } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { ringChoices } from "~/numbers/line-form";
import type { Line } from "~/numbers/lines.server";
import { Alert } from "~/ui/alert";
import { RadioCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import { ConfigureNumber } from "../../../../worker/numbers/numbers.schema";
import type { LineFields } from "./line-fields";

type RoutingFieldsProps = { fields: LineFields; line: Line; profiles: readonly { id: string; name: string }[] };

/** Who answers, who is rung, and what happens when the business is closed. Vapi takes the call before anybody could be rung. */
export function RoutingFields({ fields, line, profiles }: RoutingFieldsProps) {
  const { t } = useText();
  const isVapi = line.provider === "vapi";
  const routing = typeof fields.routing.initialValue === "string" ? fields.routing.initialValue : line.routing;
  const shownRouting = isVapi && routing === "staff-first" ? "ava" : routing;
  const afterHours =
    typeof fields.afterHours.initialValue === "string" ? fields.afterHours.initialValue : line.afterHours;
  const card = (value: Line["routing"]) => ({
    name: fields.routing.name,
    value,
    defaultChecked: value === shownRouting,
  });
  return (
    <>
      <Field field={fields.profileId} label={t("numbers:configure.profile")} className="max-w-sm">
        {(control) => (
          <Select {...control}>
            {profiles.map(({ id, name }) => (
              <option key={id} value={id}>
                {`Ava · ${name}`}
              </option>
            ))}
            <option value="">{t("numbers:configure.nobody")}</option>
          </Select>
        )}
      </Field>
      <ChoiceGroup field={fields.routing} legend={t("numbers:configure.routing")} className="sm:grid-cols-3">
        <RadioCard
          {...card("ava")}
          icon={<Bot />}
          title={t("numbers:configure.ava.title")}
          description={t("numbers:configure.ava.body")}
          className="sm:flex-wrap"
        />
        {!isVapi && (
          <RadioCard
            {...card("staff-first")}
            icon={<Users />}
            title={t("numbers:configure.staffFirst.title")}
            description={t("numbers:configure.staffFirst.body")}
            className="sm:flex-wrap"
          />
        )}
        <RadioCard
          {...card("forward")}
          icon={<PhoneForwarded />}
          title={t("numbers:configure.forward.title")}
          description={t("numbers:configure.forward.body")}
          className="sm:flex-wrap"
        />
      </ChoiceGroup>
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        <Field field={fields.forwardTo} label={t("numbers:configure.phone")} hint={t("numbers:configure.phoneHint")}>
          {(control) => <Input {...control} type="tel" inputMode="tel" autoComplete="off" className="tabular" />}
        </Field>
        <Field
          field={fields.ringS}
          label={t("numbers:configure.ring")}
          className="hidden animate-appear group-has-[[value=staff-first]:checked]/line:grid"
        >
          {(control) => (
            <Select {...control}>
              {ringChoices(line.ringS).map((seconds) => (
                <option key={seconds} value={seconds}>
                  {t("numbers:configure.seconds", { count: seconds })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {isVapi ? (
        <Alert>{t("numbers:configure.vapiOnly")}</Alert>
      ) : (
        <div className="group-has-[[value=forward]:checked]/line:hidden">
          <ChoiceGroup field={fields.afterHours} legend={t("numbers:configure.after")}>
            {ConfigureNumber.shape.afterHours.unwrap().options.map((after) => (
              <RadioCard
                key={after}
                name={fields.afterHours.name}
                value={after}
                defaultChecked={after === afterHours}
                title={t(`numbers:after.${after}`)}
              />
            ))}
          </ChoiceGroup>
        </div>
      )}
    </>
  );
}
