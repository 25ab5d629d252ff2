import { Hono } from "hono";
import { operatorRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { notWritten } from "../http/not-written";

/** For the operator: `npm run rollups:rebuild`. */
export const rollupRoutes = new Hono<AppEnv>().post(
  "/rebuild",
  operatorRoute(),
  document("operations", "Count the calls of every organisation anew, by jobs", { 202: "The jobs are queued" }),
  async (c) => c.body(await notWritten<null>(), 202),
);
