import type { FieldErrors } from "~/form-errors";
import type { Translate } from "~/i18n/use-text";
import type { Refusals } from "~/refusal";

/** Why Vapi gave no number. */
export const purchaseRefusals = (t: Translate): Refusals => ({
  provider_refused: t("numbers:vapi.refused"),
  provider_credentials: t("numbers:vapi.credentials"),
  limit_reached: t("numbers:vapi.limit"),
  provider_busy: t("numbers:vapi.busy"),
  upstream_timeout: t("numbers:vapi.timeout"),
  upstream_failed: t("numbers:vapi.failed"),
  conflict: t("numbers:vapi.conflict"),
});

/** Why Twilio let us not in, or a number did not come over. */
export const importRefusals = (t: Translate): Refusals => ({
  provider_credentials: t("numbers:twilio.credentials"),
  provider_refused: t("numbers:twilio.refused"),
  conflict: t("numbers:twilio.conflict"),
  provider_busy: t("numbers:twilio.busy"),
  upstream_timeout: t("numbers:twilio.timeout"),
  upstream_failed: t("numbers:twilio.failed"),
});

export const areaCodeErrors: FieldErrors = (t) => () => t("numbers:vapi.areaCodeWrong");

/** Each of Twilio's two codes has a form of its own, worth naming. */
export const credentialErrors: FieldErrors = (t) => (issue) =>
  t(`numbers:twilio.${issue.path?.[0] === "accountSid" ? "accountSidWrong" : "authTokenWrong"}`);

export const noneChosen: FieldErrors = (t) => () => t("numbers:twilio.noneChosen");
