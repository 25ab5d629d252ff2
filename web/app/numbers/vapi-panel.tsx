import { getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import type { NumberAnswer } from "./actions.server";
import { BuyForm } from "./number-forms";
import { PanelTitle } from "./panel-title";
import { areaCodeErrors } from "./refusals";

type VapiPanelProps = {
  answer: NumberAnswer | undefined;
  newKey: string;
  suggestions: readonly { areaCode: string; place: string }[];
};

const CODES_LIST = "area-codes";

/** Buys a number. Codes with no number left answer with others that have some: one press takes it. */
export function VapiPanel({ answer, newKey, suggestions }: VapiPanelProps) {
  const { t } = useText();
  const bought = answer?.intent === "buy" ? answer : undefined;
  const [form, fields] = useApiForm(BuyForm, { id: "buy", lastResult: bought?.reply, errors: areaCodeErrors });
  // The same key until it succeeds: a form sent again is the same purchase.
  const key = fields.key.initialValue ?? newKey;
  return (
    <section>
      <PanelTitle title={t("numbers:vapi.title")}>{t("numbers:vapi.body")}</PanelTitle>
      <Form method="post" preventScrollReset {...getFormProps(form)}>
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.key.name} value={key} />
        <Field field={fields.areaCode} label={t("numbers:vapi.areaCode")} hint={t("numbers:vapi.areaCodeHint")}>
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                inputMode="numeric"
                maxLength={3}
                list={CODES_LIST}
                className="tabular max-w-28 [&::-webkit-calendar-picker-indicator]:hidden!"
              />
              <SubmitButton intent="buy" variant="secondary">
                {t("numbers:vapi.submit")}
              </SubmitButton>
            </div>
          )}
        </Field>
        <datalist id={CODES_LIST}>
          {suggestions.map(({ areaCode, place }) => (
            <option key={areaCode} value={areaCode}>
              {place}
            </option>
          ))}
        </datalist>
      </Form>
      {bought && bought.hints.length > 0 && (
        <Form method="post" preventScrollReset className="mt-4 animate-appear">
          <p className="mb-2 text-14">{t("numbers:vapi.hints")}</p>
          <input type="hidden" name="intent" value="buy" />
          <input type="hidden" name={fields.key.name} value={newKey} />
          <div className="flex flex-wrap gap-2">
            {bought.hints.map((code) => (
              <SubmitButton key={code} variant="secondary" name={fields.areaCode.name} value={code} className="tabular">
                {t("numbers:vapi.take", { areaCode: code })}
              </SubmitButton>
            ))}
          </div>
        </Form>
      )}
    </section>
  );
}
