import * as z from "zod";
import { callProvider } from "./http";

/** AvaFirst's own Twilio account, by which it writes to people itself. */
type SmsAccess = { accountSid: string; authToken: string; timeoutMs: number };

/** A messaging service chooses the number, or the name, that a country lets it write from. */
const SERVICE = /^MG[0-9a-f]{32}$/;

const Sent = z.object({ sid: z.string().min(1) });

/**
 * Sends a text (CONTRACTS.md, 2.1). `sender` is a number in E.164, a name that a country lets us show, or a messaging service. Never
 * repeated by itself: a second text costs money. Throws what {@link callProvider} throws.
 */
export async function sendSms(
  { accountSid, authToken, timeoutMs }: SmsAccess,
  { sender, phone, body }: { sender: string; phone: string; body: string },
): Promise<void> {
  const by = SERVICE.test(sender) ? { MessagingServiceSid: sender } : { From: sender };
  await callProvider(
    {
      provider: "twilio",
      method: "POST",
      url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: {
        Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}`,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ To: phone, ...by, Body: body }).toString(),
      timeoutMs,
    },
    Sent,
  );
}
