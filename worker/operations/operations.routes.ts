import { Hono } from "hono";
import { publicRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";

export const operationsRoutes = new Hono<AppEnv>().get(
  "/healthz",
  publicRoute(),
  document("operations", "Whether the Worker and its database answer", { 200: "Both answer" }),
  async (c) => {
    await c.env.DB.prepare("SELECT 1").run();
    return c.json({ status: "ok" as const });
  },
);
