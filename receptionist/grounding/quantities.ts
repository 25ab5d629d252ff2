import { numberAt } from "../listening/numbers";
import { timeAt } from "./clock";
import { LEXICON } from "./lexicon";
import {
  between,
  type Claim,
  EURO,
  type Found,
  isMoneyAfter,
  OTHER_MONEY,
  type Reading,
  touches,
  UNIT,
  word,
} from "./reading";

type Quantity = { value: number; next: number; digits: string; isWhole: boolean };

/** What is stated from the word at `at` on: the longest reading; null where no number stands. */
export const claimAt = (reading: Reading, at: number): Claim | null => {
  const found =
    phoneAt(reading, at) ?? dateAt(reading, at) ?? priceAt(reading, at) ?? timeAt(reading, at) ?? bareAt(reading, at);
  const first = reading.words[at];
  const last = found && reading.words[found.next - 1];
  return found && first && last ? { ...found, start: first.start, end: last.end } : null;
};

/** "28", "28,92", "1 234", "1,234.50", "vingt-huit". */
const quantityAt = (reading: Reading, at: number): Quantity | null => {
  const read = numberAt(reading.words, at, reading.locale);
  if (!read) return null;
  const whole: Quantity = { value: read.value, next: read.next, digits: read.digits, isWhole: true };
  if (!/^[0-9]/.test(word(reading, at))) return whole;
  while (/^[0-9]{1,3}$/.test(word(reading, at)) && thousandsFollow(reading, whole.next)) {
    const sign = /^[.,]$/.test(word(reading, whole.next)) ? 1 : 0;
    whole.value = whole.value * 1000 + Number(word(reading, whole.next + sign));
    whole.next += 1 + sign;
  }
  const decimals = word(reading, whole.next + 1);
  if (!/^[.,]$/.test(word(reading, whole.next)) || !/^[0-9]{1,2}$/.test(decimals)) return whole;
  const value = whole.value + Number(decimals) / 10 ** decimals.length;
  return { ...whole, value, next: whole.next + 2, isWhole: Number(decimals) === 0 };
};

const thousandsFollow = (reading: Reading, at: number): boolean => {
  if (/^[.,]$/.test(word(reading, at))) return /^[0-9]{3}$/.test(word(reading, at + 1));
  return (
    /^[0-9]{3}$/.test(word(reading, at)) &&
    /^[\u00a0\u202f ]$/.test(between(reading, at)) &&
    isMoneyAfter(reading, at + 1)
  );
};

const PHONE_DIGITS = 8;

/** Numbers in a row, with nothing but breath between them: "06 12 34 56 78", "zéro six, douze", "+33…". */
const phoneAt = (reading: Reading, at: number): Found | null => {
  let next = word(reading, at) === "+" ? at + 1 : at;
  let digits = "";
  let parts = 0;
  for (;;) {
    const isFirst = digits === "";
    if (!isFirst && !/^[\s,.\-–()/]*$/u.test(between(reading, next))) break;
    if (!isFirst && word(reading, next) === ".") next += 1;
    const part = numberAt(reading.words, next, reading.locale);
    if (!part) break;
    digits += part.digits;
    next = part.next;
    parts += 1;
  }
  const isOne = digits.length >= PHONE_DIGITS || (digits.startsWith("0") && digits.length >= 4 && parts > 1);
  if (!isOne || isMoneyAfter(reading, next)) return null;
  return { kind: "phone", keys: [`phone:${digits}`], next };
};

