import { Hono } from "hono";
import { operatorRoute, publicRoute, requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { listFailedJobs, replayFailedJob } from "../jobs/failed-jobs.service";
import { metricsText, requireOperator } from "./metrics";
import { FailedJobParam, FailedJobs } from "./operations.schema";

export const operationsRoutes = new Hono<AppEnv>()
  .get(
    "/healthz",
    publicRoute(),
    document("operations", "Whether the Worker and its database answer", { 200: "Both answer" }),
    async (c) => {
      await c.env.DB.prepare("SELECT 1").run();
      return c.json({ status: "ok" as const });
    },
  )
  .get(
    "/metrics",
    operatorRoute(),
    document("operations", "Figures of the whole service for Prometheus", { 200: "Prometheus text" }),
    async (c) => {
      requireOperator(c.var.services, c.req.header("Authorization"));
      const text = await metricsText(c.var.services);
      return c.body(text, 200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" });
    },
  )
  .get(
    "/failed-jobs",
    requirePermission("jobs:replay"),
    document("operations", "Work that used up its retries and waits for a person", { 200: FailedJobs }),
    async (c) => {
      const rows = await listFailedJobs(c.var.services.db, c.var.actor.orgId);
      return c.json({ items: rows.map((row) => ({ ...row, failedAt: row.failedAt.toISOString() })) });
    },
  )
  .post(
    "/failed-jobs/:id/replay",
    requirePermission("jobs:replay"),
    document("operations", "Send a failed job again", { 202: "The job is queued" }),
    validate("param", FailedJobParam),
    async (c) => {
      await replayFailedJob(c.var.services, c.var.actor.orgId, c.req.valid("param").id);
      return c.body(null, 202);
    },
  );
