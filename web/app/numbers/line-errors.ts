import type { FieldErrors } from "~/form-errors";
import { sectionErrors } from "~/receptionist/section-errors";

/** Sentences under the fields of a line. */
export const lineErrors: FieldErrors = (t) => (issue) =>
  issue.code === "custom" && issue.params?.reason === "phoneNeeded"
    ? t("numbers:configure.phoneNeeded")
    : sectionErrors(t)(issue);
