import { Link } from "@remix-run/react";
import { KeyRound, Webhook } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { LINES_PATH } from "~/numbers/number-forms";
import type { ProviderAnswer } from "~/providers/actions.server";
import { CheckButton, CheckResult, Circuit, LastErrors } from "~/providers/health-lines";
import { vapiKeyErrors } from "~/providers/provider-errors";
import { VapiKeyForm } from "~/providers/provider-forms";
import { AskingButton } from "~/settings/asking-button";
import { CopyButton } from "~/settings/copy-button";
import { PartForm } from "~/settings/part-form";
import { PartLink } from "~/settings/part-link";
import { Line, Lines, Section } from "~/settings/section";
import { Alert } from "~/ui/alert";
import { TEXT_LINK } from "~/ui/auth-shell";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import type { ProvidersPageData } from "./route";

type VapiSectionProps = {
  vapi: ProvidersPageData["vapi"];
  isOpen: boolean;
  now: string;
  answer: ProviderAnswer | undefined;
};

/** Whose Vapi account answers, how it is doing, and how to use another. */
export function VapiSection({ vapi, isOpen, now, answer }: VapiSectionProps) {
  const { t } = useText();
  const isOwn = vapi.account === "own";
  const isConflict = (answer?.intent === "vapi-key" || answer?.intent === "vapi-platform") && answer.isConflict;
  return (
    <Section title={t("providers:vapi.title")} body={t("providers:vapi.body")}>
      {isConflict && (
        <Alert kind="bad" title={t("providers:vapi.conflictTitle")}>
          {t("providers:vapi.conflict")}{" "}
          <Link to={LINES_PATH} className={TEXT_LINK}>
            {t("numbers:list")}
          </Link>
        </Alert>
      )}
      <Circuit health={vapi.health} now={now} />
      <Lines label={t("providers:vapi.title")}>
        <Line
          icon={<KeyRound />}
          title={t(isOwn ? "providers:vapi.own" : "providers:vapi.platform")}
          detail={
            isOwn
              ? t("providers:vapi.ownDetail", { last4: vapi.apiKeyLast4 ?? "…" })
              : t("providers:vapi.platformDetail")
          }
          action={
            <>
              <CheckButton provider="vapi" />
              {!isOpen && (
                <PartLink part="vapi">{t(isOwn ? "providers:vapi.change" : "providers:vapi.useOwn")}</PartLink>
              )}
              {isOwn && (
                <AskingButton
                  intent="vapi-platform"
                  title={t("providers:vapi.backTitle")}
                  body={t("providers:vapi.backBody")}
                  variant="secondary"
                >
                  {t("providers:vapi.back")}
                </AskingButton>
              )}
            </>
          }
        />
        <Line
          icon={<Webhook />}
          title={t("providers:vapi.webhook")}
          detail={
            <>
              <code className="break-all select-all text-12 text-ink">{vapi.webhookUrl}</code>
              <span className="mt-1 block">{t("providers:vapi.webhookHint")}</span>
            </>
          }
          action={<CopyButton text={vapi.webhookUrl} />}
        />
      </Lines>
      <CheckResult provider="vapi" isConnected check={answer?.intent === "vapi-check" ? answer.check : null} />
      {isOpen && <NewKey answer={answer} />}
      <LastErrors health={vapi.health} />
    </Section>
  );
}

function NewKey({ answer }: Pick<VapiSectionProps, "answer">) {
  const { t } = useText();
  const [form, fields] = useApiForm(VapiKeyForm, {
    id: "vapi-key",
    lastResult: answer?.intent === "vapi-key" ? answer.reply : undefined,
    errors: vapiKeyErrors,
  });
  return (
    <Card padded>
      <PartForm form={form} submit={<SubmitButton intent="vapi-key">{t("save")}</SubmitButton>}>
        <Field field={fields.apiKey} label={t("providers:vapi.key")} hint={t("providers:vapi.keyHint")}>
          {(control) => <PasswordInput {...control} defaultValue="" autoComplete="off" autoFocus />}
        </Field>
      </PartForm>
    </Card>
  );
}
