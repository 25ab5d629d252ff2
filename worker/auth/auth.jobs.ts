import type { JobMap } from "../jobs/job.schema";
import type { UserId } from "../lib/ids";
import { composeMail } from "../mail/mail";
import type { MailText } from "../mail/mail-text";
import { sendMail } from "../mail/send-mail";
import type { Services } from "../services";
import { alreadyRegisteredText, confirmSignUpText, refreshReusedText } from "./auth.mails";
import { getEmailToken, getUser } from "./auth.queries";
import type { User } from "./auth.sql.ts";
import { linkToken } from "./sign-up.service";

/** Mails the link that proves an address. The page it opens confirms with a POST, so that a mail scanner does not spend it. */
export async function mailSignUpLink(services: Services, job: JobMap["email.confirm-sign-up"]): Promise<void> {
  const token = await getEmailToken(services.db, job.tokenId);
  // Spent or expired meanwhile: a mail with a dead link helps nobody.
  if (!token?.signUp || token.usedAt || token.expiresAt <= services.now()) return;
  const url = new URL("/verify-email", services.config.PUBLIC_ORIGIN);
  url.searchParams.set("token", await linkToken(services, token.id));
  const { name, businessName } = token.signUp;
  const text = confirmSignUpText[token.locale]({ name, businessName, url: url.href });
  await sendMail(services, await composeMail(token.email, token.locale, text), job.id);
}

/** Tells the owner of a taken address that it was used in a sign-up, since the answer to the sign-up does not. */
export const mailAlreadyRegistered = (services: Services, job: JobMap["email.already-registered"]): Promise<void> =>
  mailUser(services, job, ({ name, locale }, url) => alreadyRegisteredText[locale]({ name, url }));

/** Tells a person that a refresh token of theirs was presented twice and its session ended. */
export const mailRefreshReused = (services: Services, job: JobMap["email.refresh-reused"]): Promise<void> =>
  mailUser(services, job, ({ name, locale }, url) => refreshReusedText[locale]({ name, url }));

async function mailUser(
  { db, config }: Services,
  job: { id: string; userId: UserId },
  textFor: (user: User, logInUrl: string) => MailText,
): Promise<void> {
  const user = await getUser(db, job.userId);
  if (!user) return; // deleted since
  const text = textFor(user, new URL("/login", config.PUBLIC_ORIGIN).href);
  await sendMail({ db, config }, await composeMail(user.email, user.locale, text), job.id);
}
