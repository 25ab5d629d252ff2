import type * as z from "zod";
import { writeAudit } from "../audit/audit.service";
import { addressOf, type Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { getUser, updateUser } from "./auth.queries";
import type { ResetPassword } from "./auth.schema";
import type { EmailToken, User } from "./auth.sql.ts";
import { endHalfwayLogIns } from "./challenge.queries";
import { endEmailTokens } from "./email-link.queries";
import { linkExpired, requireLink, takeLink } from "./email-link.service";
import { endAllSessions } from "./end-session.service";
import { type LogInOutcome, passFirstFactor } from "./first-factor.service";
import { prepareNotice } from "./notice.service";
import { hashPassword, refuseCommonPassword } from "./password";

/**
 * Logs in whoever holds a link, in whatever browser. An account's second factor is still asked for. Throws `link_expired`,
 * `invalid_input` naming `token`, and `too_many_requests` for an address that tries many.
 */
export async function logInByLink(services: Services, token: string, visitor: Visitor): Promise<LogInOutcome> {
  const user = await follow(services, visitor, async () =>
    ownerOf(services, await takeLink(services, "log-in", token)),
  );
  return passFirstFactor(services, { user, method: "email-link", visitor });
}

/**
 * Sets a new password with a link, which ends every session and every other link of the account, that of a new address too which a
 * thief may have asked for, tells its owner (OWASP ASVS 5.0, 6.3.7 and 7.4.3) and logs in; the second factor is still asked for (6.4.3). A password that is refused leaves the link good. Throws as
 * {@link logInByLink} does, and `invalid_input` naming `password`.
 */
export async function resetPassword(
  services: Services,
  { token, password }: z.infer<typeof ResetPassword>,
  visitor: Visitor,
): Promise<LogInOutcome> {
  refuseCommonPassword(password);
  const { user, passwordHash } = await follow(services, visitor, async () => {
    // Looked at before the work of hashing, which a made-up link should not cost us; spent after it.
    await requireLink(services, "reset-password", token);
    const hash = await hashPassword(password);
    return { user: await ownerOf(services, await takeLink(services, "reset-password", token)), passwordHash: hash };
  });
  await replacePassword(services, user, passwordHash, visitor);
  return passFirstFactor(services, { user, method: "email-link", visitor });
}

async function replacePassword(services: Services, { id }: User, passwordHash: string, visitor: Visitor) {
  const { db } = services;
  const now = services.now();
  const notice = prepareNotice(services, { action: "password.reset", userId: id, visitor });
  await endAllSessions(services, id, {
    also: [
      updateUser(db, id, { passwordHash }),
      endEmailTokens(db, id, "reset-password", now),
      endEmailTokens(db, id, "log-in", now),
      endEmailTokens(db, id, "change-email", now),
      endHalfwayLogIns(db, id, now),
      ...notice.inserts,
    ],
  });
  notice.finish();
}

/** Whose account a spent link opens. Throws `link_expired` where the account is gone, or has another address since. */
async function ownerOf({ db }: Pick<Services, "db">, { userId, email }: EmailToken): Promise<User> {
  const user = userId && (await getUser(db, userId));
  if (!user || user.email !== email) throw linkExpired();
  return user;
}

/** Follows a link as one of the visitor's tries, which is given back when it was a good one. */
async function follow<T>(services: Services, visitor: Visitor, work: () => Promise<T>): Promise<T> {
  const byAddress = await takeTry(services, "log-in:address", addressOf(visitor));
  try {
    const result = await work();
    await byAddress.giveBack();
    return result;
  } catch (error) {
    if (error instanceof AppError)
      await writeAudit(services, {
        action: "log-in.failed",
        userId: null,
        visitor,
        detail: { method: "email-link", reason: error.code },
      });
    throw error;
  }
}
