import type { DefaultValue, SubmissionResult } from "@conform-to/react";
import { useEffect, useRef } from "react";
import type * as z from "zod";
import { useApiForm } from "../use-api-form";
import { sectionErrors } from "./section-errors";

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
  }: { lastResult: SubmissionResult<string[]> | undefined; defaultValue: DefaultValue<z.input<Schema>> },
) {
  const [form, fields] = useApiForm(schema, { id: SECTION_FORM, lastResult, defaultValue, errors: sectionErrors });
  const saved = JSON.stringify(defaultValue);
  const shown = useRef(saved);
  const { reset } = form;
  useEffect(() => {
    if (shown.current === saved) return;
    shown.current = saved;
    reset();
  }, [saved, reset]);
  return [form, fields] as const;
}
