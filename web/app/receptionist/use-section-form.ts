import type { DefaultValue, SubmissionResult } from "@conform-to/react";
import { useEffect, useRef } from "react";
import type * as z from "zod";
import { useApiForm } from "../use-api-form";
import { sameValues } from "./same-values";
import { sectionErrors } from "./section-errors";
import { useAva } from "./use-ava";

/** One form a page, so that the bar under it can send it. */
const SECTION_FORM = "section";

/**
 * The form of one page of the receptionist. It shows what is saved: after a save as the server understood it ("28.92" becomes
 * "28,92"), after the draft was given up what is published.
 */
export function useSectionForm<Schema extends z.ZodObject>(
  schema: Schema,
  {
    lastResult,
    defaultValue,
  }: {
    lastResult: SubmissionResult<string[]> | undefined;
    defaultValue: DefaultValue<z.input<Schema>> & Record<string, unknown>;
  },
) {
  const { isDraft } = useAva();
  const [form, fields] = useApiForm(schema, { id: SECTION_FORM, lastResult, defaultValue, errors: sectionErrors });
  const saved = `${isDraft} ${JSON.stringify(defaultValue)}`;
  const shown = useRef({ saved, defaultValue });
  const { reset } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `saved` tells whether `defaultValue` is another one
  useEffect(() => {
    if (shown.current.saved === saved) return;
    shown.current = { saved, defaultValue };
    reset();
  }, [saved, reset]);
  // Conform's own `dirty` counts the order of fields, and buttons.
  const isDirty = !sameValues({ ...form.value }, shown.current.defaultValue);
  return { form, fields, isDirty };
}
