import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { readDesk, watchDesk } from "./desk.service";
import { LiveCalls } from "./steer.schema";

/** The organisation's live board. */
export const liveRoutes = new Hono<AppEnv>()
  .get(
    "/",
    // The socket outlives this check: a session that has just ended must not open one.
    requirePermission("calls:read", { fresh: true }),
    document("live", "Watch the organisation's calls over one WebSocket: a snapshot first, then each change", {
      200: "Upgraded to a WebSocket",
    }),
    (c) => watchDesk(c.var.services, c.var.actor.orgId, c.req.raw, c.var.actor.sessionId),
  )
  .get(
    "/calls",
    requirePermission("calls:read"),
    document("live", "The calls that are not over, with their last line, oldest first", { 200: LiveCalls }),
    async (c) => c.json({ items: await readDesk(c.var.services, c.var.actor.orgId) }),
  );
