import { type Locale, plain } from "./normalise";

/** Letters that sound alike, or that a recogniser swaps: what a caller who says "avec un y" has heard instead. */
const HEARD_FOR: Record<string, string[]> = {
  y: ["i"],
  i: ["y"],
  k: ["c", "q"],
  c: ["k", "s"],
  q: ["k", "c"],
  s: ["c", "z"],
  z: ["s"],
  x: ["s"],
  t: ["d"],
  d: ["t"],
  m: ["n"],
  n: ["m"],
  b: ["p"],
  p: ["b"],
  v: ["f"],
  f: ["v"],
  g: ["j"],
  j: ["g"],
};

const WITH: Record<Locale, RegExp> = {
  fr: /(?:\b([a-z]{2,}) )?avec (un|une|1|deux|2) (i grec|[a-z])\b/,
  en: /(?:\b([a-z]{2,}) )?with (an?|one|1|two|2|a double|double) ([a-z])\b/,
};
const WITHOUT: Record<Locale, RegExp> = {
  fr: /(?:\b([a-z]{2,}) )?sans (?:le |la |l )?([a-z])\b/,
  en: /(?:\b([a-z]{2,}) )?without (?:the |an? )?([a-z])\b/,
};

/**
 * An address with one letter put right: "non, martin avec un y", "Philippe avec deux p", "sans e". The last letter that fits
 * is the one that is meant, in the word that was named, else in all of what stands before the "@". Null: nothing of it fits.
 */
export const correctEmail = (email: string, text: string, locale: Locale): string | null => {
  const heard = plain(text);
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const change = changeIn(heard, locale);
  if (at < 1 || change === null) return null;
  const named = change.word === undefined ? -1 : local.lastIndexOf(change.word);
  const from = Math.max(0, named);
  const to = named < 0 ? local.length : named + (change.word?.length ?? 0);
  const corrected = change.apply(local.slice(from, to));
  if (corrected === null || corrected === "") return null;
  return `${local.slice(0, from)}${corrected}${local.slice(to)}${email.slice(at)}`;
};

type Change = { word: string | undefined; apply: (part: string) => string | null };

const changeIn = (heard: string, locale: Locale): Change | null => {
  const [, word, count, said] = WITH[locale].exec(heard) ?? [];
  if (said !== undefined) {
    const letter = said === "i grec" ? "y" : said;
    const isDouble = /deux|2|two|double/.test(count ?? "");
    return { word, apply: (part) => (isDouble ? doubled(part, letter) : swapped(part, letter)) };
  }
  const [, other, dropped] = WITHOUT[locale].exec(heard) ?? [];
  return dropped === undefined ? null : { word: other, apply: (part) => replacedLast(part, dropped, "") };
};

const doubled = (part: string, letter: string): string | null =>
  part.includes(letter + letter) ? null : replacedLast(part, letter, letter + letter);

/** Where no letter could have been taken for it, it is missing at the end: "Clair avec un e". */
const swapped = (part: string, letter: string): string | null => {
  for (const other of HEARD_FOR[letter] ?? []) {
    const corrected = replacedLast(part, other, letter);
    if (corrected !== null) return corrected;
  }
  return part.endsWith(letter) ? null : part + letter;
};

const replacedLast = (part: string, from: string, to: string): string | null => {
  const at = part.lastIndexOf(from);
  return at < 0 ? null : part.slice(0, at) + to + part.slice(at + from.length);
};
