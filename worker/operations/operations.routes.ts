import { Hono } from "hono";
import { publicRoute, requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { listFailedJobs, takeFailedJob } from "../jobs/jobs.queries";
import { notFound } from "../lib/errors";
import { log } from "../lib/log";
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
      const { db, jobs, now } = c.var.services;
      const job = await takeFailedJob(db, c.var.actor.orgId, c.req.valid("param").id, now());
      if (!job) throw notFound("failed job");
      await jobs.send(job);
      log.info("job.replayed", { id: job.id, type: job.type, orgId: job.orgId });
      return c.body(null, 202);
    },
  );
