import { type FieldErrors, fieldErrors } from "../form-errors";

/** The one thing that only this form checks is a moment that was announced and is missing. */
export const questionErrors: FieldErrors = (t) => (issue) =>
  issue.path?.[0] === "at" ? t("tester:panel.atMissing") : fieldErrors(t)(issue);
