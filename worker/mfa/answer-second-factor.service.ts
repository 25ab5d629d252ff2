import { writeAudit } from "../audit/audit.service";
import type { User } from "../auth/auth.sql.ts";
import { type ChallengeOf, findChallenge, writeByChallenge } from "../auth/challenge.service";
import { type LoggedIn, openSession } from "../auth/first-factor.service";
import { getUser } from "../auth/users.service";
import type { Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import type { Services } from "../services";
import { proveByCode } from "./prove-code.service";

const logInExpired = () => new AppError("code_expired", "This log-in has waited too long. Begin again.");

/** A log-in that waits for its second factor. */
export type Halfway = { user: User; challenge: ChallengeOf<"second-factor"> };

/** A log-in that waits for its second factor, and whose it is. Throws `code_expired` for one that is over or spent. */
export async function requireHalfway(services: Services, token: string | undefined): Promise<Halfway> {
  const challenge = token ? await findChallenge(services, "second-factor", token) : null;
  const user = challenge?.userId ? await getUser(services.db, challenge.userId) : null;
  if (!challenge || !user) throw logInExpired();
  return { user, challenge };
}

/**
 * Ends a log-in whose second factor was right. Of any number at once, one opens a session; throws `code_expired` for the others, and
 * where a new password, which ends every session, has ended this log-in too.
 */
export async function finishLogIn(
  services: Services,
  { user, challenge }: Halfway,
  visitor: Visitor,
): Promise<LoggedIn> {
  const { method } = challenge.detail;
  const opened: LoggedIn[] = [];
  const key = { id: challenge.id, userId: user.id };
  await writeByChallenge(services.db, key, services.now(), async (spending) => {
    opened.push(await openSession(services, { user, method, visitor, also: spending }));
  });
  const [loggedIn] = opened;
  if (!loggedIn) throw logInExpired();
  return loggedIn;
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
