import type { JobMap } from "../jobs/job.schema";
import { composeMail } from "../mail/mail";
import type { MailText } from "../mail/mail-text";
import { sendMail } from "../mail/send-mail";
import type { Services } from "../services";
import { getUser } from "./auth.queries";
import type { EmailToken } from "./auth.sql.ts";
import { changeEmailText, emailTakenText } from "./contact.mails";
import { linkToMail } from "./email-link.service";
import { logInLinkText } from "./log-in.mails";
import { resetPasswordText } from "./password.mails";
import { alreadyRegisteredText, confirmSignUpText, noAccountText } from "./sign-up.mails";

/** Mails a link, or, where one was asked for an address without an account, that it has none: the asker learns neither. */
export async function mailLink(services: Services, job: JobMap["email.link"]): Promise<void> {
  const link = await linkToMail(services, job.tokenId);
  if (!link) return;
  const text = await textFor(services, link.row, link.url);
  if (!text) return; // the account is gone since
  await sendMail(services, await composeMail(link.row.email, link.row.locale, text), job.id);
}

async function textFor({ db, config }: Services, row: EmailToken, url: string): Promise<MailText | null> {
  const { purpose, locale, signUp } = row;
  if (purpose === "sign-up") return signUp && confirmSignUpText[locale]({ ...signUp, url });
  if (!row.userId) return noAccountText[locale]({ url: new URL("/signup", config.PUBLIC_ORIGIN).href });
  const user = await getUser(db, row.userId);
  if (!user) return null;
  const texts = { "log-in": logInLinkText, "reset-password": resetPasswordText, "change-email": changeEmailText };
  return texts[purpose][locale]({ name: user.name, url });
}

/** Tells the owner of a taken address that somebody gave it, since whoever gave it is not told. */
export async function mailAddressTaken(services: Services, job: JobMap["email.address-taken"]): Promise<void> {
  const user = await getUser(services.db, job.userId);
  if (!user?.email) return;
  const url = new URL("/login", services.config.PUBLIC_ORIGIN).href;
  const text = job.by === "sign-up" ? alreadyRegisteredText : emailTakenText;
  await sendMail(
    services,
    await composeMail(user.email, user.locale, text[user.locale]({ name: user.name, url })),
    job.id,
  );
}
