import type { FieldErrors } from "~/form-errors";

/** Under the fields of an account: what such a code looks like. */
export const vapiKeyErrors: FieldErrors = (t) => () => t("providers:vapi.keyWrong");
export const twilioErrors: FieldErrors = (t) => (issue) =>
  t(`numbers:twilio.${issue.path?.[0] === "accountSid" ? "accountSidWrong" : "authTokenWrong"}`);
