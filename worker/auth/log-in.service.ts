import type { BatchItem } from "drizzle-orm/batch";
import type * as z from "zod";
import { prepareAudit, writeAudit } from "../audit/audit.service";
import { addressOf, type Visitor, visitorOf } from "../http/visitor";
import { AppError, unauthenticated } from "../lib/errors";
import type { SessionId } from "../lib/ids";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { getUserByEmail, updateUser, writeByPassword } from "./auth.queries";
import type { LogIn, SessionView } from "./auth.schema";
import type { User } from "./auth.sql.ts";
import { readPresented } from "./authenticate";
import { knownDevice } from "./device-cookie";
import { endSessions } from "./end-session.service";
import { type LogInOutcome, passFirstFactor, toView } from "./first-factor.service";
import { hashPassword, isOutdated, verifyPassword } from "./password";
import { getSessionByHash, getSessionOwner } from "./session.queries";

/**
 * Throws one and the same `invalid_credentials` for a wrong password, an unknown address and an unconfirmed one, after the same
 * work; `too_many_requests` when its budget is used up, which is the same for each of them too.
 */
export async function logIn(
  services: Services,
  { email, password }: z.infer<typeof LogIn>,
  request: Request,
): Promise<LogInOutcome> {
  const visitor = visitorOf(request);
  const byAddress = await takeTry(services, "log-in:address", addressOf(visitor));
  const user = await getUserByEmail(services.db, email);
  const byAccount = await takeAccountTry(services, email, user, visitor);
  const isRight = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user?.passwordHash || !isRight) {
    await writeAudit(services, {
      action: "log-in.failed",
      userId: user?.id ?? null,
      visitor,
      detail: { method: "password" },
    });
    throw new AppError(
      "invalid_credentials",
      "The e-mail or the password is wrong, or the address is not confirmed yet.",
    );
  }
  await Promise.all([byAddress.giveBack(), byAccount.clear()]);
  const rehash: BatchItem<"sqlite">[] = isOutdated(user.passwordHash)
    ? [updateUser(services.db, user.id, { passwordHash: await hashPassword(password) })]
    : [];
  const outcomes: LogInOutcome[] = [];
  await writeByPassword(services.db, user, async (undo) => {
    outcomes.push(await passFirstFactor(services, { user, method: "password", visitor, also: [undo, ...rehash] }));
  });
  const [outcome] = outcomes;
  // Else a new password, which ends every session, has come meanwhile, and one that the old one opens would outlive it.
  return outcome ?? logIn(services, { email, password }, request);
}

/** The owner's own browser has tries that no stranger can use up. An address without an account has a stranger's. */
async function takeAccountTry(services: Services, email: string, user: User | null, visitor: Visitor) {
  const device = user && (await knownDevice(visitor, services.config, user.id));
  return device ? takeTry(services, "log-in:device", `${device}:${email}`) : takeTry(services, "log-in:account", email);
}

/**
 * Ends the session a request presents, everywhere at once. Without one, or a second time, there is nothing to end and
 * that is no failure; throws `unauthenticated` for an access token that names none, as an expired one.
 */
export async function logOut(services: Services, request: Request): Promise<void> {
  const presented = await readPresented(request, services);
  if (!presented && request.headers.has("Authorization")) throw unauthenticated();
  const session = presented && (await getSessionByHash(services.db, presented.tokenHash));
  if (!session) return;
  const { userId, orgId } = session;
  const audit = prepareAudit(services, { action: "log-out", userId, orgId, visitor: visitorOf(request) });
  await endSessions(services, [session], { also: [audit.insert] });
  audit.seal();
}

/** Who is logged in. Throws `unauthenticated` when the session has just ended. */
export async function describeSession({ db }: Pick<Services, "db">, sessionId: SessionId): Promise<SessionView> {
  const owner = await getSessionOwner(db, sessionId);
  if (!owner) throw unauthenticated();
  return toView(owner);
}
