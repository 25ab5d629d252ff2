import type { Locale, Word } from "../listening/normalise";

/**
 * A fact that was stated. Any of its `keys` will do to support it: "9 o'clock" is in the morning or in the evening, and "1 h
 * 30" a time or a duration. `next` is the word after it.
 */
export type Claim = {
  kind: "price" | "time" | "duration" | "date" | "number" | "phone";
  keys: string[];
  start: number;
  end: number;
  next: number;
};

/** A sentence on the way to being read. */
export type Reading = {
  text: string;
  words: readonly Word[];
  locale: Locale;
  /** Ava's own tools write the 24 hours out: "9 heures" is in the morning. Others may mean either. */
  exact: boolean;
};

/** A fact before it is known where it ends. */
export type Found = { kind: Claim["kind"]; keys: string[]; next: number };

export const word = ({ words }: Reading, at: number): string => words[at]?.text ?? "";

/** What stands between two neighbouring words, signs included. */
export const between = ({ text, words }: Reading, at: number): string =>
  text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? text.length);

/** Next to each other, with no more than a space between. */
export const touches = (reading: Reading, at: number): boolean => /^\s?$/u.test(between(reading, at));

export const EURO = /^(?:euros?|eur)$/;
export const OTHER_MONEY = /^(?:pounds?|quid|livres?|dollars?|bucks|francs?|usd|gbp)$/;
/** What follows a number that counts time or money. */
export const UNIT = /^(?:h|heures?|hours?|hrs?|min|mins|minutes?|euros?|eur|o|am|pm|jours?|days?)$/;

export const isMoneyAfter = (reading: Reading, at: number): boolean =>
  /^\s?[€$£]/u.test(between(reading, at)) || EURO.test(word(reading, at)) || OTHER_MONEY.test(word(reading, at));
