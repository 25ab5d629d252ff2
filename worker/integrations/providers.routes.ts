import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { limitCost } from "../http/rate-limit";
import { checkTwilio, checkVapi } from "./account-check.service";
import { providersHealth } from "./provider-health.service";
import { AccountCheck, ProvidersHealth } from "./providers.schema";

/** How the organisation's accounts at Vapi and Twilio are doing. */
export const providerRoutes = new Hono<AppEnv>()
  .get(
    "/health",
    requirePermission("credentials:read"),
    document("settings", "Circuit and last errors of each provider", { 200: ProvidersHealth }),
    async (c) => c.json(await providersHealth(c.var.services.db, c.var.actor.orgId)),
  )
  .post(
    "/vapi/check",
    requirePermission("credentials:read"),
    document("settings", "Try the Vapi account now", { 200: AccountCheck }),
    limitCost,
    async (c) => c.json(await checkVapi(c.var.services, c.var.actor.orgId)),
  )
  .post(
    "/twilio/check",
    requirePermission("credentials:read"),
    document("settings", "Try the Twilio account now", { 200: AccountCheck }),
    limitCost,
    async (c) => c.json(await checkTwilio(c.var.services, c.var.actor.orgId)),
  );
