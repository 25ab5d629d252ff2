import { log } from "../lib/log";
import { sendByResend } from "../providers/resend";
import { sendBySendGrid } from "../providers/sendgrid";
import type { Services } from "../services";
import { isBounced } from "./bounces.service";
import type { Mail } from "./mail";

/** `suppressed`: the address bounced or complained, and is not written to until its owner says otherwise. */
export type SendResult = "sent" | "suppressed";

const SENDERS = { resend: sendByResend, sendgrid: sendBySendGrid } as const;

/**
 * Sends a mail by the configured provider: every mail of ours goes through here, from a job of the outbox whose id is `key`.
 * A job that runs twice sends once at Resend, which knows the key. SendGrid knows none: there a mail whose answer was lost
 * comes twice, which its links bear (docs/decisions/0015). Throws `AppError` as `callProvider` says.
 */
export async function sendMail(
  { db, config, now }: Pick<Services, "db" | "config" | "now">,
  mail: Mail,
  key: string,
): Promise<SendResult> {
  const bounce = await isBounced({ db, now }, mail.to);
  if (bounce) {
    log.info("mail.suppressed", { id: key, kind: bounce.kind, provider: bounce.provider });
    return "suppressed";
  }
  await SENDERS[config.mail.provider](config.mail, mail, key);
  return "sent";
}
