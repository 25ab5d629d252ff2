import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Username } from "~/sign-in/username";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { PasswordInput } from "~/ui/password-input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { PasswordProof } from "./proofs";

type ByPasswordProps = { email: string | null; lastResult: SubmissionResult<string[]> | undefined };

export function ByPassword({ email, lastResult }: ByPasswordProps) {
  const { t } = useText();
  const [form, fields] = useApiForm(PasswordProof, { id: "prove-password", lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-5">
      <FormErrors id={form.errorId} errors={form.errors} />
      {email && <Username value={email} />}
      <Field field={fields.password} label={t("confirm:password")}>
        {(control) => <PasswordInput {...control} autoComplete="current-password" autoFocus />}
      </Field>
      <SubmitButton size="lg" intent="prove">
        {t("confirm:submit")}
      </SubmitButton>
    </Form>
  );
}
