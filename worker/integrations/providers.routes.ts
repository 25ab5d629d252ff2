import { Hono } from "hono";
import type * as z from "zod";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { notWritten } from "../http/not-written";
import { limitCost } from "../http/rate-limit";
import { AccountCheck, ProvidersHealth } from "./providers.schema";

/** How the organisation's accounts at Vapi and Twilio are doing. */
export const providerRoutes = new Hono<AppEnv>()
  .get(
    "/health",
    requirePermission("credentials:read"),
    document("settings", "Circuit and last errors of each provider", { 200: ProvidersHealth }),
    async (c) => c.json(await notWritten<z.infer<typeof ProvidersHealth>>()),
  )
  .post(
    "/vapi/check",
    requirePermission("credentials:read"),
    document("settings", "Try the Vapi account now", { 200: AccountCheck }),
    limitCost,
    async (c) => c.json(await notWritten<AccountCheck>()),
  )
  .post(
    "/twilio/check",
    requirePermission("credentials:read"),
    document("settings", "Try the Twilio account now", { 200: AccountCheck }),
    limitCost,
    async (c) => c.json(await notWritten<AccountCheck>()),
  );
