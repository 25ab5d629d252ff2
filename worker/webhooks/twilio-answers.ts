import type { ReceptionistProfile, SpokenLanguage } from "../../receptionist/profile.schema";
import { defaultVoice } from "../../receptionist/voices";
import { twilioWebhooks } from "../integrations/twilio-account";
import type { CallId } from "../lib/ids";
import { log } from "../lib/log";
import { SECOND } from "../lib/time";
import { connectAva, dial, say } from "../providers/twilio-voice";
import { countryOf } from "../receptionists/brief";
import type { AvaProfileRow } from "../receptionists/receptionists.sql.ts";
import type { Services } from "../services";
import type { TwilioRequest } from "./twilio-request";

type Configured = Pick<Services, "config">;
type Asked = Pick<TwilioRequest, "call" | "line">;

/** Hands the caller to Ava. Whoever answers goes on answering when the line breaks and is connected again. */
export function connectTo(
  { config }: Configured,
  asked: Asked,
  { id, profile }: AvaProfileRow,
  room: CallId,
): Promise<string> {
  const to = twilioWebhooks(config);
  return connectAva({
    relayUrl: to.relay(room),
    actionUrl: to.relayEnded("relay", id),
    language: profile.language,
    country: countryOfCall(asked),
    voice: profile.voice,
    parameters: { call: room },
  });
}

/** As in the brief: no line of the business was called where we rang. */
const countryOfCall = ({ call, line: { org, number } }: Asked): string =>
  countryOf(org.timeZone, call.direction === "inbound" ? number.number : null);

type Ring = { to: string; ringS: number | null; leg: "staff" | "transfer" | "forward"; row: AvaProfileRow };

/** Rings a person, and asks us what is next. */
export const ring = ({ config }: Configured, { call }: Asked, { to, ringS, leg, row }: Ring): Promise<string> =>
  dial({ to, ringS, callerId: call.own, actionUrl: twilioWebhooks(config).relayEnded(leg, row.id) });

/** Says something once, in a language that AvaFirst has words for, and hangs up. */
export function sayOnce(
  asked: Asked,
  profile: ReceptionistProfile | null,
  text: Record<"fr" | "en", string>,
): Promise<string> {
  const language = wordsFor(profile?.language ?? asked.line.org.locale);
  const voice = profile?.language === language ? profile.voice : defaultVoice(language);
  return say(text[language], { language, country: countryOfCall(asked), voice });
}

/** AvaFirst's own sentences are written in two languages; whoever speaks another hears English. */
export const wordsFor = (language: SpokenLanguage): "fr" | "en" => (language === "fr" ? "fr" : "en");

export const NOT_IN_SERVICE = {
  fr: "Bonjour, ce numéro n’est pas encore en service. Merci de rappeler plus tard.",
  en: "Hello, this number is not in service yet. Please call again later.",
};
export const NOBODY_FREE = {
  fr: "Personne n’est disponible pour le moment. Merci de rappeler un peu plus tard. Au revoir.",
  en: "Nobody is available at the moment. Please call again a little later. Goodbye.",
};
const SORRY = {
  fr: "Nous sommes désolés, un problème technique nous empêche de vous répondre. Merci de rappeler dans quelques minutes.",
  en: "We are sorry, a technical problem keeps us from answering. Please call again in a few minutes.",
};

/** Ava cannot answer: whoever the number forwards to does, else the caller is told. */
export const withoutAva = (asked: Asked, { mayForward, say: text = SORRY }: Instead): Promise<string> =>
  mayForward && asked.line.number.forwardTo !== null
    ? dial({ to: asked.line.number.forwardTo, ringS: null, callerId: asked.call.own, actionUrl: null })
    : sayOnce(asked, null, text);

type Instead = { mayForward: boolean; say?: Record<"fr" | "en", string> };

/** To a caller of whom nothing is known, as while the database is down. The same for everybody. */
export const sorryToAnybody = (): Promise<string> =>
  say(`${SORRY.fr} ${SORRY.en}`, { language: "fr", country: "FR", voice: defaultVoice("fr") });

/** Twilio waits 15 s for TwiML (CONTRACTS.md 2.3); a caller who hears nothing but ringing waits less. */
const ANSWER_WITHIN_MS = 6 * SECOND;

/**
 * A caller waits for this answer: when it fails or is late, what is there instead is given. An error status would make Twilio
 * play an error tone.
 */
export async function answerInTime(
  what: { callSid: string; orgId: string; step: string },
  work: Promise<string>,
  otherwise: () => Promise<string>,
  withinMs = ANSWER_WITHIN_MS,
): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${withinMs} ms`)), withinMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    log.error("webhook.answer_failed", { provider: "twilio", ...what, error });
    return await otherwise();
  } finally {
    clearTimeout(timer);
  }
}
