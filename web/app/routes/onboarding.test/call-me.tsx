import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { useApiForm } from "~/use-api-form";
import { CallMeForm } from "./call-me-form";

type CallMeProps = { id: string; lastResult: SubmissionResult<string[]> | undefined; newKey: string };

/** Whom Ava calls, and where the conversation will be. */
export function CallMe({ id, lastResult, newKey }: CallMeProps) {
  const { t } = useText();
  const [form, fields] = useApiForm(CallMeForm, { id, lastResult });
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormErrors id={form.errorId} errors={form.errors} />
      {/* The same key until a call has started: a form sent again is the same call. */}
      <input type="hidden" name={fields.key.name} value={fields.key.initialValue ?? newKey} />
      <Field field={fields.to} label={t("onboarding:test.to")} hint={t("onboarding:test.toHint")}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            className="tabular max-w-72 phone:max-w-none"
          />
        )}
      </Field>
      <div className="mt-6 grid min-h-44 place-items-center rounded-card border border-line border-dashed px-8 py-10">
        <p className="max-w-[36ch] text-center text-14 text-ink-muted">{t("onboarding:test.idle")}</p>
      </div>
    </Form>
  );
}
