import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { PasskeyNameForm } from "./security-forms";

type RenamePasskeyProps = { id: string; name: string; reply: SubmissionResult<string[]> | undefined };

/** Opens under its passkey. It closes by its new name, which makes it another one. */
export function RenamePasskey({ id, name, reply }: RenamePasskeyProps) {
  const { t } = useText();
  const [form, fields] = useApiForm(PasskeyNameForm, {
    id: `passkey-${id}`,
    lastResult: reply,
    defaultValue: { name },
  });
  return (
    <details key={name} open={reply !== undefined} className="mt-1 pl-9 phone:pl-0">
      <summary
        aria-label={t("security:passkeys.renameLabel", { name })}
        className="inline-flex min-h-8 cursor-pointer list-none items-center rounded-control text-13 text-ink-muted underline-offset-4 hover:text-ink hover:underline phone:min-h-11 [&::-webkit-details-marker]:hidden"
      >
        {t("security:passkeys.rename")}
      </summary>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="grid gap-3 pt-2">
        <input type="hidden" name="id" value={id} />
        <FormErrors id={form.errorId} errors={form.errors} />
        <div className="flex flex-wrap items-end gap-2">
          <Field field={fields.name} label={t("security:passkeys.nameLabel")} className="flex-1 basis-48">
            {(control) => <Input {...control} maxLength={60} autoComplete="off" />}
          </Field>
          <SubmitButton intent="passkey-rename" variant="secondary">
            {t("save")}
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}
