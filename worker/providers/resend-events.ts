import { Webhook, WebhookVerificationError } from "standardwebhooks";
import * as z from "zod";
import type { BounceReport } from "../mail/bounces.service";

/**
 * Whether Resend signed this body within the last five minutes (CONTRACTS.md 3.1 and 7: Svix, the algorithm of Standard Webhooks
 * under its own header names). Compared in constant time.
 */
export function isSignedByResend(secret: string, headers: Headers, body: string): boolean {
  try {
    new Webhook(secret).verify(
      body,
      {
        "webhook-id": headers.get("svix-id") ?? "",
        "webhook-timestamp": headers.get("svix-timestamp") ?? "",
        "webhook-signature": headers.get("svix-signature") ?? "",
      },
      { jsonParse: false },
    );
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

const Recipients = z.array(z.string().max(320)).min(1);
const At = z.iso.datetime({ offset: true }).transform((at) => new Date(at));

const Bounced = z.object({
  type: z.literal("email.bounced"),
  created_at: At,
  data: z.object({ to: Recipients, bounce: z.object({ type: z.string(), message: z.string() }) }),
});
const Complained = z.object({
  type: z.literal("email.complained"),
  created_at: At,
  data: z.object({ to: Recipients }),
});
const Ours = z.discriminatedUnion("type", [Bounced, Complained]);
const Other = z.object({ type: z.string() });

const isOurs = (type: string) => Ours.options.some((option) => option.shape.type.value === type);

/** What an event says against an address: a bounce that stays, or a complaint. Throws `ZodError` for another shape. */
export function readResendEvent(body: unknown): BounceReport[] {
  if (!isOurs(Other.parse(body).type)) return [];
  const event = Ours.parse(body);
  const { to } = event.data;
  if (event.type === "email.complained") return to.map((email) => complaint(email, event.created_at));
  // "Transient" is a full mailbox, and "Undetermined" is nothing to stop at.
  if (event.data.bounce.type !== "Permanent") return [];
  const { message } = event.data.bounce;
  return to.map((email) => ({ email, kind: "bounce", reason: message, at: event.created_at }));
}

const complaint = (email: string, at: Date): BounceReport => ({
  email,
  kind: "complaint",
  reason: "The recipient marked a mail of ours as unwanted.",
  at,
});
