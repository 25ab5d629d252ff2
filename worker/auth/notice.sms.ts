import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import type { Locale } from "../lib/schemas";
import { sendSms } from "../providers/twilio-sms";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import type { Notice } from "./notice.service";

/**
 * What whoever has no address is told by SMS: what opens their account to somebody else, or closes it to them. The rest they read
 * in their settings. Short, because a text is paid by its length, and without a word that a stranger wrote.
 */
const WORDS: Partial<Record<Notice, Record<Locale, string>>> = {
  "email.change-asked": {
    fr: "AvaFirst : une adresse e-mail va être ajoutée à votre compte.",
    en: "AvaFirst: an e-mail address is about to be added to your account.",
  },
  "identity.linked": {
    fr: "AvaFirst : un compte Google ou Microsoft ouvre désormais le vôtre.",
    en: "AvaFirst: a Google or Microsoft account now opens yours.",
  },
  "log-in.succeeded": {
    fr: "AvaFirst : votre compte a été ouvert depuis un nouvel appareil.",
    en: "AvaFirst: your account was opened on a new device.",
  },
  "phone.changed": {
    fr: "AvaFirst : un autre numéro remplace celui-ci sur votre compte.",
    en: "AvaFirst: another number takes this one's place on your account.",
  },
  "phone.removed": {
    fr: "AvaFirst : ce numéro n'ouvre plus votre compte.",
    en: "AvaFirst: this number no longer opens your account.",
  },
  "recovery-code.used": {
    fr: "AvaFirst : un code de secours a servi à ouvrir votre compte.",
    en: "AvaFirst: a recovery code was used on your account.",
  },
  "refresh.reused": {
    fr: "AvaFirst : une session de votre compte a été fermée par sécurité.",
    en: "AvaFirst: a session of your account was ended for safety.",
  },
  "second-factor.added": {
    fr: "AvaFirst : une deuxième étape de connexion a été ajoutée à votre compte.",
    en: "AvaFirst: a second log-in step was added to your account.",
  },
  "second-factor.removed": {
    fr: "AvaFirst : une deuxième étape de connexion a été retirée de votre compte.",
    en: "AvaFirst: a second log-in step was removed from your account.",
  },
};

const NOT_YOU = { fr: "Ce n'était pas vous ?", en: "Not you?" } as const satisfies Record<Locale, string>;

/**
 * Tells a number what happened to its account, where this deployment sends texts. Beyond a few an hour no more is sent, so that
 * whoever logs in over and over neither floods a telephone nor runs up a bill; the audit holds them all. Throws what `sendSms` throws.
 */
export async function textNotice(
  services: Pick<Services, "config" | "throttles">,
  { to, locale, notice, url }: { to: string; locale: Locale; notice: Notice; url: string },
): Promise<void> {
  const { phoneCodes, PROVIDER_TIMEOUT_MS: timeoutMs } = services.config;
  const words = WORDS[notice]?.[locale];
  if (!words || !phoneCodes?.smsFrom) return;
  const attempt = await takeTry(services, "notice:phone", to).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "too_many_requests") return null;
    throw error;
  });
  if (!attempt) return log.info("sms.suppressed", { notice });
  try {
    const body = `${words} ${NOT_YOU[locale]} ${url}`;
    await sendSms({ ...phoneCodes, timeoutMs }, { sender: phoneCodes.smsFrom, phone: to, body });
  } catch (error) {
    await attempt.giveBack();
    throw error;
  }
}
