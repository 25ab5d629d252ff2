import { Temporal } from "temporal-polyfill";
import { ARTICLES, MONTH_OPENINGS, MONTHS, NOT_DAYS, ORDINALS, SHORT_MONTHS, THIS_MONTH } from "./day-words";
import { type Locale, saidAt, textAt, type Word } from "./normalise";
import { numberAt } from "./numbers";

/** A day of the month, or a month, that was said. `earliest`: from that day on. */
export type DateHeard = { date: string | null; earliest?: boolean; next: number };

export type Calendar = {
  today: Temporal.PlainDate;
  locale: Locale;
  /** "8/15" is August 15th. */
  monthFirst: boolean;
};

/** "15/08", "15/08/2026", "8/15" where months come first. */
export const numericAt = (
  words: readonly Word[],
  at: number,
  { today, monthFirst, locale }: Calendar,
): DateHeard | null => {
  const [a, slash, b] = [textAt(words, at), textAt(words, at + 1), textAt(words, at + 2)];
  if (slash !== "/" || !/^[0-9]{1,2}$/.test(a) || !/^[0-9]{1,2}$/.test(b)) return null;
  const swapped = locale === "en" && (monthFirst || Number(b) > 12) && Number(a) <= 12;
  const [day, month] = swapped ? [Number(b), Number(a)] : [Number(a), Number(b)];
  const year =
    textAt(words, at + 3) === "/" && /^(?:20)?[0-9]{2}$/.test(textAt(words, at + 4)) ? textAt(words, at + 4) : null;
  const date = dateOf(today, day, month, year === null ? null : 2000 + (Number(year) % 100));
  return date ? { date, next: at + (year === null ? 3 : 5) } : null;
};

/** "le 3", "15 août 2026", "the 15th of August", "August 15th". `named`: a weekday stands before, so a bare number will do. */
export const dayOfMonthAt = (
  words: readonly Word[],
  from: number,
  calendar: Calendar,
  named = false,
): DateHeard | null => {
  const { today, locale } = calendar;
  const monthBefore = locale === "en" ? monthNumberAt(words, from, locale) : null;
  if (monthBefore !== null) {
    const day = dayNumberAt(words, textAt(words, from + 1) === "the" ? from + 2 : from + 1, locale);
    return day && !(textAt(words, day.next) === ":")
      ? finished(words, calendar, day.value, monthBefore, day.next)
      : null;
  }
  const article = ARTICLES[locale].has(textAt(words, from));
  const day = dayNumberAt(words, article ? from + 1 : from, locale);
  if (!day) return null;
  const monthAfter = textAt(words, day.next) === "of" || textAt(words, day.next) === "de" ? day.next + 1 : day.next;
  const month = monthNumberAt(words, monthAfter, locale);
  if (month !== null) return finished(words, calendar, day.value, month, monthAfter + 1);
  const isDay = article || (named && (locale === "fr" || day.ordinal));
  if (!isDay || !isDayAlone(words, day, locale)) return null;
  const thisMonth = THIS_MONTH.find((phrase) => saidAt(words, day.next, phrase));
  const date = dateOf(today, day.value, null, null);
  return date ? { date, next: day.next + (thisMonth ? thisMonth.split(" ").length : 0) } : null;
};

/** "le 3" is a day, "le 06 12 34" a telephone, "le 3 heures" nothing. */
const isDayAlone = (words: readonly Word[], day: { ordinal: boolean; next: number }, locale: Locale): boolean => {
  const after = textAt(words, day.next);
  if (locale === "en" && !day.ordinal) return false;
  return !numberAt(words, day.next, locale) && !NOT_DAYS.has(after);
};

/** A month alone is from its first day on; "mi-" and "fin" move that to the 15th and the 25th. */
export const monthAt = (words: readonly Word[], at: number, { today, locale }: Calendar): DateHeard | null => {
  const opening = MONTH_OPENINGS[locale].find(([phrase]) => saidAt(words, at, phrase));
  if (!opening) return null;
  const [phrase, day] = opening;
  const next = at + phrase.split(" ").length;
  const month = monthNumberAt(words, next, locale);
  if (month === null) return null;
  if (month === today.month && today.day > day) return { date: today.toString(), earliest: true, next: next + 1 };
  return { date: dateOf(today, day, month, null), earliest: true, next: next + 1 };
};

const monthNumberAt = (words: readonly Word[], at: number, locale: Locale): number | null => {
  const word = textAt(words, at);
  const short = locale === "en" ? SHORT_MONTHS.indexOf(word === "sept" ? "sep" : word) : -1;
  const index = short < 0 ? MONTHS[locale].indexOf(word) : short;
  return index < 0 ? null : index + 1;
};

type DayNumber = { value: number; ordinal: boolean; next: number };

const dayNumberAt = (words: readonly Word[], at: number, locale: Locale): DayNumber | null => {
  const word = textAt(words, at);
  if (locale === "fr" && (word === "premier" || word === "1er")) return { value: 1, ordinal: true, next: at + 1 };
  if (locale === "en") {
    const ordinal = ORDINALS.indexOf(word) + 1;
    if (ordinal > 0) return { value: ordinal, ordinal: true, next: at + 1 };
    if (word === "thirtieth") return { value: 30, ordinal: true, next: at + 1 };
    const tens = { twenty: 20, thirty: 30 }[word] ?? 0;
    const unit = ORDINALS.indexOf(textAt(words, at + 1)) + 1;
    if (tens > 0 && unit > 0 && unit < 10) return { value: tens + unit, ordinal: true, next: at + 2 };
  }
  const number = numberAt(words, at, locale);
  if (!number || number.value < 1 || number.value > 31) return null;
  const ending = textAt(words, number.next);
  const ordinal = /^(?:st|nd|rd|th|er|eme|e)$/.test(ending);
  return { value: number.value, ordinal, next: ordinal ? number.next + 1 : number.next };
};

const finished = (
  words: readonly Word[],
  { today, locale }: Calendar,
  day: number,
  month: number,
  at: number,
): DateHeard | null => {
  const year = yearAt(words, at, locale);
  const date = dateOf(today, day, month, year?.value ?? null);
  return date ? { date, next: year?.next ?? at } : null;
};

/** "2027", "deux mille vingt-sept", "twenty twenty-seven". */
const yearAt = (words: readonly Word[], at: number, locale: Locale): { value: number; next: number } | null => {
  const number = numberAt(words, at, locale);
  if (!number) return null;
  if (number.value >= 2000 && number.value < 2100) return number;
  const rest = locale === "en" && number.value === 20 ? numberAt(words, number.next, "en") : null;
  return rest && rest.value >= 20 && rest.value < 100 ? { value: 2000 + rest.value, next: rest.next } : null;
};

/** The next such day from today on. Eight years hold a 29 February, whatever the century. */
const dateOf = (today: Temporal.PlainDate, day: number, month: number | null, year: number | null): string | null => {
  for (let step = 0; step <= (year === null ? 8 : 0); step += 1) {
    const base = month === null ? today.with({ day: 1 }).add({ months: step }) : null;
    const wanted = base
      ? { year: base.year, month: base.month, day }
      : { year: (year ?? today.year) + step, month: month ?? 1, day };
    const date = plainDate(wanted);
    if (date && (year !== null || Temporal.PlainDate.compare(date, today) >= 0)) return date.toString();
  }
  return null;
};

const plainDate = ({ year, month, day }: { year: number; month: number; day: number }): Temporal.PlainDate | null => {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : null;
};
