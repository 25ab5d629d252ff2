import { type Locale, type Word, wordsOf } from "./normalise";
import { COUNTED, NUMBER_WORDS, POINTED_AT, SCALES, TIMES } from "./number-words";

/** A number that was said or written, and where: `start` and `end` are offsets in the text. */
export type SpokenNumber = {
  value: number;
  /** The digits as they would be written down: "06" keeps its zero, "double four" is "44". */
  digits: string;
  start: number;
  end: number;
};

/** One way to read the words from some place on as a number; `next` is the first word after it. */
export type NumberReading = {
  value: number;
  digits: string;
  next: number;
  /** Made of parts that were written apart in digits: "60 18" as 78. True only where nothing else makes sense. */
  loose: boolean;
};

/** The numbers in what was heard, from left to right. "un" and "one" count only where they count something. */
export const readNumbers = (text: string, locale: Locale): SpokenNumber[] => {
  const words = wordsOf(text);
  const found: SpokenNumber[] = [];
  let at = 0;
  while (at < words.length) {
    const reading = numberAt(words, at, locale);
    const first = words[at];
    const last = reading && words[reading.next - 1];
    if (reading && first && last) {
      if (!isArticle(words, at, reading, locale)) {
        found.push({ value: reading.value, digits: reading.digits, start: first.start, end: last.end });
      }
      at = reading.next;
    } else at += 1;
  }
  return found;
};

/** The number a listener would hear at this word: the longest that was said in one breath. */
export const numberAt = (words: readonly Word[], at: number, locale: Locale): NumberReading | null => {
  const best = numbersAt(words, at, locale)[0];
  return best && !best.loose ? best : null;
};

/** Every number the words from `at` on could begin with, the likeliest first. */
export const numbersAt = (words: readonly Word[], at: number, locale: Locale): NumberReading[] => {
  const first = words[at];
  if (!first || !(isNumberWord(first, locale) || first.text === "a")) return [];
  const written = writtenAt(words, at);
  const parts = locale === "fr" ? frenchAt(words, at) : englishAt(words, at);
  const readings = parts.map((part) => ({ digits: String(part.value), ...part }));
  const all = written === null ? readings : [written, ...readings.filter(({ next }) => next > at + 1)];
  return all.sort((a, b) => Number(a.loose) - Number(b.loose) || b.next - a.next);
};

/** Whether a word can be part of a number, whatever stands beside it. */
export const isNumberWord = ({ text }: Word, locale: Locale): boolean =>
  isFigure(text) || NUMBER_WORDS[locale].has(text) || SCALES[locale].has(text) || TIMES.has(text);

const isFigure = (text: string | undefined): boolean => text !== undefined && text >= "0" && text < ":";

const writtenAt = (words: readonly Word[], at: number): NumberReading | null => {
  const digits = words[at]?.text;
  if (digits === undefined || !/^[0-9]+$/.test(digits)) return null;
  return { value: Number(digits), digits, next: at + 1, loose: false };
};

type Part = { value: number; next: number; loose: boolean; digits?: string };

/** A single word or a written number of at most two digits, as a building block. */
const blockAt = (words: readonly Word[], at: number, locale: Locale): { value: number; written: boolean } | null => {
  const word = words[at]?.text;
  if (word === undefined) return null;
  if (/^(?:0|[1-9][0-9]?)$/.test(word)) return { value: Number(word), written: true };
  if ((word === "oh" || word === "o") && !standsAmongDigits(words, at)) return null;
  const value = NUMBER_WORDS[locale].get(word);
  return value === undefined ? null : { value, written: false };
};

/** "oh" is a zero beside digits, and a sigh elsewhere; the "o" of "o'clock" is neither. */
const standsAmongDigits = (words: readonly Word[], at: number): boolean => {
  if (words[at + 1]?.text === "clock") return false;
  const isZero = (word: Word | undefined) => word?.text === "oh" || word?.text === "o";
  let before = at - 1;
  while (isZero(words[before])) before -= 1;
  let after = at + 1;
  while (isZero(words[after])) after += 1;
  return [words[before], words[after]].some((word) => word !== undefined && isNumberWord(word, "en"));
};

/** "double four", "triple sept": a digit said once and meant more often. */
const repeatedAt = (words: readonly Word[], at: number, locale: Locale): Part | null => {
  const times = TIMES.get(words[at]?.text ?? "");
  const digit = times === undefined ? null : singleDigitAt(words, at + 1, locale);
  if (times === undefined || digit === null) return null;
  const digits = String(digit).repeat(times);
  return { value: Number(digits), digits, next: at + 2, loose: false };
};

const singleDigitAt = (words: readonly Word[], at: number, locale: Locale): number | null => {
  const word = words[at]?.text ?? "";
  const value = /^[0-9]$/.test(word) ? Number(word) : NUMBER_WORDS[locale].get(word);
  return value !== undefined && value < 10 ? value : null;
};

/** `tens` and what may follow it: 20 and a unit, or 60 and a teen. */
const joined = (words: readonly Word[], tens: Part, from: Part[], written: boolean): Part[] =>
  from.map(({ value, next, loose }) => ({
    value: tens.value + value,
    next,
    loose: tens.loose || loose || written || isFigure(words[tens.next]?.text),
  }));

/** "quatre-vingts" is written so for 80 alone: its "quatre" belongs to no number before it. */
const beginsEighty = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === "quatre" && words[at + 1]?.text === "vingts";

