import { Webhook } from "standardwebhooks";
import * as z from "zod";
import type { StoredEmail } from "./stored-email";

/** Where Resend tells of its mails, how it gets there, and what it signs with. */
export type ResendWebhook = {
  url: string;
  /** `whsec_…` */
  secret: string;
  deliver: (url: string, init: RequestInit) => Promise<Response>;
};

export const Bounce = z.object({
  to: z.email(),
  /** What Resend calls a bounce; or the reader complains instead. */
  type: z.enum(["Permanent", "Transient", "Undetermined", "complaint"]).default("Permanent"),
});
export type Bounce = z.infer<typeof Bounce>;

/** `email.bounced` or `email.complained`, in the shape of CONTRACTS.md 3.1. */
export function bounceEvent({ to, type }: Bounce, mail: StoredEmail | null, at: string) {
  const told = {
    email_id: mail?.id ?? crypto.randomUUID(),
    from: mail?.from ?? "Ava <ava@avafirst.example>",
    to: [to],
    subject: mail?.subject ?? "",
    created_at: mail?.at ?? at,
  };
  if (type === "complaint") return { type: "email.complained", created_at: at, data: told };
  const message =
    type === "Permanent"
      ? "The recipient's mailbox does not exist."
      : "The recipient's mailbox could not take the mail for now.";
  const bounce = { type, subType: "General", message };
  return { type: "email.bounced", created_at: at, data: { ...told, bounce } };
}

/** The headers by which Resend, that is Svix, signs a body. */
export function signedBySvix(secret: string, id: string, atMs: number, body: string): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "svix-id": id,
    "svix-timestamp": String(Math.floor(atMs / 1000)),
    "svix-signature": new Webhook(secret).sign(id, new Date(atMs), body),
  };
}

/** Tells our server. Answers what it answered. */
export async function deliverBounce(
  { url, secret, deliver }: ResendWebhook,
  event: object,
  atMs: number,
): Promise<number> {
  const body = JSON.stringify(event);
  const headers = signedBySvix(secret, `msg_${crypto.randomUUID()}`, atMs, body);
  const answer = await deliver(url, { method: "POST", headers, body });
  await answer.arrayBuffer();
  return answer.status;
}
