import { deniesAi, disclosesAi, disclosureSentence } from "./disclosure";
import { TRADES } from "./industries";
import type { Trade } from "./industries/trade";
import type { Formality, Industry, ReceptionistProfile, SpokenLanguage, Tone } from "./profile.schema";

/** What decides how a call is picked up. */
export type GreetingSource = Pick<ReceptionistProfile, "businessName" | "language" | "tone" | "formality" | "greeting">;

/**
 * The greeting exactly as callers hear it: the owner's words, with the AI disclosure in them whatever the owner wrote.
 * The disclosure follows the opening sentence, or comes first where there is none. A sentence that claims Ava is human
 * is left out. `{business}` becomes the business name; no other placeholder or mark-up is spoken.
 */
export const spokenGreeting = (source: GreetingSource): string => {
  const { legal, rest } = greetingParts(source);
  return rest === "" ? legal : `${legal} ${rest}`;
};

/** The same in two parts: `legal` ends with the AI disclosure, and nothing may cut it short; `rest` may be empty. */
export const greetingParts = ({ businessName, language, tone, formality, greeting }: GreetingSource) => {
  const sentences = splitSentences(speakable(greeting)).filter((sentence) => !deniesAi(sentence, language));
  const isDisclosure = (sentence: string) => disclosesAi(withName(sentence, "X"), language);
  const spoken = sentences.some(isDisclosure)
    ? sentences
    : withDisclosure(sentences, disclosureSentence(language, tone, formality));
  const disclosure = disclosureSentence(language, tone, formality);
  const end = spoken.findIndex((sentence) => sentence === disclosure || isDisclosure(sentence)) + 1;
  const named = spoken.map((sentence) => withName(sentence, oneLine(businessName)));
  return { legal: named.slice(0, end).join(" "), rest: named.slice(end).join(" ") };
};

/** A first greeting for a business, before its owner has written one. It does not hold the disclosure: speaking adds it. */
export const defaultGreeting = (
  businessName: string,
  industry: Industry | null,
  language: SpokenLanguage,
  tone: Tone,
  formality: Formality,
): string => {
  const trade: Trade | null = industry === null ? null : TRADES[industry];
  const generic = GENERIC[language];
  const texts = trade && (language === "fr" || language === "en") ? trade[language] : null;
  const opening =
    texts && trade?.tone === tone && trade.formality === formality ? texts.opening : generic.opening[tone];
  return withName(`${opening} ${(texts ?? generic).ask[formality]}`, oneLine(businessName));
};

const GENERIC: Record<SpokenLanguage, { opening: Record<Tone, string>; ask: Record<Formality, string> }> = {
  fr: {
    opening: {
      professional: "{business}, bonjour.",
      friendly: "Bonjour et bienvenue, {business} à l’appareil.",
      playful: "Bonjour, ici {business}, et c’est un plaisir de décrocher !",
    },
    ask: { vous: "Que puis-je faire pour vous ?", tu: "Que puis-je faire pour toi ?" },
  },
  en: {
    opening: {
      professional: "Good day, {business}.",
      friendly: "Hello, thanks for calling {business}.",
      playful: "Hello hello, {business} here, delighted you called!",
    },
    ask: { vous: "How can I help you?", tu: "How can I help you?" },
  },
  es: {
    opening: {
      professional: "{business}, buenos días.",
      friendly: "Hola, gracias por llamar a {business}.",
      playful: "¡Hola! Aquí {business}, qué alegría oír el teléfono.",
    },
    ask: { vous: "¿En qué puedo ayudarle?", tu: "¿En qué puedo ayudarte?" },
  },
  de: {
    opening: {
      professional: "Guten Tag, {business}.",
      friendly: "Hallo und willkommen bei {business}.",
      playful: "Hallo, hier ist {business}, schön, dass es klingelt!",
    },
    ask: { vous: "Was kann ich für Sie tun?", tu: "Was kann ich für dich tun?" },
  },
  it: {
    opening: {
      professional: "{business}, buongiorno.",
      friendly: "Buongiorno e grazie di aver chiamato {business}.",
      playful: "Buongiorno, qui {business}, che bello sentire squillare!",
    },
    ask: { vous: "Come posso aiutarLa?", tu: "Come posso aiutarti?" },
  },
};

/** Longer first sentences would make a caller wait for what the law wants at once. */
const LONGEST_OPENING = 120;

const withDisclosure = (sentences: string[], disclosure: string): string[] => {
  const [first, ...rest] = sentences;
  if (first === undefined) return [disclosure];
  const opens = first.length <= LONGEST_OPENING && !first.endsWith("?");
  return opens ? [closed(first), disclosure, ...rest] : [disclosure, first, ...rest];
};

/** Without a full stop the voice would run into the next sentence. */
const closed = (sentence: string): string => (/[.!?…]["»”)]?$/u.test(sentence) ? sentence : `${sentence}.`);

const PLACEHOLDER = /\{\s*business\s*\}/giu;

/** Mark-up, stage directions, zero-width characters and unknown placeholders are not words: nobody hears them. */
const speakable = (greeting: string): string =>
  oneLine(
    greeting
      .replaceAll(PLACEHOLDER, "\uE000")
      .replaceAll(/<[^>]*>?|\[[^\]]*\]?|\{[^}]*\}?/gu, " ")
      .replaceAll("\uE000", "{business}"),
  );

const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, (run) => (/\s/u.test(run) ? " " : ""))
    .replaceAll(/\s+/gu, " ")
    .trim();

/** A full stop ends a sentence only after a word: not after "Dr." or an initial. */
const splitSentences = (text: string): string[] =>
  text
    .split(/(?<=(?:[!?…]|\}\.|\d\.|[\p{L}]{3}\.|\b(?!dr|me|st|mr|ms|sr|jr|m)\p{L}{2}\.)["»”)]?)\s+/iu)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** A function, so that `$&` in a name stays two characters. */
const withName = (text: string, name: string): string => text.replaceAll(PLACEHOLDER, () => name);
