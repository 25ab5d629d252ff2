import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { idempotent } from "../http/idempotent";
import { limitCost } from "../http/rate-limit";
import { validate } from "../http/validate";
import { notFound } from "../lib/errors";
import { can } from "../permissions";
import { startBrowserCall } from "./browser-call.service";
import { listCallPage } from "./call-page.service";
import { callDetail, callSummary, liveUrl } from "./call-view";
import { CallDetail, CallPage, CallParam, CallsQuery, StartedCall, StartTestCall } from "./calls.schema";
import { readCall } from "./calls.service";
import { watchCall } from "./live.service";
import { readRecording } from "./recording.service";
import { startTestCall } from "./test-call.service";

export const callRoutes = new Hono<AppEnv>()
  .post(
    "/test",
    requirePermission("calls:test"),
    document("calls", "Talk to Ava in the browser, or let her ring a phone", { 201: StartedCall }),
    idempotent(),
    limitCost,
    validate("json", StartTestCall),
    async (c) => {
      const { services, actor } = c.var;
      const asked = c.req.valid("json");
      const id =
        asked.mode === "browser"
          ? await startBrowserCall(services, actor.orgId, asked)
          : await startTestCall(services, actor.orgId, asked);
      return c.json({ id, liveUrl: liveUrl(services.config.PUBLIC_ORIGIN, id) }, 201);
    },
  )
  .get(
    "/",
    requirePermission("calls:read"),
    document("calls", "Calls, newest first, a page at a time", { 200: CallPage }),
    validate("query", CallsQuery),
    async (c) => {
      const { rows, ...cursors } = await listCallPage(c.var.services, c.var.actor.orgId, c.req.valid("query"));
      return c.json({ items: rows.map(callSummary), ...cursors });
    },
  )
  .get(
    "/:id",
    requirePermission("calls:read"),
    document("calls", "One call with its conversation", { 200: CallDetail }),
    validate("param", CallParam),
    async (c) => {
      const { services, actor } = c.var;
      const found = await readCall(services, actor.orgId, c.req.valid("param").id);
      if (!found) throw notFound("call");
      return c.json(callDetail(found.call, found.turns, liveUrl(services.config.PUBLIC_ORIGIN, found.call.id)));
    },
  )
  .get(
    "/:id/recording",
    requirePermission("calls:read"),
    document("calls", "The recording, whole or by Range", { 200: "The audio" }),
    validate("param", CallParam),
    (c) => readRecording(c.var.services, c.var.actor.orgId, c.req.valid("param").id, c.req.raw.headers),
  )
  .get(
    "/:id/live",
    // The socket outlives this check: a session that has just ended must not open one.
    requirePermission("calls:read", { fresh: true }),
    document("calls", "Watch the call over a WebSocket; `?after=<seq>` resumes", { 200: "Upgraded to a WebSocket" }),
    validate("param", CallParam),
    (c) =>
      watchCall(c.var.services, c.var.actor.orgId, c.req.valid("param").id, c.req.raw, {
        sessionId: c.var.actor.sessionId,
        canSpeak: can(c.var.actor.role, "calls:test"),
      }),
  );
