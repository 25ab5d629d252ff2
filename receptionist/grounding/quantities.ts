import { type Locale, phraseAt, type Word } from "../listening/normalise";
import { numberAt } from "../listening/numbers";
import { LEXICON } from "./lexicon";

/** Minutes of a day. */
const DAY_MIN = 1440;
const HALF_DAY_MIN = 720;

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

export type Reading = {
  text: string;
  words: readonly Word[];
  locale: Locale;
  /** Ava's own tools write the 24 hours out: "9 heures" is in the morning. Others may mean either. */
  exact: boolean;
};

type Found = { kind: Claim["kind"]; keys: string[]; next: number };
type Number = { value: number; next: number; digits: string; isWhole: boolean };

/** What is stated from the word at `at` on: the longest reading; null where no number stands. */
export const claimAt = (reading: Reading, at: number): Claim | null => {
  const found =
    phoneAt(reading, at) ?? dateAt(reading, at) ?? priceAt(reading, at) ?? timeAt(reading, at) ?? bareAt(reading, at);
  const first = reading.words[at];
  const last = found && reading.words[found.next - 1];
  return found && first && last ? { ...found, start: first.start, end: last.end } : null;
};

const word = ({ words }: Reading, at: number): string => words[at]?.text ?? "";

/** What stands between two neighbouring words, signs included. */
const between = ({ text, words }: Reading, at: number): string =>
  text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? text.length);

const touches = (reading: Reading, at: number): boolean => /^\s?$/u.test(between(reading, at));

