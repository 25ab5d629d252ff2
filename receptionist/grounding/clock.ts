import { phraseAt } from "../listening/normalise";
import { numberAt } from "../listening/numbers";
import { type Found, isMoneyAfter, type Reading, touches, UNIT, word } from "./reading";

/** Minutes of a day. */
const DAY_MIN = 1440;
const HALF_DAY_MIN = 720;

/** A time of day or a duration that begins at a word: "14 h 30", "midi et demi", "half past two", "45 minutes". */
export const timeAt = (reading: Reading, at: number): Found | null =>
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
