import type * as z from "zod";
import { addressOf, type Visitor } from "../http/visitor";
import { prepareJob } from "../jobs/outbox";
import type { Locale } from "../lib/schemas";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import { getUserByEmail } from "./auth.queries";
import type { LinkSent } from "./auth.schema";
import { prepareLink } from "./email-link.service";
import { mailboxOf } from "./mailbox";

/**
 * Mails a link to whoever owns an address, in their language. An address without an account gets the same work, the same answer,
 * and a mail that says that it has none (OWASP ASVS 5.0, 6.3.8). Throws `too_many_requests`.
 *
 * @param locale of the mail where no account says otherwise
 */
export async function sendLink(
  services: Services,
  purpose: "log-in" | "reset-password",
  { email, locale }: { email: string; locale: Locale },
  visitor: Visitor,
): Promise<z.infer<typeof LinkSent>> {
  await takeTry(services, "mail:address", addressOf(visitor));
  await takeTry(services, "mail:mailbox", mailboxOf(email));
  const user = await getUserByEmail(services.db, email);
  const link = await prepareLink(services, {
    purpose,
    email,
    locale: user?.locale ?? locale,
    userId: user?.id ?? null,
  });
  const mail = prepareJob(services, { type: "email.link", orgId: null, tokenId: link.row.id });
  await services.db.batch([link.insert, mail.insert]);
  mail.dispatch();
  return { status: "link-sent", email };
}
