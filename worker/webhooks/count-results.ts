import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../http/app-env";
import { countWebhook, type WebhookResult } from "../operations/webhook-counts";

/** Whoever sends us webhooks: a path that a stranger makes up is nobody's. */
const SENDERS = new Set(["vapi", "twilio", "resend", "sendgrid"]);

const known = new WeakMap<Request, WebhookResult>();

/** What came of a webhook, from whoever knows better than its status tells: a caller must be answered, whatever has failed. */
export const noteResult = (request: Request, result: WebhookResult): void => void known.set(request, result);

/** Counts how each webhook was answered. */
export const countResults = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const sender = c.req.path.split("/webhooks/")[1]?.split("/")[0] ?? "";
  if (SENDERS.has(sender)) countWebhook(c.var.services, sender, known.get(c.req.raw) ?? resultOf(c.res.status));
});

/** 101 is a socket that was let in. */
const resultOf = (status: number): WebhookResult => {
  if (status >= 500) return "failed";
  return status >= 400 ? "refused" : "taken";
};
