import type { StoredEmail } from "./stored-email";
import type { Message } from "./twilio/records";

/** What a person would have received, newest last. `to` names several readers with commas between. */
export const outboxOf = (emails: StoredEmail[], sms: Message[]) => ({
  emails: emails
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ to, subject, text, html, at }) => ({ to: to.join(", "), subject, text, html, at })),
  sms: sms.map(({ to, body, at }) => ({ to, body, at })),
});
