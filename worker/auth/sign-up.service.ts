import type * as z from "zod";
import { preferredLocale } from "../http/locale";
import { prepareJob } from "../jobs/outbox";
import { hmac, sha256 } from "../lib/crypto";
import { AppError, invalidField } from "../lib/errors";
import { type Id, newId } from "../lib/ids";
import type { Locale } from "../lib/schemas";
import { DAY } from "../lib/time";
import { prepareOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import {
  createAccount,
  deleteEndedBefore,
  getEmailTokenByHash,
  getUserByEmail,
  insertEmailToken,
} from "./auth.queries";
import type { SignUp, SignUpAnswer } from "./auth.schema";
import type { EmailToken, User } from "./auth.sql.ts";
import { type LoggedIn, prepareLogIn } from "./log-in.service";
import { hashPassword, refuseCommonPassword } from "./password";

const LINK_LIFE = DAY;
/** How long a link that has expired is still told apart from one that never was. */
const KEEP_EXPIRED = 7 * DAY;
const DEFAULT_TIME_ZONE = "Europe/Paris";

/** A link's token is derived from its row's id, so that a job may carry the id and only the hash is kept. */
export const linkToken = ({ config }: Pick<Services, "config">, id: Id<"emailToken">): Promise<string> =>
  hmac(config.AUTH_SECRET, id);

/**
 * Keeps what was asked for and mails a link; no account exists until the address is proven (docs/decisions/0004).
 * A taken address gets a mail that says so, and the caller the same answer after the same work.
 * Throws `invalid_input` naming `password` for a common one.
 */
export async function signUp(
  services: Services,
  input: z.infer<typeof SignUp>,
  acceptLanguage: string | undefined,
): Promise<z.infer<typeof SignUpAnswer>> {
  refuseCommonPassword(input.password);
  const passwordHash = await hashPassword(input.password);
  const user = await getUserByEmail(services.db, input.email);
  const token = await newSignUpToken(services, input, passwordHash, input.locale ?? preferredLocale(acceptLanguage));
  if (user) {
    const mail = prepareJob(services, { type: "email.already-registered", orgId: null, userId: user.id });
    await services.db.batch([mail.insert]);
    mail.dispatch();
  } else {
    const mail = prepareJob(services, { type: "email.confirm-sign-up", orgId: null, tokenId: token.id });
    await services.db.batch([insertEmailToken(services.db, token), mail.insert]);
    mail.dispatch();
  }
  return { status: "confirmation-sent", email: input.email };
}

async function newSignUpToken(
  services: Pick<Services, "config" | "now">,
  { email, name, businessName, timeZone }: z.infer<typeof SignUp>,
  passwordHash: string,
  locale: Locale,
): Promise<EmailToken> {
  const id = newId("emailToken");
  const createdAt = services.now();
  return {
    id,
    purpose: "sign-up",
    email,
    locale,
    tokenHash: await sha256(await linkToken(services, id)),
    signUp: { name, businessName: businessName ?? name, passwordHash, timeZone: timeZone ?? DEFAULT_TIME_ZONE },
    createdAt,
    expiresAt: new Date(createdAt.getTime() + LINK_LIFE),
    usedAt: null,
  };
}

const linkExpired = () => new AppError("link_expired", "This link has expired or has been used. Sign up again.");

/** Spends a sign-up's link: makes the user, the organisation and a session in one batch. Throws `link_expired`, or `invalid_input` naming `token`. */
export async function verifyEmail(services: Services, token: string, userAgent: string | null): Promise<LoggedIn> {
  const row = await getEmailTokenByHash(services.db, await sha256(token));
  if (!row) throw invalidField("token", "is not one of our links");
  const now = services.now();
  if (row.usedAt || row.expiresAt <= now) throw linkExpired();
  if (!row.signUp) throw new Error("A sign-up's link holds no sign-up");
  const { name, businessName, passwordHash, timeZone } = row.signUp;
  const user: User = {
    id: newId("user"),
    email: row.email,
    name,
    passwordHash,
    locale: row.locale,
    emailVerifiedAt: now,
    createdAt: now,
  };
  const { org, inserts } = prepareOrg(services, user.id, { name: businessName, timeZone, locale: row.locale });
  const logIn = await prepareLogIn(services, { user, org, role: "owner" }, userAgent);
  if (!(await createAccount(services.db, row.id, user, [...inserts, ...logIn.inserts], now))) throw linkExpired();
  return logIn.finish();
}

/** Forgets sign-ups that nobody confirmed, and sessions long over. Run by cron. */
export const forgetEnded = ({ db, now }: Pick<Services, "db" | "now">): Promise<void> =>
  deleteEndedBefore(db, new Date(now().getTime() - KEEP_EXPIRED));
