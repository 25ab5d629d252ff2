import type { SpokenLanguage, VoiceChoice } from "../../receptionist/profile.schema";
import { VOICES } from "../../receptionist/voices";

/** A BCP-47 language that ConversationRelay hears and speaks. */
export type TwilioLocale = "fr-FR" | "en-GB" | "en-US" | "es-ES" | "de-DE" | "it-IT";

const NORTH_AMERICA = new Set(["US", "CA"]);
const LOCALES = { fr: "fr-FR", es: "es-ES", de: "de-DE", it: "it-IT" } as const satisfies Partial<
  Record<SpokenLanguage, TwilioLocale>
>;

/** How a language is spoken in a country (ISO 3166). TwiML and the frames that follow it must name a language alike. */
export const twilioLocale = (language: SpokenLanguage, country: string): TwilioLocale =>
  language === "en" ? (NORTH_AMERICA.has(country) ? "en-US" : "en-GB") : LOCALES[language];

/** Google's Chirp 3 HD voices speak all our languages: one name, one person. twilio@6.2.0 lists both for each. */
const GOOGLE_NAME = { female: "Aoede", male: "Charon" } as const;

/**
 * The ids behind the names that ElevenLabs voices go by at Vapi. Only those of its public premade voices, and the one of
 * CONTRACTS.md 2.5, could be checked.
 */
const ELEVENLABS_ID: ReadonlyMap<string, string> = new Map([
  ["sarah", "EXAVITQu4vr4xnSDxMaL"],
  ["matilda", "XrExE9yKIg1WjnnlVkGX"],
  ["drew", "29vD33N1CtxCmqQRPOHJ"],
  ["paul", "5Q0t7uMcjvnagumLfvZi"],
  ["joseph", "Zlb1dXrM653N07WRdFW3"],
  ["mark", "UgBBYS2sOqTuMpoF3BR0"],
]);

export type TwilioVoice = { ttsProvider: "ElevenLabs" | "Google"; voice: string };

/**
 * The owner's voice as Twilio has it. Azure does not exist there, nor an ElevenLabs voice whose id is unknown: those become
 * Google's voice of the same gender, in the language spoken.
 */
export function twilioVoice({ provider, voiceId }: VoiceChoice, locale: TwilioLocale): TwilioVoice {
  const elevenLabs = provider === "elevenlabs" ? ELEVENLABS_ID.get(voiceId) : undefined;
  return elevenLabs ? { ttsProvider: "ElevenLabs", voice: elevenLabs } : googleVoice({ provider, voiceId }, locale);
}

/** For what is said without ConversationRelay, where ElevenLabs does not exist. */
export function googleVoice({ provider, voiceId }: VoiceChoice, locale: TwilioLocale): TwilioVoice {
  const known = VOICES.find((voice) => voice.provider === provider && voice.voiceId === voiceId);
  return { ttsProvider: "Google", voice: `${locale}-Chirp3-HD-${GOOGLE_NAME[known?.gender ?? "female"]}` };
}
