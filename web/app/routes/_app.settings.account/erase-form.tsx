import type { SubmissionResult } from "@conform-to/react";
import { useState } from "react";
import { useText } from "~/i18n/use-text";
import { CheckBox } from "~/receptionist/check-box";
import { useIsAlive } from "~/receptionist/use-is-alive";
import { PartForm } from "~/settings/part-form";
import { controlProps, Field, FieldError } from "~/ui/field";
import { Input } from "~/ui/input";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { eraseForm } from "./account-forms";
import { eraseErrors } from "./erase-errors";

/** A box to tick and a word to type, before the button that cannot be taken back. */
export function EraseForm({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useText();
  const isAlive = useIsAlive();
  const [isKept, setIsKept] = useState(false);
  const word = t("settings:erase.word");
  const [form, fields] = useApiForm(eraseForm(word), { id: "erase", lastResult, errors: eraseErrors });
  const { defaultValue: _, ...kept } = controlProps(fields.kept, false);
  return (
    <PartForm
      form={form}
      submit={
        <SubmitButton variant="danger" disabled={isAlive && !isKept}>
          {t("settings:erase.submit")}
        </SubmitButton>
      }
    >
      <div>
        <CheckBox {...kept} label={t("settings:erase.kept")} onChange={({ target }) => setIsKept(target.checked)} />
        {fields.kept.errors && <FieldError id={fields.kept.errorId}>{fields.kept.errors.join(" ")}</FieldError>}
      </div>
      <Field field={fields.word} label={t("settings:erase.typed", { word })}>
        {(control) => (
          <Input {...control} autoComplete="off" autoCapitalize="characters" spellCheck={false} className="max-w-60" />
        )}
      </Field>
    </PartForm>
  );
}
