import * as z from "zod";
import type { Config } from "../config";
import { SECOND } from "../lib/time";
import type { Mail } from "../mail/mail";
import { callProvider } from "./http";

const SEND_URL = "https://api.resend.com/emails";

const Sent = z.object({ id: z.string() });
const Refused = z.object({ message: z.string() });

/**
 * Sends one mail through Resend. `key` makes a repeat harmless: for 24 h Resend answers the first result again.
 * Throws `AppError` as {@link callProvider} says.
 */
export async function sendByResend(
  { apiKey, from }: Pick<Config["mail"], "apiKey" | "from">,
  { to, subject, html, text }: Mail,
  key: string,
): Promise<void> {
  await callProvider(
    {
      provider: "resend",
      method: "POST",
      url: SEND_URL,
      headers: {
        Authorization: `Bearer ${apiKey}`,
        "Content-Type": "application/json",
        "Idempotency-Key": key,
      },
      body: JSON.stringify({ from, to: [to], subject, html, text }),
      timeoutMs: 10 * SECOND,
      repeatable: true,
      sentence: (body) => Refused.safeParse(body).data?.message,
    },
    Sent,
  );
}
