import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { codeErrors } from "~/sign-in/code-errors";
import { CodeInput } from "~/sign-in/code-input";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { SecondFactorCode } from "./second-factor-code";

type AnswerFormProps = { factor: "totp" | "recovery-code"; lastResult: SubmissionResult<string[]> | undefined };

/** Asks for a code of the app, or for one of those that were kept for the day it is lost. */
export function AnswerForm({ factor, lastResult }: AnswerFormProps) {
  const { t } = useText();
  const errors = codeErrors("auth:secondFactor.wrong");
  const [form, fields] = useApiForm(SecondFactorCode, { id: factor, lastResult, ...(factor === "totp" && { errors }) });
  return (
    <>
      <FormErrors id={form.errorId} errors={form.errors} />
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        {factor === "totp" ? (
          <Field field={fields.code} label={t("auth:secondFactor.code")}>
            {(control) => <CodeInput {...control} />}
          </Field>
        ) : (
          <Field field={fields.code} label={t("auth:secondFactor.recoveryCode")}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                className="tabular"
              />
            )}
          </Field>
        )}
        <SubmitButton size="lg" className="mt-2">
          {t("auth:secondFactor.submit")}
        </SubmitButton>
      </Form>
    </>
  );
}
