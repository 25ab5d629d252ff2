import { Form } from "@remix-run/react";
import { Smartphone } from "lucide-react";
import { ConfirmButton } from "~/confirm-button";
import { useText } from "~/i18n/use-text";
import { PartForm } from "~/settings/part-form";
import { PartLink } from "~/settings/part-link";
import { Line, Lines, Section } from "~/settings/section";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import type { ProfileAnswer } from "./actions.server";
import { PhoneCode } from "./phone-code";
import { PhoneForm } from "./profile-forms";

type PhoneSectionProps = {
  phone: { shown: string | null; isOffered: boolean };
  isOpen: boolean;
  answer: ProfileAnswer | undefined;
};

/** The number that codes are sent to: added or changed in two steps, or removed. */
export function PhoneSection({ phone: { shown, isOffered }, isOpen, answer }: PhoneSectionProps) {
  const { t } = useText();
  const sent = answer?.intent === "phone" ? answer.sent : null;
  return (
    <Section title={t("settings:phone.title")} body={t("settings:phone.body")}>
      <Lines>
        <Line
          icon={<Smartphone />}
          title={shown ?? t("settings:phone.none")}
          detail={!isOffered && t("settings:phone.unavailable")}
          action={
            <>
              {isOffered && !isOpen && (
                <PartLink part="phone" label={t(shown ? "settings:phone.change" : "settings:phone.add")}>
                  {t(shown ? "settings:change" : "settings:add")}
                </PartLink>
              )}
              {shown && (
                <ConfirmButton
                  label={t("settings:phone.remove")}
                  size="sm"
                  variant="quiet"
                  title={t("settings:phone.removeTitle")}
                  body={t("settings:phone.removeBody", { phone: shown })}
                >
                  <Form method="post" preventScrollReset>
                    <SubmitButton intent="phone-remove" variant="danger">
                      {t("settings:phone.remove")}
                    </SubmitButton>
                  </Form>
                </ConfirmButton>
              )}
            </>
          }
        />
      </Lines>
      {isOpen && isOffered && (
        <Card padded>{sent ? <PhoneCode sent={sent} answer={answer} /> : <NewPhone answer={answer} />}</Card>
      )}
    </Section>
  );
}

function NewPhone({ answer }: Pick<PhoneSectionProps, "answer">) {
  const { t } = useText();
  const [form, fields] = useApiForm(PhoneForm, {
    id: "phone",
    lastResult: answer?.intent === "phone" ? answer.reply : undefined,
  });
  return (
    <PartForm form={form} submit={<SubmitButton intent="phone-send">{t("settings:phone.send")}</SubmitButton>}>
      <Field field={fields.phone} label={t("settings:phone.new")} hint={t("settings:phone.newHint")}>
        {(control) => <Input {...control} type="tel" autoComplete="tel" autoFocus />}
      </Field>
    </PartForm>
  );
}
