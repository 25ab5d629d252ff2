import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { PhoneCall } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { CallMeForm } from "./call-me-form";
import { WayToTest } from "./way-to-test";

type CallMeProps = { lastResult: SubmissionResult<string[]> | undefined; newKey: string };

/** Ava rings a phone: whom she calls. */
export function CallMe({ lastResult, newKey }: CallMeProps) {
  const { t } = useText();
  const [form, fields] = useApiForm(CallMeForm, { id: "call-me", lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="grid">
      <WayToTest
        icon={<PhoneCall />}
        title={t("onboarding:test.phone")}
        body={t("onboarding:test.phoneBody")}
        action={
          <SubmitButton intent="call" variant="secondary">
            {t("onboarding:test.submit")}
          </SubmitButton>
        }
      >
        <FormErrors id={form.errorId} errors={form.errors} />
        {/* The same key until a call has started: a form sent again is the same call. */}
        <input type="hidden" name={fields.key.name} value={fields.key.initialValue ?? newKey} />
        <Field field={fields.to} label={t("onboarding:test.to")} hint={t("onboarding:test.toHint")}>
          {(control) => <Input {...control} type="tel" inputMode="tel" autoComplete="tel" className="tabular" />}
        </Field>
      </WayToTest>
    </Form>
  );
}
