import type * as z from "zod";
import { prepareAudit, writeAudit } from "../audit/audit.service";
import { verifyPassword } from "../auth/password";
import { provenUntil } from "../auth/proof";
import { markSessionProven } from "../auth/session.service";
import { getUser } from "../auth/users.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { invalidField, unauthenticated } from "../lib/errors";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import type { ProveAgain, Proven, StepUp } from "./mfa.schema";
import { proveByCode } from "./prove-code.service";
import { listSecondFactors } from "./second-factors.service";

type Method = StepUp["methods"][number];

/** Somebody who is logged in, and the browser they are logged in from. */
export type Prover = { actor: Actor; visitor: Visitor };

/** Until when the actor may change what matters, and how they can prove again who they are. */
export async function describeStepUp(services: Services, actor: Actor): Promise<StepUp> {
  return {
    provenUntil: provenUntil(actor.provenAt, services.now())?.toISOString() ?? null,
    methods: await listProofs(services, actor),
  };
}

/**
 * Whoever has a second factor proves with it: a thief who has the password and a session must not get further than at log-in.
 * Others prove with the password; who has neither logs in anew.
 */
async function listProofs({ db }: Services, { userId }: Actor): Promise<Method[]> {
  const [factors, user] = await Promise.all([listSecondFactors(db, userId), getUser(db, userId)]);
  if (!user) throw unauthenticated();
  if (factors.length > 0) return factors;
  return user.passwordHash === null ? [] : ["password"];
}

/**
 * Takes a password or a code for a proof of who holds the session. Throws `invalid_input` naming `password` or `code` for a wrong
 * one and for one that this account does not prove with, and `too_many_requests`.
 */
export async function stepUp(
  services: Services,
  prover: Prover,
  given: z.infer<typeof ProveAgain>,
): Promise<z.infer<typeof Proven>> {
  const methods = await listProofs(services, prover.actor);
  if ("password" in given) {
    if (!methods.includes("password")) throw invalidField("password", "is not how this account proves who you are");
    await proveByPassword(services, prover, given.password);
    return markProven(services, prover, "password");
  }
  if (!methods.includes("totp") && !methods.includes("recovery-code"))
    throw invalidField("code", "is not how this account proves who you are");
  const { actor, visitor } = prover;
  const method = await proveByCode(services, { userId: actor.userId, visitor }, given.code, (failed) =>
    writeFailure(services, prover, failed),
  );
  return markProven(services, prover, method);
}

/** Takes the password for a proof. Throws `invalid_input` naming `field` for a wrong one, and `too_many_requests`. */
export async function proveByPassword(
  services: Services,
  prover: Prover,
  password: string,
  field = "password",
): Promise<void> {
  const { userId } = prover.actor;
  const guess = await takeTry(services, "guess:step-up", userId);
  const user = await getUser(services.db, userId);
  if (!(await verifyPassword(password, user?.passwordHash ?? null))) {
    await writeFailure(services, prover, "password");
    throw invalidField(field, "is wrong");
  }
  await guess.clear();
}

/** Writes down that somebody who holds a session could not prove who they are. */
export const writeFailure = (services: Services, { actor, visitor }: Prover, method: Method): Promise<void> =>
  writeAudit(services, {
    action: "step-up.failed",
    userId: actor.userId,
    orgId: actor.orgId,
    visitor,
    detail: { method },
  });

/** Lets the session change what matters for the next minutes. */
export async function markProven(
  services: Services,
  { actor, visitor }: Prover,
  method: Method,
): Promise<z.infer<typeof Proven>> {
  const { userId, orgId, sessionId } = actor;
  const now = services.now();
  const audit = prepareAudit(services, { action: "step-up.succeeded", userId, orgId, visitor, detail: { method } });
  await services.db.batch([markSessionProven(services.db, sessionId, now), audit.insert]);
  audit.seal();
  const until = provenUntil(now, now);
  if (!until) throw new Error("A proof that has just been given holds no more");
  return { provenUntil: until.toISOString() };
}
