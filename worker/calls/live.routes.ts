import { Hono } from "hono";
import type * as z from "zod";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { notWritten } from "../http/not-written";
import { LiveCalls } from "./steer.schema";

/** The organisation's live board. */
export const liveRoutes = new Hono<AppEnv>()
  .get(
    "/",
    // The socket outlives this check: a session that has just ended must not open one.
    requirePermission("calls:read", { fresh: true }),
    document("live", "Watch the organisation's calls over one WebSocket", { 200: "Upgraded to a WebSocket" }),
    async () => notWritten<Response>(),
  )
  .get(
    "/calls",
    requirePermission("calls:read"),
    document("live", "The calls that are not over, with their last line", { 200: LiveCalls }),
    async (c) => c.json(await notWritten<z.infer<typeof LiveCalls>>()),
  );
