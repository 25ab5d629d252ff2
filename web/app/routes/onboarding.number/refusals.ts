import type { FieldErrors } from "~/form-errors";
import type { Translate } from "~/i18n/use-text";
import type { Refusals } from "../onboarding/refusal";

/** Why Vapi gave no number. */
export const purchaseRefusals = (t: Translate): Refusals => ({
  provider_refused: t("onboarding:number.vapi.refused"),
  provider_credentials: t("onboarding:number.vapi.credentials"),
  limit_reached: t("onboarding:number.vapi.limit"),
  provider_busy: t("onboarding:number.vapi.busy"),
  upstream_timeout: t("onboarding:number.vapi.timeout"),
  upstream_failed: t("onboarding:number.vapi.failed"),
});

/** Why Twilio let us not in, or a number did not come over. */
export const importRefusals = (t: Translate): Refusals => ({
  provider_credentials: t("onboarding:number.twilio.credentials"),
  provider_refused: t("onboarding:number.twilio.refused"),
  conflict: t("onboarding:number.twilio.conflict"),
  provider_busy: t("onboarding:number.twilio.busy"),
  upstream_timeout: t("onboarding:number.twilio.timeout"),
  upstream_failed: t("onboarding:number.twilio.failed"),
});

export const areaCodeErrors: FieldErrors = (t) => () => t("onboarding:number.vapi.areaCodeWrong");

/** Each of Twilio's two codes has a form of its own, worth naming. */
export const credentialErrors: FieldErrors = (t) => (issue) =>
  t(`onboarding:number.twilio.${issue.path?.[0] === "accountSid" ? "accountSidWrong" : "authTokenWrong"}`);

export const noneChosen: FieldErrors = (t) => () => t("onboarding:number.twilio.noneChosen");
