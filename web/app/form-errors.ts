import type { $ZodErrorMap } from "zod/v4/core";
import type { Translate } from "./i18n/use-text";

/** Sentences under fields, in a language. */
export type FieldErrors = (t: Translate) => $ZodErrorMap;

/**
 * What a form says under a field, in the reader's language: give it to conform as
 * `parseWithZod(formData, { schema, error: fieldErrors(t) })`, in the browser and in the action alike.
 */
export const fieldErrors: FieldErrors = (t) => (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === null ? t("errors:field.required") : t("errors:field.invalid");
    case "invalid_format":
      return issue.format === "email" ? t("errors:field.email") : t("errors:field.invalid");
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return t("errors:field.required");
      return t(issue.origin === "string" ? "errors:field.tooShort" : "errors:field.tooSmall", {
        count: Number(issue.minimum),
      });
    case "too_big":
      return t(issue.origin === "string" ? "errors:field.tooLong" : "errors:field.tooBig", {
        count: Number(issue.maximum),
      });
    case "invalid_value":
    case "invalid_union":
      return t("errors:field.choice");
    default:
      return t("errors:field.invalid");
  }
};
