import { createMiddleware } from "hono/factory";
import { sha256 } from "../lib/crypto";
import { AppError, invalidField } from "../lib/errors";
import { MINUTE } from "../lib/time";
import type { Services } from "../services";
import type { Actor, AppEnv } from "./app-env";
import {
  BEGUN,
  beginRequest,
  forgetRequest,
  markBegun,
  markNotBegun,
  type RequestKey,
  rememberAnswer,
} from "./idempotent.queries";

export type { RequestKey } from "./idempotent.queries";

/** Longer than any request lives: what still runs after it died with its Worker. */
const ABANDONED_AFTER_MS = 2 * MINUTE;
const ACCEPTED = 202;
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Carries out a request with an `Idempotency-Key` at most once, for the organisation and path: a repeat gets the first
 * answer again. Only success is remembered, because a failure changed nothing: the key is free again, for another body
 * as well. So it is after a 202, which says that the outcome is open: the handler itself must know what it began. 409 while the
 * first still runs, and for another body. Put it before what costs. Where a failure may have changed something, the handler says
 * that it acts: see {@link actOnce}.
 */
export const idempotent = () =>
  createMiddleware<AppEnv & { Variables: { actor: Actor; requestKey: RequestKey | null } }>(async (c, next) => {
    const key = c.req.header("Idempotency-Key");
    if (key === undefined) {
      c.set("requestKey", null);
      return next();
    }
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
      if (first.status === BEGUN)
        throw new AppError(
          "conflict",
          "What came of the first request with this Idempotency-Key is not known. Look before you ask again, with another key.",
        );
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

    c.set("requestKey", id);
    // Hono turns what a handler throws into an answer before this resumes.
    await next();
    if (c.res.ok && c.res.status !== ACCEPTED) await rememberAnswer(db, id, c.res.status, await c.res.clone().text());
    else await forgetRequest(db, id);
  });

/**
 * For what cannot be taken back, and cannot be asked whether it was done. `begin` goes into the batch that is written before the
 * act: from then on the key is used up, whatever becomes of the act, of its answer or of the Worker, and a repeat gets 409.
 * `takeBack`, where it is certain that nothing was done, frees it. Both are empty for a request without a key.
 */
export const actOnce = ({ db }: Pick<Services, "db">, key: RequestKey | null) => ({
  begin: key ? [markBegun(db, key)] : [],
  takeBack: key ? [markNotBegun(db, key)] : [],
});
