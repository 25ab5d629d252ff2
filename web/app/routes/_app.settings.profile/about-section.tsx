import { getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Section } from "~/settings/section";
import type { ZoneRegion } from "~/settings/time-zones";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { useSession } from "~/use-session";
import type { Account } from "../../../../worker/account/account.schema";
import type { ProfileAnswer } from "./actions.server";
import { KNOWN_LOCALE, ProfileForm } from "./profile-forms";

type AboutSectionProps = {
  profile: Pick<Account, "name" | "locale" | "timeZone">;
  zones: readonly ZoneRegion[];
  answer: ProfileAnswer | undefined;
};

/** Name, language and time zone. */
export function AboutSection({ profile, zones, answer }: AboutSectionProps) {
  const { t } = useText();
  const { org } = useSession();
  const [form, fields] = useApiForm(ProfileForm, {
    id: "profile",
    lastResult: answer?.intent === "profile" ? answer.reply : undefined,
    defaultValue: { ...profile, timeZone: profile.timeZone ?? "" },
  });
  return (
    <Section title={t("settings:about.title")} body={t("settings:about.body")}>
      <Card padded>
        <Form method="post" preventScrollReset {...getFormProps(form)} className="grid gap-5">
          <input type="hidden" name={KNOWN_LOCALE} value={profile.locale} />
          <FormErrors id={form.errorId} errors={form.errors} />
          <Field field={fields.name} label={t("settings:about.name")}>
            {(control) => <Input {...control} autoComplete="name" />}
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              field={fields.locale}
              label={t("settings:about.language")}
              hint={t("settings:about.languageHint")}
              className="content-start"
            >
              {(control) => (
                <Select {...control}>
                  <option value="fr" lang="fr">
                    Français
                  </option>
                  <option value="en" lang="en">
                    English
                  </option>
                </Select>
              )}
            </Field>
            <Field
              field={fields.timeZone}
              label={t("settings:about.timeZone")}
              hint={t("settings:about.timeZoneHint")}
              className="content-start"
            >
              {(control) => (
                <Select {...control}>
                  <option value="">{t("settings:about.ofOrg", { zone: org.timeZone.replaceAll("_", " ") })}</option>
                  {zones.map(({ region, zones: ofRegion }) => (
                    <optgroup key={region} label={region || "UTC"}>
                      {ofRegion.map(({ id, city }) => (
                        <option key={id} value={id}>
                          {city}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <SubmitButton intent="profile" className="justify-self-start">
            {t("save")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
