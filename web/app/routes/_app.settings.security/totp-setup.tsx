import { useText } from "~/i18n/use-text";
import { CopyButton } from "~/settings/copy-button";
import { PartForm } from "~/settings/part-form";
import { CodeInput } from "~/sign-in/code-input";
import { TEXT_LINK } from "~/ui/auth-shell";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import type { SecurityAnswer, Setup } from "./answers.server";
import { TotpForm } from "./security-forms";

/** An authenticator app, in two steps: what to scan, and the code it shows then. */
export function TotpSetup({ answer }: { answer: SecurityAnswer | undefined }) {
  const { t } = useText();
  const setup = answer?.intent === "totp" ? answer.setup : null;
  return (
    <Card padded>
      {setup ? (
        <ConfirmTotp setup={setup} answer={answer} />
      ) : (
        <PartForm
          submit={
            <SubmitButton intent="totp-start" autoFocus>
              {t("security:totp.start")}
            </SubmitButton>
          }
        >
          <p className="max-w-[60ch] text-14">{t("security:totp.intro")}</p>
        </PartForm>
      )}
    </Card>
  );
}

function ConfirmTotp({ setup, answer }: { setup: Setup; answer: SecurityAnswer | undefined }) {
  const { t } = useText();
  const [form, fields] = useApiForm(TotpForm, {
    id: "totp",
    lastResult: answer?.intent === "totp" ? answer.reply : undefined,
  });
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-5">
      <div className="grid content-start justify-items-start gap-2">
        <p className="font-medium text-13">{t("security:totp.scan")}</p>
        <img
          src={setup.qr}
          alt={t("security:totp.qr")}
          width={192}
          height={192}
          className="size-48 rounded-card border border-line"
        />
        <a href={setup.otpauthUrl} className={`hidden text-13 phone:inline ${TEXT_LINK}`}>
          {t("security:totp.open")}
        </a>
      </div>
      <div className="grid min-w-0 flex-1 basis-64 content-start gap-5">
        <div className="grid gap-1.5">
          <p className="font-medium text-13">{t("security:totp.manual")}</p>
          <div className="flex flex-wrap items-center gap-2">
            <code className="tabular select-all break-words rounded-control bg-ink/4 px-2.5 py-1.5 font-sans text-13 tracking-wide">
              {setup.secret}
            </code>
            <CopyButton text={setup.secret.replaceAll(" ", "")} />
          </div>
        </div>
        <PartForm form={form} submit={<SubmitButton intent="totp-confirm">{t("security:totp.confirm")}</SubmitButton>}>
          <input type="hidden" name="otpauthUrl" value={setup.otpauthUrl} />
          <Field field={fields.code} label={t("security:totp.code")} hint={t("security:totp.codeHint")}>
            {(control) => <CodeInput {...control} className="tabular max-w-40 tracking-widest" />}
          </Field>
        </PartForm>
      </div>
    </div>
  );
}
