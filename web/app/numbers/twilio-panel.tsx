import { getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Alert } from "~/ui/alert";
import { CheckboxCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import type { NumberAnswer } from "./actions.server";
import { ImportForm, type ListedNumbers, VerifyForm } from "./number-forms";
import { PanelTitle } from "./panel-title";
import { credentialErrors, noneChosen } from "./refusals";

type TwilioPanelProps = { answer: NumberAnswer | undefined; newKey: string };

/** Two forms, one after the other: the account's codes, then which of its numbers. */
export function TwilioPanel({ answer, newKey }: TwilioPanelProps) {
  const listed = answer?.intent === "verify" || answer?.intent === "import" ? answer.listed : null;
  return listed ? (
    <ImportNumbers listed={listed} answer={answer} newKey={newKey} />
  ) : (
    <ConnectAccount answer={answer} />
  );
}

function ConnectAccount({ answer }: Pick<TwilioPanelProps, "answer">) {
  const { t } = useText();
  const [form, fields] = useApiForm(VerifyForm, {
    id: "twilio",
    lastResult: answer?.intent === "verify" ? answer.reply : undefined,
    errors: credentialErrors,
  });
  return (
    <section>
      <PanelTitle title={t("numbers:twilio.title")}>{t("numbers:twilio.body")}</PanelTitle>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="grid gap-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Field field={fields.accountSid} label={t("numbers:twilio.accountSid")}>
          {(control) => (
            <Input {...control} placeholder="AC…" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <Field field={fields.authToken} label={t("numbers:twilio.authToken")}>
          {(control) => <PasswordInput {...control} autoComplete="off" />}
        </Field>
        <SubmitButton intent="verify" variant="secondary" className="justify-self-start">
          {t("numbers:twilio.verify")}
        </SubmitButton>
      </Form>
    </section>
  );
}

function ImportNumbers({ listed, answer, newKey }: TwilioPanelProps & { listed: ListedNumbers }) {
  const { t } = useText();
  const imported = answer?.intent === "import" ? answer : undefined;
  const [form, fields] = useApiForm(ImportForm, { id: "import", lastResult: imported?.reply, errors: noneChosen });
  const isNew = listed.items.filter((item) => item.voice && !item.imported);
  return (
    <section>
      <PanelTitle title={t("numbers:twilio.account", { name: listed.name })}>
        {t(`numbers:twilio.${listed.items.length === 0 ? "none" : "takesOver"}`)}
      </PanelTitle>
      {imported && imported.failed.length > 0 && (
        <Alert kind="warn" title={t("numbers:twilio.partly")} className="mb-4">
          <ul className="grid gap-1">
            {imported.failed.map(({ shown, why }) => (
              <li key={shown}>
                <span className="tabular font-medium text-ink">{shown}</span> · {why}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Form method="post" preventScrollReset {...getFormProps(form)} className="grid gap-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.key.name} value={fields.key.initialValue ?? newKey} />
        <input type="hidden" name="listed" value={JSON.stringify(listed)} />
        <ChoiceGroup field={fields.sids} legend={t("numbers:twilio.pick")}>
          {listed.items.map(({ sid, shown, label, voice, imported: isImported }) => (
            <CheckboxCard
              key={sid}
              name={fields.sids.name}
              value={sid}
              disabled={!voice || isImported}
              defaultChecked={isImported}
              title={<span className="tabular">{shown}</span>}
              description={
                isImported
                  ? t("numbers:twilio.imported")
                  : voice
                    ? label !== shown && label
                    : t("numbers:twilio.noVoice")
              }
            />
          ))}
        </ChoiceGroup>
        {isNew.length > 0 && (
          <SubmitButton intent="import" variant="secondary" className="justify-self-start">
            {t("numbers:twilio.import")}
          </SubmitButton>
        )}
      </Form>
    </section>
  );
}