const dateKey = (month: number, day: number): string =>
  `date:${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** "24 novembre", "1er décembre", "November 24th", "24/11", "2026-11-24". */
const dateAt = (reading: Reading, at: number): Found | null => {
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(reading.text.slice(reading.words[at]?.start ?? reading.text.length));
  if (iso) return { kind: "date", keys: [dateKey(Number(iso[2]), Number(iso[3]))], next: at + 3 };
  if (word(reading, at + 1) === "/" && /^\d+$/.test(word(reading, at))) {
    const [day, month] = [Number(word(reading, at)), Number(word(reading, at + 2))];
    const isFull = word(reading, at + 3) === "/" && /^\d+$/.test(word(reading, at + 4));
    return { kind: "date", keys: [dateKey(month, day)], next: at + (isFull ? 5 : 3) };
  }
  const { months } = LEXICON[reading.locale];
  const month = months.indexOf(word(reading, at)) + 1;
  if (month > 0) {
    const day = dayOfMonthAt(reading, at + 1);
    return day && { kind: "date", keys: [dateKey(month, day.value)], next: yearAfter(reading, day.next) };
  }
  const day = dayOfMonthAt(reading, at);
  if (!day) return null;
  const monthAt = word(reading, day.next) === "of" ? day.next + 1 : day.next;
  const named = months.indexOf(word(reading, monthAt)) + 1;
  return named === 0
    ? null
    : { kind: "date", keys: [dateKey(named, day.value)], next: yearAfter(reading, monthAt + 1) };
};

const ORDINAL = /^(?:er|st|nd|rd|th|e)$/;

const dayOfMonthAt = (reading: Reading, at: number): { value: number; next: number } | null => {
  if (word(reading, at) === "premier") return { value: 1, next: at + 1 };
  const from = word(reading, at) === "the" ? at + 1 : at;
  const read = numberAt(reading.words, from, reading.locale);
  if (!read || read.value < 1 || read.value > 31) return null;
  return { value: read.value, next: ORDINAL.test(word(reading, read.next)) ? read.next + 1 : read.next };
};

const yearAfter = (reading: Reading, at: number): number => (/^20\d\d$/.test(word(reading, at)) ? at + 1 : at);

const CENT = /^(?:centimes?|cents?)$/;
/** "28,92 €", "€28.92", "28 euros 92", "28 euros and 92 cents", "50 centimes". Other money than euros is supported by nothing. */
const priceAt = (reading: Reading, at: number): Found | null => {
  const amount = quantityAt(reading, at);
  if (!amount) return null;
  const before = /[€$£]\s?$/u.exec(between(reading, at))?.[0];
  const after = /^\s?[€$£]/u.exec(between(reading, amount.next))?.[0];
  const unit = word(reading, amount.next);
  const sign = before ?? after ?? "";
  const isOther = /[$£]/.test(sign) || (sign === "" && OTHER_MONEY.test(unit));
  const cents = Math.round(amount.value * 100);
  if (CENT.test(unit) && sign === "" && !EURO.test(word(reading, amount.next + 1))) {
    return { kind: "price", keys: [`price:${amount.value}`], next: amount.next + 1 };
  }
  if (sign === "" && !EURO.test(unit) && !isOther) return null;
  const next = sign === "" ? amount.next + 1 : amount.next;
  const rest = amount.isWhole && sign === "" ? centsAt(reading, next) : null;
  return {
    kind: "price",
    keys: [`${isOther ? "other-money" : "price"}:${cents + (rest?.value ?? 0)}`],
    next: rest?.next ?? next,
  };
};

/** The "92" of "28 euros 92", and not the "30" of "28 euros 30 minutes". */
const centsAt = (reading: Reading, at: number): { value: number; next: number } | null => {
  const isJoined = word(reading, at) === "et" || word(reading, at) === "and";
  const from = isJoined ? at + 1 : at;
  if (!touches(reading, from)) return null;
  const read = numberAt(reading.words, from, reading.locale);
  if (!read || read.value > 99) return null;
  if (CENT.test(word(reading, read.next))) return { value: read.value, next: read.next + 1 };
  if (isJoined || UNIT.test(word(reading, read.next))) return null;
  return { value: read.value, next: read.next };
};

/** A number beside nothing that says what it counts. */
const bareAt = (reading: Reading, at: number): Found | null => {
  const read = quantityAt(reading, at);
  return read && { kind: "number", keys: [`number:${read.value}`], next: read.next };
};
