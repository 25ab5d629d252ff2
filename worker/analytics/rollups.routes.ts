import { Hono } from "hono";
import { operatorRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { requireOperator } from "../operations/metrics";
import { queueRebuilds, readRebuild } from "./rebuild.service";
import { QueuedRebuilds, RebuildParam, RebuildQuery, RebuildState } from "./rollups.schema";

/** For the operator: `npm run rollups:rebuild`. */
export const rollupRoutes = new Hono<AppEnv>()
  .post(
    "/rebuild",
    operatorRoute(),
    document("operations", "Count the calls of organisations anew, by a job each; a hundred a request", {
      202: QueuedRebuilds,
    }),
    validate("query", RebuildQuery),
    async (c) => {
      requireOperator(c.var.services, c.req.header("Authorization"));
      return c.json(await queueRebuilds(c.var.services, c.req.valid("query").after), 202);
    },
  )
  .get(
    "/rebuild/:id",
    operatorRoute(),
    document("operations", "How far such a job is", { 200: RebuildState }),
    validate("param", RebuildParam),
    async (c) => {
      requireOperator(c.var.services, c.req.header("Authorization"));
      return c.json(await readRebuild(c.var.services, c.req.valid("param").id));
    },
  );
