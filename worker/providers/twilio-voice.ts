import type { SpokenLanguage, VoiceChoice } from "../../receptionist/profile.schema";
import { googleVoice, type TwilioLocale, twilioLocale, twilioVoice } from "./twilio-voices";

/** TwiML: what Twilio is told to do next with a call. Each document is whole. */

type Speaker = {
  language: SpokenLanguage;
  /** ISO 3166: which English is spoken. */
  country: string;
  voice: VoiceChoice;
};

/** What a caller may change to in mid-call, beside the profile's own language. */
const ALSO_SPOKEN = ["fr", "en"] as const satisfies SpokenLanguage[];

type Connection = Speaker & {
  /** `wss://…` */
  relayUrl: string;
  /** Asked when the session ends, however it ends. */
  actionUrl: string;
  /** Handed to the socket in its first frame. */
  parameters: Record<string, string>;
};

/** Loaded with the first answer to Twilio: an isolate that takes no call of its own starts without it. */
const openDocument = async () => new (await import("twilio/lib/twiml/VoiceResponse")).default();

const speech = (voice: VoiceChoice, locale: TwilioLocale) => ({
  ...twilioVoice(voice, locale),
  transcriptionProvider: "Deepgram",
});

/**
 * Connects the caller with Ava over ConversationRelay. There is no `welcomeGreeting`: the room greets, so that what is said is
 * in its transcript. Partial prompts need Deepgram, which accounts from before 2025-09-12 do not have by default.
 *
 * Everything is built with `addChild`, which writes names as they are given: the SDK's own types spell some of these
 * attributes in lower case, and Twilio drops without a word what it does not know (CONTRACTS.md 2.5).
 */
export async function connectAva(connection: Connection): Promise<string> {
  const { relayUrl, actionUrl, language, country, voice, parameters } = connection;
  const own = twilioLocale(language, country);
  const response = await openDocument();
  const relay = response.addChild("Connect", { action: actionUrl, method: "POST" }).addChild("ConversationRelay", {
    url: relayUrl,
    language: own,
    ...speech(voice, own),
    interruptible: "any",
    reportInputDuringAgentSpeech: "any",
    dtmfDetection: "true",
    partialPrompts: "true",
    events: "speaker-events tokens-played",
  });
  for (const code of ALSO_SPOKEN.map((other) => twilioLocale(other, country)).filter((locale) => locale !== own))
    relay.addChild("Language", { code, ...speech(voice, code) });
  for (const [name, value] of Object.entries(parameters)) relay.addChild("Parameter", { name, value });
  return response.toString();
}

type Dialling = {
  /** E.164. */
  to: string;
  /** Whole seconds; null: until the network gives up. */
  ringS: number | null;
  /**
   * E.164, the number that was called. Not the caller's own: in France a call from a switch may not present a mobile number,
   * and others' networks drop what does.
   */
  callerId: string;
  /** Asked with the outcome; null: the call ends with the conversation. */
  actionUrl: string | null;
};

/** Twilio's longest: past any network's own patience. */
const LONGEST_RING_S = 120;

/** Rings a person. The caller goes on hearing the ringing that there was before. */
export async function dial({ to, ringS, callerId, actionUrl }: Dialling): Promise<string> {
  const response = await openDocument();
  const action = actionUrl === null ? {} : { action: actionUrl, method: "POST" };
  const timeout = String(ringS ?? LONGEST_RING_S);
  response
    .addChild("Dial", { ...action, timeout, callerId, answerOnBridge: "true" })
    .addChild("Number", {})
    .addText(to);
  return response.toString();
}

export async function hangUp(): Promise<string> {
  const response = await openDocument();
  response.addChild("Hangup", {});
  return response.toString();
}

/** Says a sentence or two in Ava's voice, as far as Twilio has it, and hangs up. */
export async function say(text: string, { language, country, voice }: Speaker): Promise<string> {
  const locale = twilioLocale(language, country);
  const response = await openDocument();
  response.addChild("Say", { voice: `Google.${googleVoice(voice, locale).voice}`, language: locale }).addText(text);
  response.addChild("Hangup", {});
  return response.toString();
}

/** What Twilio expects to be answered. */
export const TWIML_TYPE = "text/xml; charset=utf-8";
