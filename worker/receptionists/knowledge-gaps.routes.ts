import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { listGaps } from "./knowledge-gaps.queries";
import { AnswerGap, GapsQuery, KnowledgeGap, KnowledgeGaps } from "./knowledge-gaps.schema";
import { answerGap, gapView, putGapStatus } from "./knowledge-gaps.service";

/** What callers asked and Ava did not know. */
export const gapRoutes = new Hono<AppEnv>()
  .get(
    "/",
    requirePermission("receptionist:read"),
    document("receptionist", "Questions that Ava could not answer, asked last first", { 200: KnowledgeGaps }),
    validate("query", GapsQuery),
    async (c) => {
      const rows = await listGaps(c.var.services.db, c.var.actor.orgId, c.req.valid("query").status);
      return c.json({ items: rows.map(gapView) });
    },
  )
  .post(
    "/:id/answer",
    requirePermission("receptionist:write"),
    document("receptionist", "Answer a question, from the next call on", { 200: KnowledgeGap }),
    validate("json", AnswerGap),
    async (c) => c.json(gapView(await answerGap(c.var.services, c.var.actor, c.req.param("id"), c.req.valid("json")))),
  )
  .post(
    "/:id/dismiss",
    requirePermission("receptionist:write"),
    document("receptionist", "Put a question aside", { 200: KnowledgeGap }),
    async (c) => c.json(gapView(await putGapStatus(c.var.services, c.var.actor.orgId, c.req.param("id"), "dismissed"))),
  )
  .post(
    "/:id/reopen",
    requirePermission("receptionist:write"),
    document("receptionist", "Take a question up again", { 200: KnowledgeGap }),
    async (c) => c.json(gapView(await putGapStatus(c.var.services, c.var.actor.orgId, c.req.param("id"), "open"))),
  );
