import * as z from "zod";
import type { Config } from "../config";
import { SECOND } from "../lib/time";
import type { Mail } from "../mail/mail";
import { callProvider } from "./http";

const SEND_URL = "https://api.sendgrid.com/v3/mail/send";

/** 202 with an empty body: the mail is queued there. */
const Accepted = z.undefined();
const Refused = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });

/** `Ava <ava@avafirst.example>`, or an address alone. */
function sender(from: string): { email: string; name?: string } {
  const named = /^(.*?)\s*<([^<>]+)>$/.exec(from);
  const [, name, email] = named ?? [];
  return email ? { email, ...(name && { name }) } : { email: from };
}

/** SendGrid would send our links through a host of its own, and a picture with them: a link that logs in goes to nobody else. */
const TRACKING = {
  click_tracking: { enable: false, enable_text: false },
  open_tracking: { enable: false },
  subscription_tracking: { enable: false },
};

/**
 * Sends one mail through SendGrid (CONTRACTS.md 3.2). There is no idempotency key: `key` goes along as an argument that its
 * events repeat, and a request whose answer is lost is not repeated here, but by the job. Throws `AppError` as {@link callProvider} says.
 */
export async function sendBySendGrid(
  { apiKey, from }: Pick<Config["mail"], "apiKey" | "from">,
  { to, subject, html, text }: Mail,
  key: string,
): Promise<void> {
  await callProvider(
    {
      provider: "sendgrid",
      method: "POST",
      url: SEND_URL,
      headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        personalizations: [{ to: [{ email: to }], custom_args: { job: key } }],
        from: sender(from),
        subject,
        // Plain text first: SendGrid asks for this order.
        content: [
          { type: "text/plain", value: text },
          { type: "text/html", value: html },
        ],
        tracking_settings: TRACKING,
      }),
      timeoutMs: 10 * SECOND,
      repeatable: false,
      sentence: (body) => Refused.safeParse(body).data?.errors[0]?.message,
    },
    Accepted,
  );
}
