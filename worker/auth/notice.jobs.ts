import { getAuditEvent } from "../audit/audit.service";
import type { AuditEvent } from "../audit/audit.sql.ts";
import { deviceOf } from "../audit/device";
import type { JobMap } from "../jobs/job.schema";
import { E164, type Locale } from "../lib/schemas";
import { composeMail } from "../mail/mail";
import type { Fact, MailText } from "../mail/mail-text";
import { sendMail } from "../mail/send-mail";
import type { Services } from "../services";
import { getUser } from "./auth.queries";
import type { User } from "./auth.sql.ts";
import { emailChangeAskedText, emailChangedText, phoneChangedText } from "./contact.mails";
import { factorAddedText, factorRemovedText, recoveryCodesMadeText, recoveryCodeUsedText } from "./factors.mails";
import { identityLinkedText, identityUnlinkedText, newDeviceText, refreshReusedText } from "./log-in.mails";
import { NOTICES, type Notice } from "./notice.service";
import { textNotice } from "./notice.sms";
import { passwordChangedText } from "./password.mails";
import { DEFAULT_TIME_ZONE } from "./sign-up.service";

/** Tells somebody what happened to their account, from what the audit holds of it: by mail, or by SMS whoever has no address that takes our mail. */
export async function sendNotice(services: Services, job: JobMap["email.notice"]): Promise<void> {
  const [user, event] = await Promise.all([getUser(services.db, job.userId), getAuditEvent(services.db, job.auditId)]);
  const to = job.to ?? user?.email ?? user?.phone;
  if (!user || !to) return; // erased since
  const notice = event?.action;
  if (!event || !notice || !isNotice(notice)) throw new Error(`No notice about ${job.auditId}`);
  const url = new URL("/settings/security", services.config.PUBLIC_ORIGIN).href;
  const { locale, phone } = user;
  const byPhone = (number: string) => textNotice(services, { to: number, locale, notice, url });
  if (E164.safeParse(to).success) return byPhone(to);
  const text = TEXTS[notice]({ user, event, url });
  const result = await sendMail(services, await composeMail(to, locale, text), job.id);
  if (result === "suppressed" && phone !== null) await byPhone(phone);
}

const isNotice = (action: string): action is Notice => NOTICES.some((notice) => notice === action);

type Told = { user: User; event: AuditEvent; url: string };

const TEXTS: Record<Notice, (told: Told) => MailText> = {
  "email.changed": ({ user, url }) =>
    emailChangedText[user.locale]({ name: user.name, newEmail: user.email ?? "", url }),
  "email.change-asked": ({ user, event, url }) =>
    emailChangeAskedText[user.locale]({ name: user.name, facts: factsOf(user, event), url }),
  "identity.linked": ({ user, event, url }) =>
    identityLinkedText[user.locale]({ name: user.name, provider: providerOf(event), url }),
  "identity.unlinked": ({ user, event, url }) =>
    identityUnlinkedText[user.locale]({ name: user.name, provider: providerOf(event), url }),
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
  "recovery-codes.made": ({ user, event, url }) =>
    recoveryCodesMadeText[user.locale]({ name: user.name, facts: factsOf(user, event), url }),
  "refresh.reused": ({ user, url }) => refreshReusedText[user.locale]({ name: user.name, url }),
  "second-factor.added": ({ user, event, url }) =>
    factorAddedText[user.locale]({ name: user.name, factor: factorOf(event), url }),
  "second-factor.removed": ({ user, event, url }) =>
    factorRemovedText[user.locale]({ name: user.name, factor: factorOf(event), url }),
};

const providerOf = ({ detail }: AuditEvent) => (detail.provider === "microsoft" ? "Microsoft" : "Google");

const factorOf = ({ detail }: AuditEvent) => (detail.factor === "passkey" ? "passkey" : "totp");

const LABELS = {
  fr: { device: "Appareil", place: "Lieu", time: "Heure" },
  en: { device: "Device", place: "Place", time: "Time" },
} as const;

const DATE = { dateStyle: "long" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** "22 novembre 2026, 14 h 30", "1er novembre 2026, …", "22 November 2026, 14:30". */
function timeIn(locale: Locale, at: Date, timeZone: string): string {
  const language = locale === "fr" ? "fr-FR" : "en-GB";
  const date = new Intl.DateTimeFormat(language, { ...DATE, timeZone }).format(at);
  const clock = new Intl.DateTimeFormat(language, { ...CLOCK, timeZone }).format(at);
  if (locale === "en") return `${date}, ${clock}`;
  return `${date.replace(/^1(?!\d)/, "1er")}, ${clock.replace(":", "\u00a0h\u00a0")}`;
}

/** By which its owner tells at a glance whether it was them. What is not known is left out. */
function factsOf({ locale, timeZone }: User, { userAgent, country, at }: AuditEvent): Fact[] {
  const words = LABELS[locale];
  const { browser, system } = deviceOf(userAgent);
  const device = [browser, system].filter(Boolean).join(", ");
  const place = country && new Intl.DisplayNames(locale, { type: "region" }).of(country);
  return [
    ...(device ? [{ label: words.device, value: device }] : []),
    ...(place ? [{ label: words.place, value: place }] : []),
    { label: words.time, value: timeIn(locale, at, timeZone ?? DEFAULT_TIME_ZONE) },
  ];
}
