import { verify } from "node:crypto";
import * as z from "zod";
import { MINUTE, SECOND } from "../lib/time";
import type { BounceReport } from "../mail/bounces.service";

/** As Resend's: what is older or newer is a repeat, or a clock that is wrong. */
const TOLERANCE_MS = 5 * MINUTE;

const SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
const TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

/**
 * Whether SendGrid signed this body within five minutes of `now`: ECDSA over P-256 with SHA-256, of the timestamp and the body as it
 * came (CONTRACTS.md 3.2). `publicKey` is the base64 of a DER key, as SendGrid shows it. Throws when it is no such key.
 */
export function isSignedBySendGrid(publicKey: string, headers: Headers, body: string, now: Date): boolean {
  const signature = headers.get(SIGNATURE);
  const timestamp = headers.get(TIMESTAMP);
  if (!signature || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * SECOND) > TOLERANCE_MS) return false;
  const key = { key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" } as const;
  return verify("sha256", Buffer.from(timestamp + body), key, Buffer.from(signature, "base64"));
}

/** Loose about addresses: one that is odd must not have the whole batch refused, and sent again. */
const Event = z.object({
  event: z.string(),
  email: z.string().max(320).optional(),
  /** Unix seconds. */
  timestamp: z.number().int().positive().optional(),
  reason: z.string().optional(),
  type: z.string().optional(),
});
type Event = z.infer<typeof Event>;

/** Why SendGrid drops a mail for what its recipient is; its other reasons are about us. */
const DROPPED_FOR_GOOD = {
  "Bounced Address": "bounce",
  Invalid: "bounce",
  "Spam Reporting Address": "complaint",
  "Unsubscribed Address": "complaint",
} as const satisfies Record<string, BounceReport["kind"]>;
const isForGood = (reason: string): reason is keyof typeof DROPPED_FOR_GOOD => Object.hasOwn(DROPPED_FOR_GOOD, reason);

/** What a batch of events says against addresses. Throws `ZodError` for another shape. */
export function readSendGridEvents(body: unknown): BounceReport[] {
  return z
    .array(Event)
    .parse(body)
    .flatMap(({ email, timestamp, ...event }) => {
      const kind = kindOf(event);
      if (!kind || !email || !timestamp) return [];
      return { email, kind, reason: event.reason ?? event.event, at: new Date(timestamp * SECOND) };
    });
}

function kindOf({ event, reason = "", type }: Pick<Event, "event" | "reason" | "type">): BounceReport["kind"] | null {
  if (event === "spamreport") return "complaint";
  if (event === "dropped") return isForGood(reason) ? DROPPED_FOR_GOOD[reason] : null;
  // A "blocked" one is a refusal of the moment: a full mailbox, a server that doubts ours.
  return event === "bounce" && type !== "blocked" ? "bounce" : null;
}
