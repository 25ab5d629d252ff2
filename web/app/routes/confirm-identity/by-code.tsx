import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { CodeProof } from "./proofs";

type ByCodeProps = { kind: "totp" | "recovery-code"; lastResult: SubmissionResult<string[]> | undefined };

/** The code of the app, or one of those kept for the day it is lost. */
export function ByCode({ kind, lastResult }: ByCodeProps) {
  const { t } = useText();
  const [form, fields] = useApiForm(CodeProof, { id: `prove-${kind}`, lastResult });
  const isRecovery = kind === "recovery-code";
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-5">
      <input type="hidden" name="kind" value={kind} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <Field
        field={fields.code}
        label={t(isRecovery ? "confirm:recovery" : "confirm:code")}
        hint={t(isRecovery ? "confirm:recoveryHint" : "confirm:codeHint")}
      >
        {(control) => (
          <Input
            {...control}
            {...(isRecovery
              ? { autoComplete: "off", autoCapitalize: "none", spellCheck: false }
              : { inputMode: "numeric", autoComplete: "one-time-code" })}
            className="tabular tracking-widest"
            autoFocus
          />
        )}
      </Field>
      <SubmitButton size="lg" intent="prove">
        {t("confirm:submit")}
      </SubmitButton>
    </Form>
  );
}
