import type { CountryCode } from "libphonenumber-js/min";
import { type Dictated, dictated, type Reading } from "./dictation";
import { FILLERS, type Locale, type Word, wordsOf } from "./normalise";
import { isNumberWord } from "./numbers";
import { dialled, HAS_TRUNK_ZERO, longestDialled, SHORTEST, type WholeNumber } from "./phone-numbering";
import { type Run, runsOf, soFar } from "./phone-runs";

/**
 * What was understood of a telephone number. `partial` holds the digits so far, to be given to `continuePhone` with what
 * the caller says next. `none`: nothing to build on, ask for the whole number.
 */
export type PhoneHeard = WholeNumber | { kind: "partial"; digits: string } | { kind: "none" };

/** Reads a telephone number as it is dictated in `country`, in words, digits or both. Never throws. */
export const readPhone = (text: string, locale: Locale, country: CountryCode): PhoneHeard =>
  continuePhone("", text, locale, country);

/**
 * The same for a number that comes in pieces. A whole number in `text` replaces what was heard before; so does a restart
 * from the first digits; "non, pas 56, 65" corrects what was said, and "non, 65" the digits said last.
 */
export const continuePhone = (
  previousDigits: string,
  text: string,
  locale: Locale,
  country: CountryCode,
): PhoneHeard => {
  const dictation = { locale, country };
  let heard: PhoneHeard = previousDigits === "" ? { kind: "none" } : { kind: "partial", digits: previousDigits };
  let before = previousDigits;
  for (const { words, corrects } of pieces(wordsOf(text))) {
    heard = extend(before, words, corrects, dictation);
    before =
      heard.kind === "whole" ? heard.national.replaceAll(/\D/g, "") : heard.kind === "partial" ? heard.digits : "";
  }
  return heard;
};

type Dictation = { locale: Locale; country: CountryCode };
type Piece = { words: Word[]; corrects: boolean };

const CORRECTS = new Set("non no nan pardon sorry plutot actually nope".split(" "));
const RESTARTS = new Set("recommence recommencer reprends reprend efface again restart".split(" "));

/** What is said before and after a "non". */
const pieces = (words: Word[]): Piece[] => {
  const found: Piece[] = [{ words: [], corrects: false }];
  for (const word of words) {
    if (CORRECTS.has(word.text)) found.push({ words: [], corrects: true });
    else found.at(-1)?.words.push(word);
  }
  return found.filter((piece, index) => piece.words.length > 0 || index === 0);
};

const extend = (before: string, words: Word[], corrects: boolean, dictation: Dictation): PhoneHeard => {
  const restarts = words.some(({ text }) => RESTARTS.has(text));
  const kept = restarts ? "" : before;
  const runs = runsOf(words, dictation.locale);
  const whole = wholeIn(runs, kept === "", dictation);
  if (whole) return whole;
  const said = runs.map(soFar).join("");
  if (said === "" || (kept === "" && isSmallTalk(said, words, dictation.locale))) return partial(kept);
  if (kept !== "" && (corrects || runs.some(({ negated }) => negated))) {
    return settle(corrected(kept, runs), dictation);
  }
  if (kept.length >= 4 && said.startsWith(kept)) return settle(said, dictation);
  const joined = kept === "" ? null : joinedWith(kept, runs, dictation);
  return joined ?? settle(kept + said, dictation);
};

const partial = (digits: string): PhoneHeard => (digits === "" ? { kind: "none" } : { kind: "partial", digits });

/** Digits that cannot become a number any more are worth nothing: better to ask anew. */
const settle = (digits: string, { country }: Dictation): PhoneHeard => {
  const whole = dialled(digits, country);
  if (whole) return whole;
  return digits.length > longestDialled(digits, country) ? { kind: "none" } : partial(digits);
};

/** The last row that is a whole number by itself, or all rows together. */
const wholeIn = (runs: Run[], first: boolean, dictation: Dictation): PhoneHeard | null => {
  for (const run of runs.toReversed()) {
    const whole = run.negated ? null : wholeRun(run, first, dictation);
    if (whole) return whole;
  }
  const [start] = runs;
  if (!start || runs.length === 1 || runs.some(({ negated }) => negated)) return null;
  const words = runs.flatMap((run) => run.words);
  return wholeRun({ ...start, words, heard: dictated(words, dictation.locale) }, first, dictation);
};

