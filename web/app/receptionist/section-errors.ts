import { type FieldErrors, fieldErrors } from "../form-errors";

/** What only these forms check: the `reason` that a schema's own rule gives. */
const REASONS = ["price", "phone", "endsBefore", "datesReversed"] as const;
const isReason = (reason: unknown): reason is (typeof REASONS)[number] => REASONS.some((known) => known === reason);

/** Sentences under the fields of the receptionist's pages. */
export const sectionErrors: FieldErrors = (t) => (issue) => {
  if (issue.code === "custom" && isReason(issue.params?.reason)) return t(`receptionist:errors.${issue.params.reason}`);
  return fieldErrors(t)(issue);
};
