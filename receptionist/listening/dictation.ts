import type { Locale, Word } from "./normalise";
import { SCALES } from "./number-words";
import { type NumberReading, numbersAt } from "./numbers";

/** One way to hear a row of number words as digits. A lower `cost` is a likelier way. */
export type Reading = {
  groups: string[];
  digits: string;
  cost: number;
  /** The part of the cost that is not about pairs. */
  bare: number;
};

/** More words than two numbers dictated digit by digit are noise: only the last are weighed. */
const LONGEST_RUN = 48;
/** E.164 allows 15 digits, and "00" comes before them. */
export const LONGEST = 17;
/** Readings kept for each number of digits: places in doubt are few. */
const KEPT = 4;

/** What a row of number words may be, each list with the likeliest first. */
export type Dictated = {
  readings: Reading[];
  /** The same as the beginning of a number that goes on, so that its pairs are told from the first digit. */
  unfinished: Reading[];
  /** The same from a later word on, as if the caller had started over there. */
  restarts: { at: number; reading: Reading }[];
  /** The digits of a number that goes on: in French, whole pairs. Empty where no digit was said. */
  soFar: string;
};

/**
 * The ways to hear number words as digits: "soixante dix-huit" is 78, or 60 and 18 where that makes a number. Works from
 * the last word back, so that the pairs in which the French dictate can be told from the end; the work is bounded by the
 * number of words.
 */
export const dictated = (words: readonly Word[], locale: Locale): Dictated => {
  const table = readingsFrom(words, locale);
  const readings = byCost((table[0] ?? []).flat());
  const restarts = table
    .slice(1, -1)
    .flatMap((byLength, index) => byLength.flat().map((reading) => ({ at: index + 1, reading })));
  const unfinished = readings.map((reading) => ({
    ...reading,
    cost: reading.bare + (locale === "fr" ? askewFromStart(reading.groups) : 0),
  }));
  return { readings, unfinished, restarts, soFar: likeliest(unfinished, locale) };
};

/** The likeliest digits where more are to come. */
const likeliest = (readings: Reading[], locale: Locale): string => {
  const unpaired = ({ digits }: Reading) => (locale === "fr" && digits.length % 2 === 1 ? HALF_A_PAIR : 0);
  const [best] = byCost(readings.map((reading) => ({ ...reading, cost: reading.cost + unpaired(reading) })));
  return best?.digits ?? "";
};

const byCost = (readings: Reading[]): Reading[] => readings.sort((a, b) => a.cost - b.cost);

/** A unit torn off its ten ("trente", "quatre"): nobody dictates so. */
const TORN_UNIT = 3;
/** A number that could have been longer: "soixante", "dix-huit". */
const CUT = 1;
/** Torn where the recogniser wrote a hyphen, or the caller said "et". */
const AGAINST_HYPHEN = 1.5;
/** Joined where it wrote none: decides between equals. */
const UNHYPHENED = 0.25;
/** "cent" or "hundred" with nothing to multiply. */
const LOST_SCALE = 3;
/** Figures written apart that make one number: "60 18" as 78. */
const LOOSE = 1;
/** A French pair across two of the pairs that the number is made of. */
const ASKEW = 2;
const HALF_A_PAIR = 1.5;
/** A French digit alone between groups. */
const LONE_DIGIT = 1;

/** For each word, by number of digits, the readings of what starts there. */
const readingsFrom = (all: readonly Word[], locale: Locale): Reading[][][] => {
  const words = all.slice(-LONGEST_RUN);
  const numbersFrom = words.map((_, at) => numbersAt(words, at, locale));
  const table: Reading[][][] = words.map(() => []);
  table.push([[{ groups: [], digits: "", cost: 0, bare: 0 }]]);
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const found: Reading[] = [];
    const numbers = numbersFrom[at] ?? [];
    if (numbers.length === 0) {
      const lost = SCALE_WORDS.has(words[at]?.text ?? "") ? LOST_SCALE : 0;
      found.push(
        ...(table[at + 1]?.flat() ?? []).map((rest) => ({
          ...rest,
          cost: rest.cost + lost,
          bare: rest.bare + lost,
        })),
      );
    }
    for (const number of numbers) {
      const own = costOf(words, number, numbers, numbersFrom[number.next]?.[0]);
      for (const rest of table[number.next]?.flat() ?? []) {
        if (rest.digits.length + number.digits.length > LONGEST) continue;
        const askew = locale === "fr" ? askewness(number.digits, rest) : 0;
        found.push({
          groups: [number.digits, ...rest.groups],
          digits: number.digits + rest.digits,
          cost: rest.cost + own + askew,
          bare: rest.bare + own,
        });
      }
    }
    table[at] = byLength(found);
  }
  return table;
};

const byLength = (readings: Reading[]): Reading[][] => {
  const lengths: Reading[][] = Array.from({ length: LONGEST + 1 }, () => []);
  for (const reading of byCost(readings)) {
    const same = lengths[reading.digits.length];
    if (same && same.length < KEPT && !same.some(({ digits }) => digits === reading.digits)) same.push(reading);
  }
  return lengths;
};

const askewness = (digits: string, { groups, digits: rest }: Reading): number => {
  if (rest.length % 2 === 0) return 0;
  if (digits.length === 2) return ASKEW;
  return digits.length === 1 && (groups[0]?.length ?? 1) > 1 ? LONE_DIGIT : 0;
};

/** The same, told from the first digit. */
const askewFromStart = (groups: string[]): number => {
  let length = 0;
  let cost = 0;
  for (const [index, { length: size }] of groups.entries()) {
    const isOdd = length % 2 === 1;
    if (size === 2 && isOdd) cost += ASKEW;
    if (size === 1 && !isOdd && (groups[index + 1]?.length ?? 1) > 1) cost += LONE_DIGIT;
    length += size;
  }
  return cost;
};

const costOf = (
  words: readonly Word[],
  { value, next, loose, digits }: NumberReading,
  others: NumberReading[],
  following: NumberReading | undefined,
): number => {
  const isCut = others.some((other) => !other.loose && other.next > next);
  const unit = following !== undefined && following.next === next + 1 && following.value < 10;
  const torn = unit && value >= 20 && value < 100 && value % 10 === 0 && digits.length === 2;
  const cut = isCut ? (torn ? TORN_UNIT : CUT) : 0;
  const after = words[next];
  const hyphen = after?.linked || (isCut && LINKS.has(after?.text ?? "")) ? AGAINST_HYPHEN : 0;
  return cut + hyphen + (loose ? LOOSE : 0) + unhyphened(words, next, others) * UNHYPHENED;
};

/** How many words of a number stand apart. Only tens are ever hyphenated. */
const unhyphened = (words: readonly Word[], next: number, others: NumberReading[]): number => {
  const first = Math.min(...others.map((other) => other.next));
  return words.slice(first, next).filter(({ linked, text }) => !linked && !NEVER_HYPHENED.has(text)).length;
};

const SCALE_WORDS = new Set([...SCALES.fr, ...SCALES.en]);
const LINKS = new Set(["et", "and"]);
const NEVER_HYPHENED = new Set([...SCALE_WORDS, ...LINKS, "un", "onze"]);
