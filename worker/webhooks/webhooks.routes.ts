import { Hono } from "hono";
import * as z from "zod";
import { providerRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { readJson } from "../http/json-body";
import { log } from "../lib/log";
import { noteUnknownMessage } from "../operations/metrics";
import { readVapiMessage } from "../providers/vapi-messages";
import { countResults, noteResult } from "./count-results";
import { mailWebhookRoutes } from "./mail.routes";
import { twilioWebhookRoutes } from "./twilio.routes";
import { answerVapi } from "./vapi.service";
import { requireVapiOrg } from "./webhook-key";

export const webhookRoutes = new Hono<AppEnv>()
  .use(countResults)
  .route("/twilio", twilioWebhookRoutes)
  .route("/", mailWebhookRoutes)
  .post(
    "/vapi",
    providerRoute("vapi"),
    document("webhooks", "Vapi's server messages, with the organisation's secret in X-Vapi-Secret", {
      200: z.record(z.string(), z.unknown()),
    }),
    async (c) => {
      const { services } = c.var;
      const orgId = await requireVapiOrg(services, c.req.header("X-Vapi-Secret"));
      const message = await readJson(c, (body) => readVapiMessage(body, services.now().getTime()));
      if (message.kind === "unknown") {
        log.warn("webhook.unknown_type", { provider: "vapi", orgId, type: message.type });
        services.waitUntil(noteUnknownMessage(services, "vapi", message.type));
      }
      const { answer, isRepeat } = await answerVapi(services, orgId, message);
      if (isRepeat) noteResult(c.req.raw, "repeated");
      return c.json(answer);
    },
  );