const unitsAt = (words: readonly Word[], at: number, locale: Locale): Part[] => {
  if (beginsEighty(words, at)) return [];
  const block = blockAt(words, at, locale);
  return block && block.value >= 1 && block.value <= 9 ? [{ value: block.value, next: at + 1, loose: false }] : [];
};

/** 10 to 19 in French, where 17 to 19 are two words. */
const teensAt = (words: readonly Word[], at: number): Part[] => {
  const block = blockAt(words, at, "fr");
  if (!block || block.value < 10 || block.value > 19) return [];
  const teen: Part = { value: block.value, next: at + 1, loose: false };
  if (block.value !== 10) return [teen];
  const units = unitsAt(words, at + 1, "fr").filter(({ value }) => value >= 7);
  return [teen, ...joined(words, teen, units, block.written)];
};

const frenchBelow100At = (words: readonly Word[], at: number): Part[] => {
  const block = blockAt(words, at, "fr");
  if (!block) return [];
  const { value, written } = block;
  const alone: Part = { value, next: at + 1, loose: false };
  if (value === 10) return teensAt(words, at);
  if (value === 4) {
    const twenty = blockAt(words, at + 1, "fr");
    if (twenty?.value !== 20) return [alone];
    const eighty: Part = { value: 80, next: at + 2, loose: written || twenty.written };
    const four = beginsEighty(words, at) ? [] : [alone];
    return [...four, eighty, ...frenchTail(words, eighty, written || twenty.written)];
  }
  return value >= 20 && value % 10 === 0 ? [alone, ...frenchTail(words, alone, written)] : [alone];
};

/** What may follow a French ten: a unit, "et un", and a teen after 60 and 80. */
const frenchTail = (words: readonly Word[], tens: Part, written: boolean): Part[] => {
  const linked = words[tens.next]?.text === "et" ? tens.next + 1 : null;
  const afterEt = linked === null ? [] : [...unitsAt(words, linked, "fr"), ...teensAt(words, linked)];
  const viaEt = afterEt.filter(({ value }) => value === 1 || (value === 11 && tens.value === 60));
  const direct = unitsAt(words, tens.next, "fr");
  const teens = tens.value === 60 || tens.value === 80 ? teensAt(words, tens.next) : [];
  return joined(words, tens, [...viaEt, ...direct, ...teens], written);
};

const englishBelow100At = (words: readonly Word[], at: number): Part[] => {
  const block = blockAt(words, at, "en");
  if (!block) return [];
  const alone: Part = { value: block.value, next: at + 1, loose: false };
  if (block.value < 20 || block.value % 10 !== 0) return [alone];
  return [alone, ...joined(words, alone, unitsAt(words, at + 1, "en"), block.written)];
};

/** Parts followed by a scale word ("cent", "thousand"), and what may still follow that. */
const scaled = (
  words: readonly Word[],
  counts: Part[],
  scale: readonly string[],
  by: number,
  rest: (at: number) => Part[],
): Part[] =>
  counts.flatMap((count) => {
    if (!scale.includes(words[count.next]?.text ?? "")) return [];
    const round: Part = { value: count.value * by, next: count.next + 1, loose: count.loose };
    const and = words[round.next]?.text === "and" ? rest(round.next + 1) : [];
    const tails = [...rest(round.next), ...and].filter(({ value }) => value >= 1);
    return [round, ...joined(words, round, tails, false)];
  });

/** "cent" and "mille" count from one without saying so; `a hundred` says "a". */
const one = (at: number): Part => ({ value: 1, next: at, loose: false });

const frenchAt = (words: readonly Word[], at: number): Part[] => {
  const below100 = (from: number) => frenchBelow100At(words, from);
  const below1000 = (from: number): Part[] => {
    const tens = below100(from);
    const counts = [...tens.filter(({ value }) => value >= 2 && value <= 19 && value !== 10), one(from)];
    return [...tens, ...scaled(words, counts, ["cent", "cents"], 100, below100)];
  };
  const small = below1000(at);
  const thousands = [...small.filter(({ value }) => value >= 2), one(at)];
  const repeated = repeatedAt(words, at, "fr");
  return [...(repeated ? [repeated] : []), ...small, ...scaled(words, thousands, ["mille"], 1000, below1000)];
};

const englishAt = (words: readonly Word[], at: number): Part[] => {
  const below100 = (from: number) => englishBelow100At(words, from);
  const article = words[at]?.text === "a" ? [one(at + 1)] : [];
  const below1000 = (from: number): Part[] => {
    const tens = below100(from);
    const counts = [...tens.filter(({ value }) => value >= 1), ...(from === at ? article : [])];
    return [...tens, ...scaled(words, counts, ["hundred"], 100, below100)];
  };
  const small = below1000(at);
  const thousands = [...small.filter(({ value }) => value >= 1 && value < 1000), ...article];
  const repeated = repeatedAt(words, at, "en");
  return [...(repeated ? [repeated] : []), ...small, ...scaled(words, thousands, ["thousand"], 1000, below1000)];
};

const isArticle = (words: readonly Word[], at: number, reading: NumberReading, locale: Locale): boolean => {
  if (reading.value !== 1 || reading.next !== at + 1) return false;
  const { text } = words[at] ?? { text: "" };
  const next = words[at + 1];
  if (locale === "en") return text === "one" && POINTED_AT.has(words[at - 1]?.text ?? "");
  if (text !== "un" && text !== "une") return false;
  if (["quelqu", "chacun", "l"].includes(words[at - 1]?.text ?? "")) return true;
  return next !== undefined && !COUNTED.has(next.text) && !isNumberWord(next, locale);
};
