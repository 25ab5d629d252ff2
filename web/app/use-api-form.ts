import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { FocusEvent } from "react";
import type * as z from "zod";
import { type FieldErrors, fieldErrors } from "./form-errors";
import { useText } from "./i18n/use-text";

/**
 * For a form's `onBlur`: checks a field as it is left for another, unless it is still empty. What is left for a link or a button
 * waits for the press, because a sentence that appears would move the button away from under the pointer.
 */
export function checkOnLeave(form: { validate: (intent: { name: string }) => void }) {
  return ({ target, relatedTarget }: FocusEvent<HTMLFormElement>) => {
    const left: EventTarget = target;
    if (!(left instanceof HTMLInputElement) || left.value === "" || left.name === "") return;
    if (relatedTarget === null || relatedTarget instanceof HTMLInputElement) form.validate({ name: left.name });
  };
}

/**
 * A form on one of the API's own schemas: checked in the browser when it is sent and again as it is mended, on the
 * server always, in the reader's language. conform moves the focus to the first field that is wrong.
 */
export function useApiForm<Schema extends z.ZodObject>(
  schema: Schema,
  {
    id,
    lastResult,
    defaultValue,
    errors = fieldErrors,
    schemaFor = () => schema,
  }: {
    /** Distinct on the page: fields are named after it. */
    id: string;
    lastResult: SubmissionResult<string[]> | undefined;
    defaultValue?: DefaultValue<z.input<Schema>>;
    /** What is said under a field, where the general sentence would leave one guessing: the action's own. */
    errors?: FieldErrors;
    /** Which schema holds for what is being sent, where a choice leaves a part of the form aside. */
    schemaFor?: (sent: FormData) => z.ZodObject;
  },
) {
  const { t } = useText();
  const [form, fields] = useForm<z.input<Schema>, Record<string, unknown>, string[]>({
    id,
    lastResult: lastResult ?? null,
    ...(defaultValue !== undefined && { defaultValue }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema: schemaFor(formData), error: errors(t) }),
  });
  // conform renders again for what was read in the last render, children included, and forgets their part when this component
  // alone is rendered, as useTranslation makes it once after hydration. What is read here is never forgotten.
  void form.allErrors;
  return [form, fields] as const;
}
