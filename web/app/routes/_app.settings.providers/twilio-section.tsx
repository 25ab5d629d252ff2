import { KeyRound } from "lucide-react";
import { useText } from "~/i18n/use-text";
import type { ProviderAnswer } from "~/providers/actions.server";
import { CheckButton, CheckResult, Circuit, LastErrors } from "~/providers/health-lines";
import { twilioErrors } from "~/providers/provider-errors";
import { TwilioForm } from "~/providers/provider-forms";
import { PartForm } from "~/settings/part-form";
import { PartLink } from "~/settings/part-link";
import { Line, Lines, Section } from "~/settings/section";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import type { ProvidersPageData } from "./route";

type TwilioSectionProps = {
  twilio: ProvidersPageData["twilio"];
  isOpen: boolean;
  now: string;
  answer: ProviderAnswer | undefined;
};

/** Which Twilio account is connected, how it is doing, and how to connect another. */
export function TwilioSection({ twilio, isOpen, now, answer }: TwilioSectionProps) {
  const { t } = useText();
  const { connected, accountSid, authTokenLast4, health } = twilio;
  return (
    <Section title={t("providers:twilio.title")} body={t("providers:twilio.body")}>
      <Circuit health={health} now={now} />
      <Lines label={t("providers:twilio.title")}>
        <Line
          icon={<KeyRound />}
          title={t(connected ? "providers:twilio.connected" : "providers:twilio.none")}
          detail={
            connected ? (
              <>
                <span className="block break-all">{accountSid}</span>
                {t("providers:twilio.detail", { last4: authTokenLast4 ?? "…" })}
              </>
            ) : (
              t("providers:twilio.noneDetail")
            )
          }
          action={
            <>
              {connected && <CheckButton provider="twilio" />}
              {!isOpen && (
                <PartLink part="twilio">
                  {t(connected ? "providers:twilio.change" : "providers:twilio.connect")}
                </PartLink>
              )}
            </>
          }
        />
      </Lines>
      <CheckResult
        provider="twilio"
        isConnected={connected}
        check={answer?.intent === "twilio-check" ? answer.check : null}
      />
      {isOpen && <NewAccount answer={answer} />}
      <LastErrors health={health} />
    </Section>
  );
}

function NewAccount({ answer }: Pick<TwilioSectionProps, "answer">) {
  const { t } = useText();
  const [form, fields] = useApiForm(TwilioForm, {
    id: "twilio-account",
    lastResult: answer?.intent === "twilio-save" ? answer.reply : undefined,
    errors: twilioErrors,
  });
  return (
    <Card padded>
      <PartForm form={form} submit={<SubmitButton intent="twilio-save">{t("providers:twilio.submit")}</SubmitButton>}>
        <Field field={fields.accountSid} label={t("numbers:twilio.accountSid")}>
          {(control) => (
            <Input
              {...control}
              placeholder="AC…"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
            />
          )}
        </Field>
        <Field field={fields.authToken} label={t("numbers:twilio.authToken")} hint={t("numbers:twilio.body")}>
          {(control) => <PasswordInput {...control} defaultValue="" autoComplete="off" />}
        </Field>
      </PartForm>
    </Card>
  );
}
