import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { AnalyticsSummary, CallsPerDay, PeakHours, PerDayQuery, SummaryQuery } from "./analytics.schema";
import { readCallsPerDay, readPeakHours, readSummary } from "./analytics.service";

/** Figures of the calls that are over, from the rollups alone: as cheap with a million calls as with ten. */
export const analyticsRoutes = new Hono<AppEnv>()
  .get(
    "/summary",
    requirePermission("analytics:read"),
    document("analytics", "Today, the week and the month so far, each beside the one before", {
      200: AnalyticsSummary,
    }),
    validate("query", SummaryQuery),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await readSummary(services, actor.orgId, c.req.valid("query").tz));
    },
  )
  .get(
    "/calls-per-day",
    requirePermission("analytics:read"),
    document("analytics", "Calls of the last days, one entry a day", { 200: CallsPerDay }),
    validate("query", PerDayQuery),
    async (c) => {
      const { services, actor } = c.var;
      return c.json({ items: await readCallsPerDay(services, actor.orgId, c.req.valid("query")) });
    },
  )
  .get(
    "/peak-hours",
    requirePermission("analytics:read"),
    document("analytics", "Calls by hour of the week, this month and the one before", { 200: PeakHours }),
    validate("query", SummaryQuery),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await readPeakHours(services, actor.orgId, c.req.valid("query").tz));
    },
  );
