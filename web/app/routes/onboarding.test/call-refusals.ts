import type { Translate } from "~/i18n/use-text";
import type { Refusals } from "~/refusal";

/** Why no phone rings. */
export const callRefusals = (t: Translate): Refusals => ({
  limit_reached: t("onboarding:test.refused.limit"),
  provider_busy: t("onboarding:test.refused.busy"),
  upstream_timeout: t("onboarding:test.refused.timeout"),
  upstream_failed: t("onboarding:test.refused.failed"),
  provider_refused: t("onboarding:test.refused.refused"),
  provider_credentials: t("onboarding:test.refused.credentials"),
  conflict: t("onboarding:test.refused.running"),
  too_many_requests: t("onboarding:test.refused.often"),
});
