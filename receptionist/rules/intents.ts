import type { CallLanguage } from "../conversation/brain";
import { readDone, repeatsPlease, wantsHuman } from "../listening/answers";
import { plain } from "../listening/normalise";
import { INTENTS, type Intent, type Lexicon } from "./lexicon";
import { ENGLISH } from "./lexicon.en";
import { FRENCH } from "./lexicon.fr";

export const LEXICONS: Record<CallLanguage, Lexicon> = { fr: FRENCH, en: ENGLISH };

/** A stretch of an utterance that is about one thing. */
export type Part = { text: string; plain: string; intents: Set<Intent> };

/** Half a minute of speech. What comes after it is a story, and no second errand. */
const READ_MAX = 500;

/** What an utterance is about, part by part. A part with no intent of its own belongs to the one before it. */
export const partsOf = (text: string, language: CallLanguage): Part[] => {
  const parts: Part[] = [];
  for (const piece of text
    .slice(0, READ_MAX)
    .split(LEXICONS[language].border)
    .filter((each) => each.trim() !== "")) {
    const intents = intentsOf(piece, language);
    const last = parts.at(-1);
    if (last && (intents.size === 0 || last.intents.size === 0)) {
      last.text = `${last.text}, ${piece.trim()}`;
      last.plain = plain(last.text);
      last.intents = intentsOf(last.text, language);
    } else parts.push({ text: piece.trim(), plain: plain(piece), intents });
  }
  return parts;
};

const intentsOf = (text: string, language: CallLanguage): Set<Intent> => {
  const heard = plain(text);
  const words = LEXICONS[language];
  const found = new Set(INTENTS.filter((intent) => isMeant(intent, text, heard, language)));
  // "déplacer mon rendez-vous" books nothing, and "j'ai rendez-vous demain" neither.
  if (found.has("change") || found.has("existing")) found.delete("book");
  if (found.has("change")) found.delete("existing");
  if (found.has("duration") && !words.price.test(heard.replace(words.duration, " "))) found.delete("price");
  if (found.has("book")) found.delete("message");
  return found;
};

const isMeant = (intent: Intent, text: string, heard: string, language: CallLanguage): boolean => {
  switch (intent) {
    case "human":
      return wantsHuman(text, language);
    case "repeat":
      return repeatsPlease(text, language);
    case "done":
      return readDone(text, language);
    default:
      return LEXICONS[language][intent].test(heard);
  }
};
