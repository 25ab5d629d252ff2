import type { FieldErrors } from "~/form-errors";

/** What is said under the two fields of a deletion: what to do, rather than what is wrong. */
export const eraseErrors: FieldErrors = (t) => (issue) =>
  issue.path?.[0] === "kept"
    ? t("settings:erase.needsKept")
    : t("settings:erase.wrongWord", { word: t("settings:erase.word") });
