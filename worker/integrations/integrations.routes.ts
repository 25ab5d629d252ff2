import { Hono } from "hono";
import { doerOf } from "../audit/doer";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { limitCost } from "../http/rate-limit";
import { validate } from "../http/validate";
import { TwilioCredentials } from "../numbers/numbers.schema";
import { getTwilioSettings } from "./integrations.queries";
import { SaveVapiSettings, TwilioSettings, VapiSettings } from "./integrations.schema";
import { saveVapiKey, twilioSettingsView, vapiSettingsView } from "./integrations.service";
import { connectTwilio } from "./twilio-account";
import { ensureVapiSettings } from "./vapi-account";

/** Secrets go in and never come out: a read shows the last four characters. */
export const vapiSettingsRoutes = new Hono<AppEnv>()
  .get(
    "/settings",
    requirePermission("credentials:read"),
    document("settings", "Which Vapi account answers the calls", { 200: VapiSettings }),
    async (c) => {
      const row = await ensureVapiSettings(c.var.services, c.var.actor.orgId);
      return c.json(vapiSettingsView(c.var.services, row));
    },
  )
  .put(
    "/settings",
    requirePermission("credentials:write"),
    document("settings", "Use an own Vapi account, or AvaFirst's again", { 200: VapiSettings }),
    limitCost,
    validate("json", SaveVapiSettings),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await saveVapiKey(services, actor.orgId, c.req.valid("json").apiKey, doerOf(c)));
    },
  );

export const twilioSettingsRoutes = new Hono<AppEnv>()
  .get(
    "/",
    requirePermission("credentials:read"),
    document("settings", "Which Twilio account is connected", { 200: TwilioSettings }),
    async (c) => c.json(twilioSettingsView(await getTwilioSettings(c.var.services.db, c.var.actor.orgId))),
  )
  .put(
    "/",
    requirePermission("credentials:write"),
    document("settings", "Connect a Twilio account", { 200: TwilioSettings }),
    limitCost,
    validate("json", TwilioCredentials),
    async (c) => {
      const { row } = await connectTwilio(c.var.services, c.var.actor.orgId, c.req.valid("json"), doerOf(c));
      return c.json(twilioSettingsView(row));
    },
  );
