import { createMiddleware } from "hono/factory";
import { sha256 } from "../lib/crypto";
import { AppError, invalidField } from "../lib/errors";
import { MINUTE } from "../lib/time";
import type { Actor, AppEnv } from "./app-env";
import { beginRequest, forgetRequest, type RequestKey, rememberAnswer } from "./idempotent.queries";

/** Longer than any request lives: what still runs after it died with its Worker. */
const ABANDONED_AFTER_MS = 2 * MINUTE;
const ACCEPTED = 202;
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Carries out a request with an `Idempotency-Key` at most once, for the organisation and path: a repeat gets the first
 * answer again. Only success is remembered, because a failure changed nothing: the key is free again, for another body
 * as well. So it is after a 202, which says that the outcome is open: the handler itself must know what it began. 409 while the first still runs, and for another body. Put it before what costs.
 */
export const idempotent = () =>
  createMiddleware<AppEnv & { Variables: { actor: Actor } }>(async (c, next) => {
    const key = c.req.header("Idempotency-Key");
    if (key === undefined) return next();
    if (!KEY.test(key)) throw invalidField("Idempotency-Key", "must be 1 to 200 visible ASCII characters");

    const { db, now } = c.var.services;
    const at = now();
    const id: RequestKey = { orgId: c.var.actor.orgId, route: `${c.req.method} ${c.req.path}`, key };
    const bodyHash = await sha256(await c.req.text());
    const abandonedBefore = new Date(at.getTime() - ABANDONED_AFTER_MS);
    const first = await beginRequest(db, id, bodyHash, at, abandonedBefore);
    if (first) {
      if (first.bodyHash !== bodyHash)
        throw new AppError("conflict", "This Idempotency-Key was used with another body.");
      if (first.status === null || first.response === null)
        throw new AppError("conflict", "The first request with this Idempotency-Key is still running.", {
          retryAfterS: 1,
        });
      // An answer without a body must not be given one.
      return new Response(first.response === "" ? null : first.response, {
        status: first.status,
        headers: { "Content-Type": "application/json", "Idempotent-Replayed": "true" },
      });
    }

    // Hono turns what a handler throws into an answer before this resumes.
    await next();
    if (c.res.ok && c.res.status !== ACCEPTED) await rememberAnswer(db, id, c.res.status, await c.res.clone().text());
    else await forgetRequest(db, id);
  });
