import { AS_IN, ASIDES, PERHAPS_AT, SIGNS, TIMES } from "./email-words";
import { FILLERS, firstPhraseAt, fold, HEARD_LIMIT, type Locale, phraseAt, type Word } from "./normalise";
import { numberAt } from "./numbers";

/** A piece of an address as it is written. `perhaps`: the word may stand for "@". */
export type Token = { text: string; kind: "letters" | "digits" | "sign"; said: "surely" | "perhaps" };

/**
 * What was heard as the pieces of an address: signs, digits, and letters, with "m comme Marie" and "double l"
 * understood.
 */
export const tokensOf = (text: string, locale: Locale): Token[] => {
  const words = addressWordsOf(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < words.length) {
    const step = stepAt(words, at, locale);
    if (step.token) tokens.push(step.token);
    at = step.next;
  }
  return tokens;
};

const stepAt = (words: Word[], at: number, locale: Locale): { token: Token | null; next: number } => {
  const word = words[at]?.text ?? "";
  const aside = ASIDES.find((each) => phraseAt(words, at, each));
  if (aside) return { token: null, next: at + aside.length };
  if (FILLERS.has(word)) return { token: null, next: at + 1 };
  if (/^[@._+-]$/.test(word)) return { token: sign(word), next: at + 1 };
  const phrase = firstPhraseAt(words, at, SIGNS[locale]);
  if (phrase) {
    const letters = /^[a-z]$/.test(phrase.text);
    return { token: letters ? lettersToken(phrase.text) : sign(phrase.text), next: at + phrase.words.length };
  }
  const times = TIMES[word];
  const repeated = words[at + 1]?.text ?? "";
  if (times !== undefined && /^[a-z]$/.test(repeated)) {
    const plural = locale === "en" && words[at + 2]?.text === "s" ? 3 : 2;
    return { token: lettersToken(repeated.repeat(times)), next: at + plural };
  }
  const number = numberAt(words, at, locale);
  if (number) return { token: { text: number.digits, kind: "digits", said: "surely" }, next: number.next };
  if (/^[a-z]$/.test(word) && AS_IN.has(words[at + 1]?.text ?? "")) {
    const skipped = words[at + 1]?.text === "as" && words[at + 2]?.text === "in" ? 4 : 3;
    return { token: lettersToken(word), next: at + skipped };
  }
  const said = PERHAPS_AT[locale].has(word) ? "perhaps" : "surely";
  return { token: { text: word.replaceAll(/[^a-z]/g, ""), kind: "letters", said }, next: at + 1 };
};

const sign = (text: string): Token => ({ text, kind: "sign", said: "surely" });
const lettersToken = (text: string): Token => ({ text, kind: "letters", said: "surely" });

const PIECE = /[0-9]+|[\p{L}\p{M}]+|[@._+-]/gu;

/** A full stop or a hyphen counts only inside a word; the hyphen of "Jean-Paul" counts only where "@" is written too. */
const addressWordsOf = (text: string): Word[] => {
  const heard = text.slice(0, HEARD_LIMIT);
  const written = /\S@\S|@$/.test(heard.trim());
  const words: Word[] = [];
  for (const match of heard.matchAll(PIECE)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const inside = /\S/.test(heard[start - 1] ?? " ") && /[\p{L}0-9@]/u.test(heard[end] ?? " ");
    const counts =
      !/^[.+_-]$/.test(raw) || raw === "_" || (inside && (raw !== "-" || (written && touchesAt(heard, start))));
    if (counts) words.push({ text: fold(raw), raw, start, end, linked: false });
  }
  return words;
};

/** Whether a sign stands in the same written word as an "@". */
const touchesAt = (heard: string, at: number): boolean => {
  const from = heard.lastIndexOf(" ", at) + 1;
  const to = heard.indexOf(" ", at);
  return heard.slice(from, to < 0 ? undefined : to).includes("@");
};
