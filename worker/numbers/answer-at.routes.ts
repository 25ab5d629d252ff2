import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { AnswerAt, AnswerAtQuery } from "./answer-at.schema";
import { answerAt } from "./answer-at.service";

export const answerAtRoutes = new Hono<AppEnv>().get(
  "/:id/answer-at",
  requirePermission("receptionist:read"),
  document("receptionist", "How Ava would answer at an instant, and which rules say so", { 200: AnswerAt }),
  validate("query", AnswerAtQuery),
  async (c) => {
    const { services, actor } = c.var;
    return c.json(await answerAt(services, actor.orgId, c.req.param("id"), c.req.valid("query")));
  },
);
