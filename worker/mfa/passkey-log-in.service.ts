import { writeAudit } from "../audit/audit.service";
import { type LoggedIn, type LogInOutcome, passFirstFactor } from "../auth/first-factor.service";
import { getUser } from "../auth/users.service";
import { addressOf, type Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { finishLogIn, requireHalfway } from "./answer-second-factor.service";
import { type Assertion, beginAssertion, proveByPasskey } from "./passkey-proof.service";
import { markProven, type Prover, writeFailure } from "./step-up.service";

/** A passkey's answer, and what its browser has kept. */
type Answer = { token: string | undefined; given: Assertion };

/**
 * Logs in whoever the passkey belongs to: it is something they have, and it has verified them, which makes both factors. Throws
 * `invalid_credentials`, `code_expired`, `too_many_requests`, and `forbidden` for somebody in no organisation.
 */
export async function logInByPasskey(services: Services, answer: Answer, visitor: Visitor): Promise<LogInOutcome> {
  const attempt = await takeTry(services, "log-in:address", addressOf(visitor));
  const passkey = await proveByPasskey(services, { ...answer, userId: null }, (reason, userId) =>
    writeAudit(services, { action: "log-in.failed", userId, visitor, detail: { method: "passkey", reason } }),
  );
  const user = await getUser(services.db, passkey.userId);
  if (!user) throw new AppError("invalid_credentials", "This passkey does not open this account.");
  await attempt.giveBack();
  return passFirstFactor(services, { user, method: "passkey", visitor });
}

/** Asks for a passkey of whoever is half-way through a log-in. Throws `code_expired`. */
export async function beginSecondFactor(services: Services, halfwayToken: string | undefined) {
  const { user } = await requireHalfway(services, halfwayToken);
  return beginAssertion(services, user.id);
}

/** Ends a log-in with a passkey of its owner's. Throws `invalid_credentials` and `code_expired`. */
export async function answerByPasskey(
  services: Services,
  halfwayToken: string | undefined,
  answer: Answer,
  visitor: Visitor,
): Promise<LoggedIn> {
  const halfway = await requireHalfway(services, halfwayToken);
  const userId = halfway.user.id;
  await proveByPasskey(services, { ...answer, userId }, (reason) =>
    writeAudit(services, {
      action: "second-factor.failed",
      userId,
      visitor,
      detail: { factor: "passkey", reason },
    }),
  );
  return finishLogIn(services, halfway, visitor);
}

/** Takes a passkey for a proof of who holds the session. Throws `invalid_credentials` and `code_expired`. */
export async function stepUpByPasskey(services: Services, prover: Prover, answer: Answer) {
  await proveByPasskey(services, { ...answer, userId: prover.actor.userId }, () =>
    writeFailure(services, prover, "passkey"),
  );
  return markProven(services, prover, "passkey");
}
