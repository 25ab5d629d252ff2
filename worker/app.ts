import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { accountRoutes } from "./account/account.routes";
import { analyticsRoutes } from "./analytics/analytics.routes";
import { rollupRoutes } from "./analytics/rollups.routes";
import { authRoutes } from "./auth/auth.routes";
import { emailLinkRoutes } from "./auth/email-link.routes";
import { sessionRoutes } from "./auth/sessions.routes";
import { appointmentRoutes } from "./calendar/calendar.routes";
import { callRoutes } from "./calls/calls.routes";
import { deletionRoutes } from "./calls/deletions.routes";
import { exportRoutes } from "./calls/export.routes";
import { liveRoutes } from "./calls/live.routes";
import { steerRoutes } from "./calls/steer.routes";
import { viewRoutes } from "./calls/views.routes";
import { declaredRoutes } from "./http/access";
import type { AppEnv } from "./http/app-env";
import { answerError } from "./http/errors";
import { refuseForeignOrigins } from "./http/origin";
import { limitRequests } from "./http/rate-limit";
import { withRequest } from "./http/request";
import { revalidated } from "./http/revalidated";
import { withSecureHeaders } from "./http/secure-headers";
import { identityRoutes } from "./identities/identities.routes";
import { twilioSettingsRoutes, vapiSettingsRoutes } from "./integrations/integrations.routes";
import { providerRoutes } from "./integrations/providers.routes";
import { AppError, notFound } from "./lib/errors";
import { mfaRoutes } from "./mfa/mfa.routes";
import { passkeyRoutes } from "./mfa/passkeys.routes";
import { stepUpRoutes } from "./mfa/step-up.routes";
import { answerAtRoutes } from "./numbers/answer-at.routes";
import { numberRoutes } from "./numbers/numbers.routes";
import { onboardingRoutes } from "./onboarding/onboarding.routes";
import { operationsRoutes } from "./operations/operations.routes";
import { memberRoutes } from "./orgs/members.routes";
import { phoneLogInRoutes } from "./phone-log-in/phone-log-in.routes";
import { gapRoutes } from "./receptionists/knowledge-gaps.routes";
import { publishingRoutes } from "./receptionists/publishing.routes";
import { profileRoutes, voiceRoutes } from "./receptionists/receptionists.routes";
import { referenceRoutes } from "./reference/reference.routes";
import { webhookRoutes } from "./webhooks/webhooks.routes";

/** A Vapi end-of-call report of an hour's call stays under this. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

const routes = new Hono<AppEnv>()
  // Lists and details: read again and again by pages that come back to them.
  .use("/calls", revalidated)
  .use("/calls/:id", revalidated)
  .use("/phone-numbers/my-numbers", revalidated)
  .use("/ava-profiles/*", revalidated)
  .use("/analytics/*", revalidated)
  .route("/", operationsRoutes)
  .route("/auth", authRoutes)
  .route("/auth", emailLinkRoutes)
  .route("/auth/phone", phoneLogInRoutes)
  .route("/auth/oauth", identityRoutes)
  .route("/auth/sessions", sessionRoutes)
  .route("/auth/mfa", mfaRoutes)
  .route("/auth/passkeys", passkeyRoutes)
  .route("/auth/step-up", stepUpRoutes)
  .route("/account", accountRoutes)
  .route("/members", memberRoutes)
  .route("/onboarding", onboardingRoutes)
  .route("/ava-profiles", profileRoutes)
  .route("/ava-profiles", publishingRoutes)
  .route("/ava-profiles", answerAtRoutes)
  .route("/knowledge-gaps", gapRoutes)
  .route("/appointments", appointmentRoutes)
  .route("/voices", voiceRoutes)
  .route("/phone-numbers", numberRoutes)
  .route("/vapi", vapiSettingsRoutes)
  .route("/twilio-settings", twilioSettingsRoutes)
  .route("/calls/views", viewRoutes)
  .route("/calls", deletionRoutes)
  .route("/calls", exportRoutes)
  .route("/calls", steerRoutes)
  .route("/calls", callRoutes)
  .route("/live", liveRoutes)
  .route("/providers", providerRoutes)
  .route("/rollups", rollupRoutes)
  .route("/analytics", analyticsRoutes)
  .route("/webhooks", webhookRoutes);

export type Api = typeof routes;

export const app = new Hono<AppEnv>()
  .use(withRequest)
  .use(withSecureHeaders)
  .use(limitRequests)
  .use(refuseForeignOrigins)
  .use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new AppError("payload_too_large", "The body is larger than 2 MiB.");
      },
    }),
  )
  .route("/api/v1", routes)
  .route("/api/v1", referenceRoutes(routes))
  .notFound(() => {
    throw notFound("route");
  })
  .onError(answerError);

// Deny-all: a route that declares neither a permission nor that it is public stops the Worker from starting.
export const mountedRoutes = declaredRoutes(app);
