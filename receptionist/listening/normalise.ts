/** The languages in which Ava understands what a caller says. */
export type Locale = "fr" | "en";

/** One turn of a person is a few sentences. What follows is not read, so that no utterance can make a call wait. */
export const HEARD_LIMIT = 2000;

/** A word, a row of digits, or a sign that carries meaning. `start` and `end` are offsets in the text that was heard. */
export type Word = {
  /** Lower case, without accents. */
  text: string;
  /** As the speech recogniser wrote it. */
  raw: string;
  start: number;
  end: number;
  /** Written together with the word before, with a hyphen. */
  linked: boolean;
};

/** `:` `.` `,` `/` mean something between digits (14:30, 28,92, 15/08), `+` before them; elsewhere they are breath. */
const WORD = /[0-9]+|[\p{L}\p{M}]+|@|\+(?=\s?[0-9])|(?<=[0-9])[:.,/](?=[0-9])/gu;

const HYPHENS = new Set(["-", "‐", "‑"]);

/** The words of what was heard, in order. Apostrophes and hyphens part words: "l'après-midi" is three. */
export const wordsOf = (text: string): Word[] => {
  const heard = text.slice(0, HEARD_LIMIT);
  const words: Word[] = [];
  for (const match of heard.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const linked = HYPHENS.has(heard[start - 1] ?? "") && words.at(-1)?.end === start - 1;
    words.push({ text: fold(raw), raw, start, end: start + raw.length, linked });
  }
  return words;
};

/** What was heard, for looking things up in: lower case, no accents, no punctuation but between digits, single spaces. */
export const plain = (text: string): string => {
  let out = "";
  let tight = true;
  for (const { text: word } of wordsOf(text)) {
    const sign = SIGNS.has(word);
    out += tight || (sign && word !== "+") ? word : ` ${word}`;
    tight = sign;
  }
  return out;
};

const SIGNS = new Set(["@", "+", ":", ".", ",", "/"]);

/** Lower case and without accents: recognisers drop them, and keyboards do. */
export const fold = (word: string): string =>
  /^[a-z0-9]+$/.test(word)
    ? word
    : word
        .toLowerCase()
        .normalize("NFD")
        .replaceAll(/\p{M}+/gu, "")
        .replaceAll("œ", "oe")
        .replaceAll("æ", "ae")
        .replaceAll("ß", "ss");

/** What people say while they think. None of it is ever an answer. */
export const FILLERS: ReadonlySet<string> = new Set(
  "euh heu hum hmm hm mmh um uh er erm ah eh ben bah bon alors donc enfin voyons attendez well so okay".split(" "),
);

/** What was said at a place; nothing before the first word and after the last. */
export const textAt = (words: readonly Word[], at: number): string => words[at]?.text ?? "";

/** The same as `phraseAt` for a phrase in one piece. */
export const saidAt = (words: readonly Word[], at: number, phrase: string): boolean =>
  phraseAt(words, at, phrase.split(" "));

/** Whether the words from `at` on are exactly those of `phrase`, which is written as `plain` writes. */
export const phraseAt = (words: readonly Word[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((word, offset) => words[at + offset]?.text === word);

/** The longest of `phrases` that starts at `at`; null where none does. Longer phrases must come first in the list. */
export const firstPhraseAt = <T extends { words: readonly string[] }>(
  words: readonly Word[],
  at: number,
  phrases: readonly T[],
): T | null => phrases.find((phrase) => phraseAt(words, at, phrase.words)) ?? null;
