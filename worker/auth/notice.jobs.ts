import { getAuditEvent } from "../audit/audit.service";
import type { AuditEvent } from "../audit/audit.sql.ts";
import { deviceOf } from "../audit/device";
import type { JobMap } from "../jobs/job.schema";
import { composeMail } from "../mail/mail";
import type { Fact, MailText } from "../mail/mail-text";
import { sendMail } from "../mail/send-mail";
import type { Services } from "../services";
import { getUser } from "./auth.queries";
import type { User } from "./auth.sql.ts";
import { emailChangedText, phoneChangedText } from "./contact.mails";
import { factorAddedText, factorRemovedText, recoveryCodeUsedText } from "./factors.mails";
import { identityLinkedText, newDeviceText, refreshReusedText } from "./log-in.mails";
import { NOTICES, type Notice } from "./notice.service";
import { passwordChangedText } from "./password.mails";

/** Tells somebody what happened to their account, from what the audit holds of it. */
export async function mailNotice(services: Services, job: JobMap["email.notice"]): Promise<void> {
  const [user, event] = await Promise.all([getUser(services.db, job.userId), getAuditEvent(services.db, job.auditId)]);
  const to = job.to ?? user?.email;
  if (!user || !to) return; // erased since, or known by telephone only
  if (!event || !isNotice(event.action)) throw new Error(`No notice about ${job.auditId}`);
  const text = TEXTS[event.action]({
    user,
    event,
    url: new URL("/settings/security", services.config.PUBLIC_ORIGIN).href,
  });
  await sendMail(services, await composeMail(to, user.locale, text), job.id);
}

const isNotice = (action: string): action is Notice => NOTICES.some((notice) => notice === action);

type Told = { user: User; event: AuditEvent; url: string };

const TEXTS: Record<Notice, (told: Told) => MailText> = {
  "email.changed": ({ user, url }) =>
    emailChangedText[user.locale]({ name: user.name, newEmail: user.email ?? "", url }),
  "identity.linked": ({ user, event, url }) =>
    identityLinkedText[user.locale]({
      name: user.name,
      provider: event.detail.provider === "microsoft" ? "Microsoft" : "Google",
      url,
    }),
  "log-in.succeeded": ({ user, event, url }) =>
    newDeviceText[user.locale]({ name: user.name, facts: factsOf(user, event), url }),
  "password.changed": ({ user, event, url }) =>
    passwordChangedText[user.locale]({ name: user.name, facts: factsOf(user, event), url }),
  "password.reset": ({ user, event, url }) =>
    passwordChangedText[user.locale]({ name: user.name, facts: factsOf(user, event), url }),
  "phone.changed": ({ user, url }) => phoneChangedText[user.locale]({ name: user.name, phone: user.phone, url }),
  "phone.removed": ({ user, url }) => phoneChangedText[user.locale]({ name: user.name, phone: null, url }),
  "recovery-code.used": ({ user, event, url }) =>
    recoveryCodeUsedText[user.locale]({ name: user.name, left: Number(event.detail.left ?? 0), url }),
  "refresh.reused": ({ user, url }) => refreshReusedText[user.locale]({ name: user.name, url }),
  "second-factor.added": ({ user, event, url }) =>
    factorAddedText[user.locale]({ name: user.name, factor: factorOf(event), url }),
  "second-factor.removed": ({ user, event, url }) =>
    factorRemovedText[user.locale]({ name: user.name, factor: factorOf(event), url }),
};

const factorOf = ({ detail }: AuditEvent) => (detail.factor === "passkey" ? "passkey" : "totp");

const LABELS = {
  fr: { device: "Appareil", place: "Lieu", time: "Heure", unknown: "inconnu" },
  en: { device: "Device", place: "Place", time: "Time", unknown: "unknown" },
} as const;

/** By which its owner tells at a glance whether it was them. */
function factsOf({ locale, timeZone }: User, { userAgent, country, at }: AuditEvent): Fact[] {
  const words = LABELS[locale];
  const { browser, system } = deviceOf(userAgent);
  const time = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: timeZone ?? "Europe/Paris",
  });
  const place = country && new Intl.DisplayNames(locale, { type: "region" }).of(country);
  return [
    { label: words.device, value: [browser, system].filter(Boolean).join(", ") || words.unknown },
    { label: words.place, value: place ?? words.unknown },
    { label: words.time, value: time.format(at) },
  ];
}
