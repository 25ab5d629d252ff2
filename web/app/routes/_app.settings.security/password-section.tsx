import { LockKeyhole } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { PartForm } from "~/settings/part-form";
import { PartLink } from "~/settings/part-link";
import { Line, Lines, Section } from "~/settings/section";
import { NewPassword } from "~/sign-in/new-password";
import { Username } from "~/sign-in/username";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { useSession } from "~/use-session";
import type { SecurityAnswer } from "./answers.server";
import { PasswordForm } from "./security-forms";

type PasswordSectionProps = { hasPassword: boolean; isOpen: boolean; answer: SecurityAnswer | undefined };

/** Whether there is a password, and how to have another. */
export function PasswordSection({ hasPassword, isOpen, answer }: PasswordSectionProps) {
  const { t } = useText();
  return (
    <Section title={t("security:password.title")} body={t("security:password.body")}>
      <Lines>
        <Line
          icon={<LockKeyhole />}
          title={t(hasPassword ? "security:password.set" : "security:password.none")}
          action={
            !isOpen && (
              <PartLink part="password" label={t(hasPassword ? "security:password.change" : "security:password.add")}>
                {t(hasPassword ? "settings:change" : "settings:add")}
              </PartLink>
            )
          }
        />
      </Lines>
      {isOpen && <ChoosePassword hasPassword={hasPassword} answer={answer} />}
    </Section>
  );
}

function ChoosePassword({ hasPassword, answer }: Pick<PasswordSectionProps, "hasPassword" | "answer">) {
  const { t } = useText();
  const { user } = useSession();
  const [form, fields] = useApiForm(PasswordForm, {
    id: "password",
    lastResult: answer?.intent === "password" ? answer.reply : undefined,
  });
  return (
    <Card padded>
      <PartForm form={form} submit={<SubmitButton intent="password">{t("security:password.save")}</SubmitButton>}>
        <Username value={user.email ?? user.phone ?? ""} />
        {hasPassword && (
          <Field field={fields.current} label={t("security:password.current")}>
            {(control) => <PasswordInput {...control} autoComplete="current-password" autoFocus required />}
          </Field>
        )}
        <NewPassword field={fields.password} label={t("security:password.new")} autoFocus={!hasPassword} />
        <p className="text-13 text-ink-muted">{t("security:password.ends")}</p>
      </PartForm>
    </Card>
  );
}
