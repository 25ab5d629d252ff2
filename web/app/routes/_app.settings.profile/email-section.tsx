import { Form } from "@remix-run/react";
import { Mail } from "lucide-react";
import { formatDateTime } from "~/format";
import { useText } from "~/i18n/use-text";
import { PartForm } from "~/settings/part-form";
import { PartLink } from "~/settings/part-link";
import { Line, Lines, Section } from "~/settings/section";
import { Alert } from "~/ui/alert";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { useReader } from "~/use-session";
import type { Account } from "../../../../worker/account/account.schema";
import type { ProfileAnswer } from "./actions.server";
import { EmailForm } from "./profile-forms";

type EmailSectionProps = {
  email: { address: string | null; bounce: Account["emailBounce"] };
  isOpen: boolean;
  answer: ProfileAnswer | undefined;
};

/** The address, whether our mail reaches it, and how to have another. */
export function EmailSection({ email: { address, bounce }, isOpen, answer }: EmailSectionProps) {
  const { t } = useText();
  const reader = useReader();
  const sentTo = answer?.intent === "email" ? answer.sentTo : null;
  return (
    <Section title={t("settings:email.title")} body={t("settings:email.body")}>
      {sentTo !== null && (
        <div role="status">
          <Alert kind="good" title={t("settings:email.sent", { email: sentTo })}>
            {t("settings:email.sentBody")}
          </Alert>
        </div>
      )}
      <Lines>
        <Line
          icon={<Mail />}
          title={address ?? t("settings:email.none")}
          state={
            address && (
              <Badge tone={bounce ? "warn" : "good"}>
                {t(bounce ? "settings:email.bounced" : "settings:email.confirmed")}
              </Badge>
            )
          }
          detail={
            bounce &&
            t("settings:email.bounceBody", {
              at: formatDateTime(bounce.at, reader),
              reason: bounce.reason.replace(/\.$/, ""),
            })
          }
          action={
            <>
              {bounce && (
                <Form method="post" preventScrollReset>
                  <SubmitButton intent="email-retry" variant="secondary" size="sm">
                    {t("settings:email.retry")}
                  </SubmitButton>
                </Form>
              )}
              {!isOpen && (
                <PartLink part="email" label={t(address ? "settings:email.change" : "settings:email.add")}>
                  {t(address ? "settings:change" : "settings:add")}
                </PartLink>
              )}
            </>
          }
        />
      </Lines>
      {isOpen && sentTo === null && <NewEmail answer={answer} />}
    </Section>
  );
}

function NewEmail({ answer }: Pick<EmailSectionProps, "answer">) {
  const { t } = useText();
  const [form, fields] = useApiForm(EmailForm, {
    id: "email",
    lastResult: answer?.intent === "email" ? answer.reply : undefined,
  });
  return (
    <Card padded>
      <PartForm form={form} submit={<SubmitButton intent="email">{t("settings:email.send")}</SubmitButton>}>
        <Field field={fields.email} label={t("settings:email.new")} hint={t("settings:email.newHint")}>
          {(control) => (
            <Input {...control} type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} autoFocus />
          )}
        </Field>
      </PartForm>
    </Card>
  );
}
