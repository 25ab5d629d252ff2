import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { useIsAlive } from "~/receptionist/use-is-alive";
import { PartForm } from "~/settings/part-form";
import { CodeInput } from "~/sign-in/code-input";
import { useCountdown } from "~/sign-in/use-countdown";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import type { ProfileAnswer } from "./actions.server";
import { PhoneCodeForm, type SentCode } from "./profile-forms";

/** The code that was sent, and the way to have another. */
export function PhoneCode({ sent, answer }: { sent: SentCode; answer: ProfileAnswer | undefined }) {
  const { t } = useText();
  const [form, fields] = useApiForm(PhoneCodeForm, {
    id: "phone-code",
    lastResult: answer?.intent === "phone" ? answer.reply : undefined,
  });
  return (
    <div className="grid gap-4">
      <p role="status" className="text-14">
        {t("settings:phone.sent", { phone: sent.shown })}
      </p>
      <PartForm form={form} submit={<SubmitButton intent="phone-verify">{t("settings:phone.verify")}</SubmitButton>}>
        <SentFields sent={sent} />
        <Field field={fields.code} label={t("settings:phone.code")}>
          {(control) => <CodeInput {...control} className="tabular max-w-40 tracking-widest" />}
        </Field>
      </PartForm>
      <Form method="post" preventScrollReset className="border-line border-t pt-3">
        <SentFields sent={sent} />
        <Again sent={sent} />
      </Form>
    </div>
  );
}

const SentFields = ({ sent }: { sent: SentCode }) =>
  Object.entries(sent).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

/** Without scripts there is no countdown: the API says when it is too soon. */
function Again({ sent: { againAtMs, resendInS } }: { sent: SentCode }) {
  const { t } = useText();
  const isAlive = useIsAlive();
  const left = useCountdown(resendInS, againAtMs);
  if (isAlive && left > 0)
    return (
      <Button variant="ghost" size="sm" disabled className="tabular">
        {t("settings:phone.againIn", { count: left })}
      </Button>
    );
  return (
    <SubmitButton intent="phone-send" variant="ghost" size="sm">
      {t("settings:phone.again")}
    </SubmitButton>
  );
}