/** "28", "28,92", "1 234", "1,234.50", "vingt-huit". */
const quantityAt = (reading: Reading, at: number): Number | null => {
  const read = numberAt(reading.words, at, reading.locale);
  if (!read) return null;
  const whole: Number = { value: read.value, next: read.next, digits: read.digits, isWhole: true };
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

const EURO = /^(?:euros?|eur)$/;
const CENT = /^(?:centimes?|cents?)$/;
const OTHER_MONEY = /^(?:pounds?|quid|livres?|dollars?|bucks|francs?|usd|gbp)$/;

const isMoneyAfter = (reading: Reading, at: number): boolean =>
  /^\s?[€$£]/u.test(between(reading, at)) || EURO.test(word(reading, at)) || OTHER_MONEY.test(word(reading, at));

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

const UNIT = /^(?:h|heures?|hours?|hrs?|min|mins|minutes?|euros?|eur|o|am|pm|jours?|days?)$/;

const timeAt = (reading: Reading, at: number): Found | null =>
  reading.locale === "fr" ? frenchTimeAt(reading, at) : englishTimeAt(reading, at);

/** A time whose half of the day is not said. */
const eitherHalf = (minute: number, exact: boolean): string[] =>
  exact || minute >= 13 * 60
    ? [`time:${minute % DAY_MIN}`]
    : [`time:${minute % DAY_MIN}`, `time:${(minute + HALF_DAY_MIN) % DAY_MIN}`];

const time = (keys: string[], next: number): Found => ({ kind: "time", keys, next });
const duration = (minutes: number, next: number): Found => ({ kind: "duration", keys: [`duration:${minutes}`], next });

const CLOCK_BEFORE = new Set(["a", "vers", "des", "jusqu", "avant", "apres"]);

const frenchTimeAt = (reading: Reading, at: number): Found | null => {
  const { words, exact, locale } = reading;
  const name = word(reading, at);
  if (name === "midi" || name === "minuit") {
    if (word(reading, at - 1) === "apres") return null;
    const past = frenchMinutesAt(reading, at + 1);
    return time([`time:${(name === "midi" ? HALF_DAY_MIN : 0) + (past?.value ?? 0)}`], past?.next ?? at + 1);
  }
  if (name === "demi" && /^heures?$/.test(word(reading, at + 1))) return duration(30, at + 2);
  if (name === "quart" && phraseAt(words, at + 1, ["d", "heure"])) return duration(15, at + 3);
  const hour = numberAt(words, at, locale);
  if (!hour) return null;
  if (hour.value === 3 && phraseAt(words, hour.next, ["quarts", "d", "heure"])) return duration(45, hour.next + 3);
  const unit = word(reading, hour.next);
  if (/^(?:min|mins|minutes?)$/.test(unit)) return duration(hour.value, hour.next + 1);
  if (unit === ":" && /^[0-9]{2}$/.test(word(reading, hour.next + 1))) {
    return time([`time:${(hour.value * 60 + Number(word(reading, hour.next + 1))) % DAY_MIN}`], hour.next + 2);
  }
  if (!/^(?:h|heures?)$/.test(unit)) return null;
  const past = frenchMinutesAt(reading, hour.next + 1);
  const minute = hour.value * 60 + (past?.value ?? 0);
  const next = past?.next ?? hour.next + 1;
  if (phraseAt(words, next, ["du", "matin"])) return time([`time:${minute % DAY_MIN}`], next + 2);
  const isLate = phraseAt(words, next, ["du", "soir"])
    ? 2
    : phraseAt(words, next, ["de", "l", "apres", "midi"])
      ? 4
      : 0;
  if (isLate > 0)
    return time([`time:${(minute < HALF_DAY_MIN ? minute + HALF_DAY_MIN : minute) % DAY_MIN}`], next + isLate);
  const lasts = CLOCK_BEFORE.has(word(reading, at - 1)) ? [] : [`duration:${minute}`];
  return time([...eitherHalf(minute, exact), ...lasts], next);
};

/** What follows an hour: "30", "et demie", "et quart", "moins le quart", "moins dix". */
const frenchMinutesAt = (reading: Reading, at: number): { value: number; next: number } | null => {
  const { words, locale } = reading;
  if (word(reading, at) === "et" && /^demie?$/.test(word(reading, at + 1))) return { value: 30, next: at + 2 };
  if (phraseAt(words, at, ["et", "quart"])) return { value: 15, next: at + 2 };
  if (phraseAt(words, at, ["moins", "le", "quart"])) return { value: -15, next: at + 3 };
  const isBefore = word(reading, at) === "moins";
  const from = isBefore ? at + 1 : at;
  if (!touches(reading, from)) return null;
  const read = numberAt(words, from, locale);
  if (!read || read.value > 59 || UNIT.test(word(reading, read.next)) || isMoneyAfter(reading, read.next)) {
    const isMinutes = read && /^(?:min|minutes?)$/.test(word(reading, read.next)) && read.value <= 59;
    return isMinutes ? { value: read.value, next: read.next + 1 } : null;
  }
  return { value: isBefore ? -read.value : read.value, next: read.next };
};

const englishTimeAt = (reading: Reading, at: number): Found | null => {
  const { words, locale } = reading;
  const name = word(reading, at);
  if (name === "noon" || name === "midday") return time([`time:${HALF_DAY_MIN}`], at + 1);
  if (name === "midnight") return time(["time:0"], at + 1);
  if (phraseAt(words, at, ["half", "an", "hour"])) return duration(30, at + 3);
  if (phraseAt(words, at, ["half", "past"])) return hourBeside(reading, at + 2, 30);
  const quarter = name === "a" ? at + 1 : at;
  if (word(reading, quarter) === "quarter") {
    if (phraseAt(words, quarter + 1, ["of", "an", "hour"])) return duration(15, quarter + 4);
    return besideHour(reading, quarter + 1, 15);
  }
  if ((name === "an" || name === "a") && word(reading, at + 1) === "hour") return duration(60, at + 2);
  const read = numberAt(words, at, locale);
  if (!read) return null;
  const unit = word(reading, read.next);
  if (read.value === 3 && phraseAt(words, read.next, ["quarters", "of", "an", "hour"]))
    return duration(45, read.next + 4);
  if (/^(?:min|mins|minutes?)$/.test(unit)) {
    return besideHour(reading, read.next + 1, read.value) ?? duration(read.value, read.next + 1);
  }
  if (/^(?:hours?|hrs?)$/.test(unit)) return englishDuration(reading, read.value, read.next + 1);
  const beside = read.value < 60 ? besideHour(reading, read.next, read.value) : null;
  if (beside) return beside;
  const minutes = englishMinutesAt(reading, at, read);
  if (read.value > 24) return null;
  return clock(reading, read.value, minutes?.value ?? 0, minutes?.next ?? read.next, minutes !== null);
};

/** "10 past 3", "quarter to nine": `minutes` beside the hour that follows. */
const besideHour = (reading: Reading, at: number, minutes: number): Found | null => {
  if (word(reading, at) === "past") return hourBeside(reading, at + 1, minutes);
  return word(reading, at) === "to" && minutes <= 30 && minutes % 5 === 0 && numberAt(reading.words, at + 1, "en")
    ? hourBeside(reading, at + 1, -minutes)
    : null;
};

const hourBeside = (reading: Reading, at: number, minutes: number): Found | null => {
  const hour = numberAt(reading.words, at, reading.locale);
  return hour && hour.value >= 1 && hour.value <= 12 ? clock(reading, hour.value, minutes, hour.next, true) : null;
};

/** The ":30" of "2:30", and the "thirty" of "two thirty". */
const englishMinutesAt = (reading: Reading, at: number, hour: { value: number; next: number }) => {
  const isSign = /^[:.]$/.test(word(reading, hour.next));
  if (isSign && /^[0-9]{2}$/.test(word(reading, hour.next + 1))) {
    return { value: Number(word(reading, hour.next + 1)), next: hour.next + 2 };
  }
  if (hour.value < 1 || hour.value > 12 || /^[0-9]/.test(word(reading, at)) || !touches(reading, hour.next))
    return null;
  const read = numberAt(reading.words, hour.next, reading.locale);
  if (!read || read.value < 5 || read.value > 59) return null;
  return UNIT.test(word(reading, read.next)) && !/^(?:am|pm)$/.test(word(reading, read.next))
    ? null
    : { value: read.value, next: read.next };
};

/** An hour with the half of the day that is said after it; null where nothing tells that it is an hour. */
const clock = (reading: Reading, hour: number, minutes: number, next: number, isTime: boolean): Found | null => {
  const { words, exact } = reading;
  const oclock = phraseAt(words, next, ["o", "clock"]) ? next + 2 : next;
  const half = halfAt(reading, oclock);
  if (half) {
    const base = (hour % 12) * 60 + minutes + (half.isLate ? HALF_DAY_MIN : 0);
    return time([`time:${(base + DAY_MIN) % DAY_MIN}`], half.next);
  }
  if (!isTime && oclock === next) return null;
  return time(eitherHalf((hour * 60 + minutes + DAY_MIN) % DAY_MIN, exact && hour > 12), oclock);
};

const HALVES: readonly (readonly [words: readonly string[], isLate: boolean])[] = [
  [["in", "the", "morning"], false],
  [["in", "the", "afternoon"], true],
  [["in", "the", "evening"], true],
  [["at", "night"], true],
  [["a", "m"], false],
  [["p", "m"], true],
  [["am"], false],
  [["pm"], true],
];

const halfAt = ({ words }: Reading, at: number): { isLate: boolean; next: number } | null => {
  const half = HALVES.find(([phrase]) => phraseAt(words, at, phrase));
  return half ? { isLate: half[1], next: at + half[0].length } : null;
};

const englishDuration = (reading: Reading, hours: number, at: number): Found => {
  const from = word(reading, at) === "and" ? at + 1 : at;
  if (phraseAt(reading.words, from, ["a", "half"])) return duration(hours * 60 + 30, from + 2);
  const rest = numberAt(reading.words, from, reading.locale);
  const isRest = rest && /^(?:min|mins|minutes?)$/.test(word(reading, rest.next));
  return isRest ? duration(hours * 60 + rest.value, rest.next + 1) : duration(hours * 60, at);
};

/** A number beside nothing that says what it counts. */
const bareAt = (reading: Reading, at: number): Found | null => {
  const read = quantityAt(reading, at);
  return read && { kind: "number", keys: [`number:${read.value}`], next: read.next };
};
