import type * as z from "zod";
import { prepareAudit } from "../audit/audit.service";
import type { LinkSent } from "../auth/auth.schema";
import type { EmailToken, User } from "../auth/auth.sql.ts";
import { endHalfwayLogIns } from "../auth/challenge.service";
import { endEmailTokens, linkExpired, prepareLink, takeLink } from "../auth/email-link.service";
import { mailboxOf } from "../auth/mailbox";
import { prepareNotice } from "../auth/notice.service";
import { changeUser, getUser, getUserByEmail } from "../auth/users.service";
import type { Actor } from "../http/app-env";
import { addressOf, type Visitor } from "../http/visitor";
import { prepareJob } from "../jobs/outbox";
import { invalidField } from "../lib/errors";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { requireUser } from "./account.service";

/**
 * Mails a link to a new address, which takes the old one's place once it is followed; the newest link is the one that counts.
 * One with an account of its own gets a mail that says who asked for what, and the caller the same answer after the same work
 * (OWASP ASVS 5.0, 6.3.8). Throws `invalid_input` naming `email` for one's own address, and `too_many_requests`.
 */
export async function askToChangeEmail(
  services: Services,
  { userId, orgId }: Actor,
  email: string,
  visitor: Visitor,
): Promise<z.infer<typeof LinkSent>> {
  const { db } = services;
  const user = await requireUser(services, userId);
  if (email === user.email) throw invalidField("email", "is your address already");
  await takeTry(services, "mail:address", addressOf(visitor));
  await takeTry(services, "mail:mailbox", mailboxOf(email));
  const owner = await getUserByEmail(db, email);
  const link = await prepareLink(services, { purpose: "change-email", email, locale: user.locale, userId });
  const mail = prepareJob(
    services,
    owner
      ? { type: "email.address-taken", orgId: null, userId: owner.id, by: "change" }
      : { type: "email.link", orgId: null, tokenId: link.row.id },
  );
  // While it can still be stopped; to the present address, since the account may have the new one when the job runs.
  const to = user.email ?? user.phone;
  const told = prepareNotice(services, { action: "email.change-asked", userId, orgId, visitor }, { to });
  const endEarlier = endEmailTokens(db, userId, "change-email", services.now());
  // A link that nobody is sent opens nothing, and is written for the sake of the same work.
  await db.batch([endEarlier, link.insert, mail.insert, ...told.inserts]);
  mail.dispatch();
  told.finish();
  return { status: "link-sent", email };
}

/**
 * Follows a link: the new address takes the old one's place, every link that was sent to the old one ends, and the old one is
 * told. Whoever is logged in stays so. Of any number of clicks at once one succeeds. Throws `link_expired`, also where the
 * address has been taken or the account erased since, and `invalid_input` naming `token`.
 */
export async function confirmEmail(services: Services, token: string, visitor: Visitor): Promise<void> {
  const { db } = services;
  const { email, userId } = await takeLink(services, "change-email", token);
  if (!userId) throw new Error("A link that changes an address names nobody");
  const user = await getUser(db, userId);
  if (!user) throw linkExpired();
  const now = services.now();
  const told = prepareTelling(services, user, visitor);
  const isChanged = await changeUser(db, userId, { email, emailVerifiedAt: now }, [
    ...told.inserts,
    endHalfwayLogIns(db, userId, now),
    ...STALE.map((purpose) => endEmailTokens(db, userId, purpose, now)),
  ]);
  if (!isChanged) throw linkExpired();
  told.finish();
}

/** What was sent to the old address, and what would change the new one again. */
const STALE = ["log-in", "reset-password", "change-email"] as const satisfies EmailToken["purpose"][];

/** The old address is told. Where there was none, the audit is. */
function prepareTelling(services: Services, { id: userId, email }: User, visitor: Visitor) {
  const detail = { isFirst: email === null };
  if (email !== null)
    return prepareNotice(services, { action: "email.changed", userId, visitor, detail }, { to: email });
  const audit = prepareAudit(services, { action: "email.changed", userId, visitor, detail });
  return { inserts: [audit.insert], finish: audit.seal };
}
