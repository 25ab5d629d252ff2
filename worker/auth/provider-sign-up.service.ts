import type { Visitor } from "../http/visitor";
import { addressOf } from "../http/visitor";
import { insertIdentity } from "../identities/identities.service";
import type { Locale } from "../lib/schemas";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { createUser, getUserByEmail } from "./auth.queries";
import type { PendingSignUp, User } from "./auth.sql.ts";
import type { LoggedIn } from "./first-factor.service";
import { mailboxOf } from "./mailbox";
import { askToConfirm, newUser, prepareAccount } from "./sign-up.service";

/** Somebody whom a provider vouches for, and who has no account under that name. */
export type Newcomer = {
  email: string;
  name: string;
  locale: Locale;
  timeZone: string;
  identity: NonNullable<PendingSignUp["identity"]>;
};

/**
 * Makes the account of somebody whose address the provider has proven; null, and nothing changed, when the address has an account.
 * It is never handed over on a provider's word: its owner logs in as before, and then links.
 */
export async function createProvenAccount(
  services: Services,
  { email, name, locale, timeZone, identity }: Newcomer,
  visitor: Visitor,
): Promise<LoggedIn | null> {
  if (await getUserByEmail(services.db, email)) return null;
  const now = services.now();
  const user: User = { ...newUser({ name, locale, createdAt: now }), email, emailVerifiedAt: now };
  const account = await prepareAccount(services, user, { businessName: name, timeZone }, identity.provider, visitor);
  const created = await createUser(services.db, user, [
    ...account.inserts,
    insertIdentity(services, { ...identity, userId: user.id, email }),
  ]);
  return created ? account.finish() : null;
}

/**
 * Mails to an address that the provider has only been told: the link proves it, and makes the account. Whether the address has an
 * account is told to its mailbox alone. Throws `too_many_requests`.
 */
export async function proveAddress(
  services: Services,
  { email, name, locale, timeZone, identity }: Newcomer,
  visitor: Visitor,
): Promise<void> {
  await takeTry(services, "mail:address", addressOf(visitor));
  await takeTry(services, "sign-up:mailbox", mailboxOf(email));
  await askToConfirm(services, email, locale, { name, businessName: name, passwordHash: null, timeZone, identity });
}