/** Above this cost a reading is bent until it fits. */
const FARFETCHED = 4;
/** So much likelier a shorter reading must be for the number to be unfinished rather than whole. */
const BENT = 1.25;

const isBent = ({ unfinished }: Dictated, { digits, cost }: Reading): boolean =>
  cost > FARFETCHED || unfinished.some((other) => other.digits.length < digits.length && other.cost + BENT < cost);

/** The likeliest reading that is a number. After other digits (`first` is false) a number without its zero is more digits. */
const wholeRun = ({ words, plus, heard }: Run, first: boolean, { locale, country }: Dictation): PhoneHeard | null => {
  const isStart = (digits: string) => first || plus !== "" || digits.startsWith("0") || !HAS_TRUNK_ZERO.has(country);
  for (const reading of heard.readings) {
    if (isBent(heard, reading)) break;
    const whole = isStart(reading.digits) ? dialled(plus + reading.digits, country) : null;
    if (whole) return whole;
  }
  return restarted(words, heard, { locale, country });
};

/** A caller who starts over says the first digits twice: what was dropped must begin what stays. */
const restarted = (words: Word[], { restarts }: Dictated, { locale, country }: Dictation): PhoneHeard | null => {
  for (const { at, reading } of restarts) {
    if (reading.cost > FARFETCHED || reading.digits.length < SHORTEST) continue;
    const whole = dialled(reading.digits, country);
    const dropped = whole ? dictated(words.slice(0, at), locale).soFar : "";
    if (whole && dropped.length >= 2 && reading.digits.startsWith(dropped)) return whole;
  }
  return null;
};

/** "pas 56, 65" and "65, pas 56" say both; "65" alone stands for as many digits as were said last. */
const corrected = (before: string, runs: Run[]): string => {
  const groups = runs.map((run) => ({ negated: run.negated, digits: soFar(run) }));
  const [first, second] = groups;
  if (!first) return before;
  if (first.negated && !second) {
    const half = first.digits.length / 2;
    return replaceLast(before, first.digits.slice(0, half), first.digits.slice(half));
  }
  if (second && first.negated !== second.negated) {
    return first.negated
      ? replaceLast(before, first.digits, second.digits)
      : replaceLast(before, second.digits, first.digits);
  }
  const digits = groups.map((group) => group.digits).join("");
  return digits.length < before.length ? before.slice(0, before.length - digits.length) + digits : digits;
};

const replaceLast = (before: string, wrong: string, right: string): string => {
  const at = before.lastIndexOf(wrong);
  return wrong === "" || at < 0 ? before : before.slice(0, at) + right + before.slice(at + wrong.length);
};

/** Joins what was heard before with what is heard now, also where a pause cut "soixante | dix-huit" in two. */
const joinedWith = (before: string, runs: Run[], { locale, country }: Dictation): PhoneHeard | null => {
  const words = runs.flatMap((run) => run.words);
  const heard = runs.length === 1 && runs[0] ? runs[0].heard : dictated(words, locale);
  for (const reading of heard.readings) {
    if (isBent(heard, reading)) break;
    const { digits, groups } = reading;
    const whole = dialled(before + digits, country) ?? cutInTwo(before, groups, country, locale);
    if (whole) return whole;
  }
  return null;
};

const cutInTwo = (
  before: string,
  [first, ...rest]: string[],
  country: CountryCode,
  locale: Locale,
): PhoneHeard | null => {
  const tens = Number(before.slice(-2));
  const next = Number(first);
  const teen = locale === "fr" && (tens === 60 || tens === 80) && next >= 10 && next <= 19;
  const unit = tens >= 20 && tens % 10 === 0 && next >= 1 && next <= 9 && first?.length === 1;
  return teen || unit ? dialled(before.slice(0, -2) + String(tens + next) + rest.join(""), country) : null;
};

/** "à 3 personnes", "le 15": a few digits in a sentence about something else. */
const isSmallTalk = (digits: string, words: Word[], locale: Locale): boolean => {
  if (digits.replace("+", "").length >= 4) return false;
  const others = words.filter(
    (word) => !isNumberWord(word, locale) && !EXPECTED.has(word.text) && !FILLERS.has(word.text),
  );
  return others.length > 2;
};

const EXPECTED = new Set(
  (
    "mon numero telephone portable mobile fixe c est le la de oui ca commence par moi alors vous pouvez noter et plus " +
    "my number phone cell is it s the yes starts with yeah its and"
  ).split(" "),
);
