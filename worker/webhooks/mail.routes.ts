import { type Context, Hono } from "hono";
import { providerRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { readJson } from "../http/json-body";
import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import { recordBounces } from "../mail/bounces.service";
import { isSignedByResend, readResendEvent } from "../providers/resend-events";
import { isSignedBySendGrid, readSendGridEvents } from "../providers/sendgrid-events";

/** Throws `unauthenticated`, for a provider that has no secret here as well: what nobody can sign is believed of nobody. */
async function requireSigned(
  c: Context<AppEnv>,
  provider: "resend" | "sendgrid",
  secret: string | null,
  isSigned: (secret: string, body: string) => boolean,
): Promise<void> {
  const why = secret === null ? "unconfigured" : isSigned(secret, await c.req.text()) ? null : "wrong";
  if (why === null) return;
  log.warn("webhook.refused", { provider, why });
  throw new AppError("unauthenticated", "This request is not signed as it must be.");
}

/** What the mail providers tell of mails that did not arrive, or were not wanted. */
export const mailWebhookRoutes = new Hono<AppEnv>()
  .post(
    "/resend",
    providerRoute("resend"),
    document("webhooks", "An event of a mail at Resend, signed by Svix", { 204: "Taken" }),
    async (c) => {
      const { db, config } = c.var.services;
      const { resendWebhookSecret } = config.mail;
      await requireSigned(c, "resend", resendWebhookSecret, (secret, body) =>
        isSignedByResend(secret, c.req.raw.headers, body),
      );
      await recordBounces(db, "resend", await readJson(c, async (body) => readResendEvent(body)));
      return c.body(null, 204);
    },
  )
  .post(
    "/sendgrid",
    providerRoute("sendgrid"),
    document("webhooks", "Events of mails at SendGrid, with its signature", { 204: "Taken" }),
    async (c) => {
      const { db, config, now } = c.var.services;
      await requireSigned(c, "sendgrid", config.mail.sendgridWebhookKey, (key, body) =>
        isSignedBySendGrid(key, c.req.raw.headers, body, now()),
      );
      await recordBounces(db, "sendgrid", await readJson(c, async (body) => readSendGridEvents(body)));
      return c.body(null, 204);
    },
  );
