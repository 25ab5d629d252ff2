import { writeAudit } from "../audit/audit.service";
import type { User } from "../auth/auth.sql.ts";
import { findChallenge, takeChallenge } from "../auth/challenge.service";
import { type LoggedIn, openSession } from "../auth/first-factor.service";
import { getUser } from "../auth/users.service";
import type { Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import type { Services } from "../services";
import { proveByCode } from "./prove-code.service";

const logInExpired = () => new AppError("code_expired", "This log-in has waited too long. Begin again.");

/** A log-in that waits for its second factor, by what its browser holds. */
export type Halfway = { token: string; user: User };

/** A log-in that waits for its second factor, and whose it is. Throws `code_expired` for one that is over or spent. */
export async function requireHalfway(services: Services, token: string | undefined): Promise<Halfway> {
  const challenge = token ? await findChallenge(services, "second-factor", token) : null;
  const user = challenge?.userId ? await getUser(services.db, challenge.userId) : null;
  if (!token || !user) throw logInExpired();
  return { token, user };
}

/** Ends a log-in whose second factor was right. Of any number at once, one opens a session; throws `code_expired` for the others. */
export async function finishLogIn(services: Services, { token, user }: Halfway, visitor: Visitor): Promise<LoggedIn> {
  const taken = await takeChallenge(services, "second-factor", token);
  if (!taken || taken.userId !== user.id) throw logInExpired();
  return openSession(services, { user, method: taken.detail.method, visitor });
}

/**
 * Ends a log-in with a code of an app, or a recovery code. Throws `invalid_input` naming `code` for a wrong one, `code_expired`
 * when the log-in has waited too long, `too_many_requests`.
 */
export async function answerSecondFactor(
  services: Services,
  { token, code, visitor }: { token: string | undefined; code: string; visitor: Visitor },
): Promise<LoggedIn> {
  const halfway = await requireHalfway(services, token);
  const userId = halfway.user.id;
  await proveByCode(services, { userId, visitor }, code, (factor) =>
    writeAudit(services, { action: "second-factor.failed", userId, visitor, detail: { factor } }),
  );
  return finishLogIn(services, halfway, visitor);
}
