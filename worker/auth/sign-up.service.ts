import type * as z from "zod";
import { preferredLocale } from "../http/locale";
import { addressOf, type Visitor } from "../http/visitor";
import { insertIdentity } from "../identities/identities.service";
import { prepareJob } from "../jobs/outbox";
import { constantTimeEqual, sha256 } from "../lib/crypto";
import { newId } from "../lib/ids";
import { log } from "../lib/log";
import { prepareOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { createUser, getUserByEmail, markLinkUsed } from "./auth.queries";
import type { SignUp, SignUpAnswer, WayIn } from "./auth.schema";
import type { PendingSignUp, User } from "./auth.sql.ts";
import { linkExpired, prepareLink, requireLink } from "./email-link.service";
import { type LoggedIn, prepareLogIn } from "./first-factor.service";
import { mailboxOf } from "./mailbox";
import { hashPassword, refuseCommonPassword } from "./password";

export const DEFAULT_TIME_ZONE = "Europe/Paris";

/**
 * Keeps what was asked for and mails a link; no account exists until the address is proven (docs/decisions/0004).
 * A taken address gets a mail that says so, and the caller the same answer after the same work.
 * Throws `invalid_input` naming `password` for a common one, and `too_many_requests`.
 */
export async function signUp(
  services: Services,
  input: z.infer<typeof SignUp>,
  visitor: Visitor,
  acceptLanguage: string | undefined,
): Promise<z.infer<typeof SignUpAnswer>> {
  refuseCommonPassword(input.password);
  await takeTry(services, "sign-up:address", addressOf(visitor));
  await takeTry(services, "sign-up:mailbox", mailboxOf(input.email));
  const passwordHash = await hashPassword(input.password);
  if (input.website) log.info("auth.honeypot_filled", { country: visitor.country });
  else
    await askToConfirm(services, input.email, input.locale ?? preferredLocale(acceptLanguage), {
      name: input.name,
      businessName: input.businessName ?? input.name,
      passwordHash,
      timeZone: input.timeZone ?? DEFAULT_TIME_ZONE,
    });
  return { status: "confirmation-sent", email: input.email };
}

/** Mails the link that makes the account, or, to an address that has one, that it has. The same work for both. */
export async function askToConfirm(
  services: Services,
  email: string,
  locale: "fr" | "en",
  pending: PendingSignUp,
): Promise<void> {
  const user = await getUserByEmail(services.db, email);
  const { row, insert } = await prepareLink(services, { purpose: "sign-up", email, locale, signUp: pending });
  if (user) {
    const mail = prepareJob(services, { type: "email.address-taken", orgId: null, userId: user.id, by: "sign-up" });
    await services.db.batch([mail.insert]);
    mail.dispatch();
  } else {
    const mail = prepareJob(services, { type: "email.link", orgId: null, tokenId: row.id });
    await services.db.batch([insert, mail.insert]);
    mail.dispatch();
  }
}

/**
 * Spends a sign-up's link: makes the user, the organisation and a session in one batch. Throws `link_expired`, or `invalid_input`
 * naming `token`.
 *
 * @param newcomerToken what this browser holds if it asked for the account by a provider (newcomer-cookie.ts)
 */
export async function verifyEmail(
  services: Services,
  token: string,
  visitor: Visitor,
  newcomerToken: string | undefined,
): Promise<LoggedIn> {
  const row = await requireLink(services, "sign-up", token);
  if (!row.signUp) throw new Error("A sign-up's link holds no sign-up");
  const { name, businessName, passwordHash, timeZone } = row.signUp;
  const identity = await identityOf(row.signUp, newcomerToken);
  const now = services.now();
  const user: User = {
    ...newUser({ name, locale: row.locale, createdAt: now }),
    email: row.email,
    emailVerifiedAt: now,
    passwordHash,
  };
  const account = await prepareAccount(
    services,
    user,
    { businessName, timeZone },
    identity?.provider ?? "email-link",
    visitor,
  );
  const created = await createUser(services.db, user, [
    markLinkUsed(services.db, row.id, now),
    ...account.inserts,
    ...(identity ? [insertIdentity(services, { ...identity, userId: user.id, email: row.email })] : []),
  ]);
  if (!created) throw linkExpired();
  return account.finish();
}

/** The identity that a sign-up brings, in the browser that asked for it. In any other, the account is made without it. */
async function identityOf({ identity }: PendingSignUp, newcomerToken: string | undefined) {
  if (!identity || !newcomerToken) return null;
  const { browserHash, ...known } = identity;
  return constantTimeEqual(browserHash, await sha256(newcomerToken)) ? known : null;
}

/** A person who has just come in, without any way in yet. */
export const newUser = ({ name, locale, createdAt }: Pick<User, "name" | "locale" | "createdAt">): User => ({
  id: newId("user"),
  email: null,
  phone: null,
  name,
  passwordHash: null,
  locale,
  timeZone: null,
  emailVerifiedAt: null,
  createdAt,
  erasedAt: null,
});

/** The organisation and the first session of a new user. `inserts` follow the user's own row in its batch. */
export async function prepareAccount(
  services: Services,
  user: User,
  { businessName, timeZone }: { businessName: string; timeZone: string },
  method: WayIn,
  visitor: Visitor,
) {
  const { org, inserts } = prepareOrg(services, user.id, { name: businessName, timeZone, locale: user.locale });
  const logIn = await prepareLogIn(services, { user, org, role: "owner" }, method, visitor, { isNew: true });
  return { inserts: [...inserts, ...logIn.inserts], finish: logIn.finish };
}
