import { env } from "cloudflare:workers";
import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { signedBySvix } from "../../../dev/fakes/resend-bounce";
import { SECOND } from "../../../worker/lib/time";

/** The other half of SENDGRID_WEBHOOK_KEY in vitest.config.ts. */
const SENDGRID_PRIVATE_KEY = createPrivateKey({
  key: Buffer.from(
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+XRLxtXHUnV0ySHPRs2zJewmoTF62O8xiGAvRbW4a6yhRANCAAS9jck2lkIdYQTC0NRdD445BZBofycuW9RsO46rS5PcsNId5eNuzPv4oiNRs+AYAxthNqoLYt2sj0V4qh0yLBzk",
    "base64",
  ),
  format: "der",
  type: "pkcs8",
});

export const strangersKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

type Signing = { atMs?: number; id?: string };

/** The headers that Resend sends with a body. */
export const byResend = (
  body: string,
  {
    atMs = Date.now(),
    id = `msg_${crypto.randomUUID()}`,
    secret = env.RESEND_WEBHOOK_SECRET,
  }: Signing & { secret?: string } = {},
) => signedBySvix(secret, id, atMs, body);

/** The headers that SendGrid sends with a body. */
export function bySendGrid(
  body: string,
  { atMs = Date.now(), key = SENDGRID_PRIVATE_KEY }: Signing & { key?: typeof SENDGRID_PRIVATE_KEY } = {},
) {
  const timestamp = String(Math.floor(atMs / SECOND));
  return {
    "Content-Type": "application/json",
    "X-Twilio-Email-Event-Webhook-Timestamp": timestamp,
    "X-Twilio-Email-Event-Webhook-Signature": sign("sha256", Buffer.from(timestamp + body), key).toString("base64"),
  };
}
