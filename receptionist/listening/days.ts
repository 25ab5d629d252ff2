import { Temporal } from "temporal-polyfill";
import { WEEKDAYS, type Weekday } from "../hours";
import type { PartOfDay } from "./clock";
import type { Locale, Word } from "./normalise";
import { numberAt } from "./numbers";

/** A day that was said. `week`: only its week was, and `date` is that week's first day still to come. */
export type DayHeard = {
  date: string | null;
  weekday?: Weekday;
  /** 1 is Monday. */
  weekdayNumber?: number;
  part?: PartOfDay;
  week?: boolean;
  /** The week was said with the day: "mardi prochain", "mardi en huit". */
  inWeekOf?: true;
  earliest?: boolean;
  /** No day to come: whichever other is said is meant instead. */
  past?: true;
  next: number;
};

export type Calendar = {
  today: Temporal.PlainDate;
  locale: Locale;
  /** "8/15" is August 15th. */
  monthFirst: boolean;
};

type Words = readonly Word[];
const textAt = (words: Words, at: number): string => words[at]?.text ?? "";
const matches = (words: Words, at: number, phrase: string): boolean =>
  phrase.split(" ").every((word, offset) => textAt(words, at + offset) === word);

/** The day that starts at this word; null where none does. */
export const dayAt = (words: Words, at: number, calendar: Calendar): DayHeard | null =>
  relativeAt(words, at, calendar) ??
  yesterdayAt(words, at, calendar) ??
  weekdayAt(words, at, calendar) ??
  numericAt(words, at, calendar) ??
  dayOfMonthAt(words, at, calendar) ??
  inDaysAt(words, at, calendar) ??
  weekAt(words, at, calendar) ??
  monthAt(words, at, calendar);

const RELATIVE: Record<Locale, [phrase: string, days: number, part?: PartOfDay][]> = {
  fr: [
    ["apres demain", 2],
    ["apres apres demain", 3],
    ["demain", 1],
    ["aujourd hui", 0],
    ["ce matin", 0, "morning"],
    ["cet apres midi", 0, "afternoon"],
    ["cette apres midi", 0, "afternoon"],
    ["ce soir", 0, "evening"],
    ["cet aprem", 0, "afternoon"],
    ["ce midi", 0],
  ],
  en: [
    ["the day after tomorrow", 2],
    ["day after tomorrow", 2],
    ["tomorrow", 1],
    ["today", 0],
    ["tonight", 0, "evening"],
    ["this morning", 0, "morning"],
    ["this afternoon", 0, "afternoon"],
    ["this evening", 0, "evening"],
  ],
};

const relativeAt = (words: Words, at: number, { today, locale }: Calendar): DayHeard | null => {
  // "à demain" takes leave.
  const found = RELATIVE[locale].find(([phrase]) => matches(words, at, phrase));
  if (!found) return null;
  const [phrase, days, part] = found;
  const isNoon = phrase === "ce midi";
  const next = at + (isNoon ? 1 : phrase.split(" ").length);
  return { date: today.add({ days }).toString(), ...(part ? { part } : {}), next };
};

/** "Hier à 10 heures", "for yesterday". Alone it tells since when something hurts, and when nobody wants to come. */
const yesterdayAt = (words: Words, at: number, { today, locale }: Calendar): DayHeard | null => {
  if (textAt(words, at) !== (locale === "fr" ? "hier" : "yesterday")) return null;
  const isWanted = /^(?:pour|for)$/.test(textAt(words, at - 1)) || /^(?:a|at)$/.test(textAt(words, at + 1));
  return isWanted ? { date: today.subtract({ days: 1 }).toString(), past: true, next: at + 1 } : null;
};

const FRENCH_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAY_NAMES: Record<Locale, string[]> = { fr: FRENCH_DAYS, en: [...WEEKDAYS] };

const weekdayNumberAt = (words: Words, at: number, locale: Locale): number | null => {
  const index = DAY_NAMES[locale].indexOf(textAt(words, at).replace(/s$/, ""));
  return index < 0 ? null : index + 1;
};

const weekdayAt = (words: Words, at: number, calendar: Calendar): DayHeard | null => {
  const { today, locale } = calendar;
  const number = weekdayNumberAt(words, at, locale);
  if (number === null) return null;
  const weekday = WEEKDAYS[number - 1];
  const named = { weekdayNumber: number, ...(weekday ? { weekday } : {}) };
  const dated = dayOfMonthAt(words, at + 1, calendar, true) ?? numericAt(words, at + 1, calendar);
  if (dated) return { ...dated, ...named };
  const about = inDaysAt(words, at + 1, calendar);
  if (about?.date) return { date: nearest(number, about.date), ...named, inWeekOf: true, next: about.next };
  const before = textAt(words, at - 1);
  const isThis = before === "ce" || before === "this";
  const ahead = (number - today.dayOfWeek + 7) % 7 || (isThis ? 0 : 7);
  const more = LATER[locale].find(([phrase]) => matches(words, at + 1, phrase));
  const aWeekFrom =
    locale === "en" && (matches(words, at - 3, "a week from") || matches(words, at - 3, "a week on")) ? 7 : 0;
  const date = today.add({ days: ahead + aWeekFrom + (more?.[1] ?? 0) }).toString();
  const next = at + 1 + (more ? more[0].split(" ").length : 0);
  return { date, ...named, ...(more ? { inWeekOf: true as const } : {}), next };
};

/** "Mercredi dans quinze jours": the Wednesday closest to that date. */
const nearest = (weekday: number, date: string): string => {
  const there = Temporal.PlainDate.from(date);
  return there.add({ days: ((weekday - there.dayOfWeek + 10) % 7) - 3 }).toString();
};

const LATER: Record<Locale, [phrase: string, days: number][]> = {
  fr: [
    ["en huit", 7],
    ["en 8", 7],
    ["en quinze", 14],
    ["en 15", 14],
    ["prochain", 0],
    ["qui vient", 0],
    ["suivant", 7],
    ["d apres", 7],
  ],
  en: [
    ["week", 7],
    ["coming", 0],
    ["after next", 7],
  ],
};

const MONTHS: Record<Locale, string[]> = {
  fr: [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
  ],
  en: [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ],
};

const monthNumberAt = (words: Words, at: number, locale: Locale): number | null => {
  const word = textAt(words, at);
  const short = locale === "en" ? SHORT_MONTHS.indexOf(word === "sept" ? "sep" : word) : -1;
  const index = short < 0 ? MONTHS[locale].indexOf(word) : short;
  return index < 0 ? null : index + 1;
};

const SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** "15/08", "15/08/2026", "8/15" where months come first. */
const numericAt = (words: Words, at: number, { today, monthFirst, locale }: Calendar): DayHeard | null => {
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
const dayOfMonthAt = (words: Words, from: number, calendar: Calendar, named = false): DayHeard | null => {
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
  const thisMonth = THIS_MONTH.find((phrase) => matches(words, day.next, phrase));
  const date = dateOf(today, day.value, null, null);
  return date ? { date, next: day.next + (thisMonth ? thisMonth.split(" ").length : 0) } : null;
};

const ARTICLES: Record<Locale, ReadonlySet<string>> = { fr: new Set(["le", "du", "au"]), en: new Set(["the"]) };
const THIS_MONTH = ["de ce mois", "du mois", "of this month", "of the month"];

/** "le 3" is a day, "le 06 12 34" a telephone, "le 3 heures" nothing. */
const isDayAlone = (words: Words, day: { ordinal: boolean; next: number }, locale: Locale): boolean => {
  const after = textAt(words, day.next);
  if (locale === "en" && !day.ordinal) return false;
  return !numberAt(words, day.next, locale) && !NOT_DAYS.has(after);
};
const NOT_DAYS = new Set(
  "h heure heures euros euro personnes rue avenue boulevard bis fois minutes time one person floor street avenue option question part half thing : . ,".split(
    " ",
  ),
);

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
];

type DayNumber = { value: number; ordinal: boolean; next: number };

const dayNumberAt = (words: Words, at: number, locale: Locale): DayNumber | null => {
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
  words: Words,
  { today, locale }: Calendar,
  day: number,
  month: number,
  at: number,
): DayHeard | null => {
  const year = yearAt(words, at, locale);
  const date = dateOf(today, day, month, year?.value ?? null);
  return date ? { date, next: year?.next ?? at } : null;
};

/** "2027", "deux mille vingt-sept", "twenty twenty-seven". */
const yearAt = (words: Words, at: number, locale: Locale): { value: number; next: number } | null => {
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

/** "dans deux semaines", "in three days". In French a week is eight days and two are fifteen. */
const inDaysAt = (words: Words, at: number, { today, locale }: Calendar): DayHeard | null => {
  const isIn =
    locale === "fr" ? textAt(words, at) === "dans" || matches(words, at, "d ici") : textAt(words, at) === "in";
  if (!isIn) return null;
  const from = textAt(words, at) === "d" ? at + 2 : at + 1;
  if (matches(words, from, "a fortnight")) return { date: today.add({ days: 14 }).toString(), next: from + 2 };
  if (matches(words, from, "quinzaine")) return null;
  const article = textAt(words, from) === "a" && locale === "en";
  const count = article ? { value: 1, next: from + 1 } : numberAt(words, from, locale);
  if (!count || count.value > 400) return null;
  const unit = textAt(words, count.next);
  const next = count.next + 1;
  if (/^(?:jours?|days?)$/.test(unit)) {
    const idiom = locale === "fr" ? { 8: 7, 15: 14 }[count.value] : undefined;
    return { date: today.add({ days: idiom ?? count.value }).toString(), next };
  }
  if (/^(?:semaines?|weeks?)$/.test(unit)) return { date: today.add({ weeks: count.value }).toString(), next };
  if (/^(?:mois|months?)$/.test(unit)) return { date: today.add({ months: count.value }).toString(), next };
  return null;
};

/** "la semaine prochaine" is from its Monday on, "ce week-end" from Saturday, "cette semaine" from today. */
const weekAt = (words: Words, at: number, { today, locale }: Calendar): DayHeard | null => {
  const found = WEEKS[locale].find(([phrase]) => matches(words, at, phrase));
  if (!found) return null;
  const [phrase, which] = found;
  const next = at + phrase.split(" ").length;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  switch (which) {
    case "this":
      return { date: today.toString(), week: true, next };
    case "next":
      return { date: monday.add({ days: 7 }).toString(), week: true, next };
    case "after next":
      return { date: monday.add({ days: 14 }).toString(), week: true, next };
    case "weekend": {
      const saturday = monday.add({ days: 5 });
      return { date: (today.dayOfWeek === 7 ? today : saturday).toString(), week: true, next };
    }
    case "next weekend":
      return { date: monday.add({ days: 12 }).toString(), week: true, next };
    case "month":
      return { date: today.with({ day: 1 }).add({ months: 1 }).toString(), earliest: true, next };
  }
};

type Week = "this" | "next" | "after next" | "weekend" | "next weekend" | "month";
const WEEKS: Record<Locale, [phrase: string, which: Week][]> = {
  fr: [
    ["semaine prochaine", "next"],
    ["semaine d apres", "next"],
    ["semaine suivante", "next"],
    ["semaine qui vient", "next"],
    ["cette semaine", "this"],
    ["dans la semaine", "this"],
    ["courant de la semaine", "this"],
    ["ces jours ci", "this"],
    ["prochains jours", "this"],
    ["week end prochain", "next weekend"],
    ["weekend prochain", "next weekend"],
    ["week end", "weekend"],
    ["weekend", "weekend"],
    ["mois prochain", "month"],
  ],
  en: [
    ["week after next", "after next"],
    ["next week", "next"],
    ["following week", "next"],
    ["this week", "this"],
    ["next few days", "this"],
    ["next weekend", "next weekend"],
    ["this weekend", "weekend"],
    ["the weekend", "weekend"],
    ["next month", "month"],
  ],
};

/** A month alone is from its first day on; "mi-" and "fin" move that to the 15th and the 25th. */
const monthAt = (words: Words, at: number, { today, locale }: Calendar): DayHeard | null => {
  const opening = MONTH_OPENINGS[locale].find(([phrase]) => matches(words, at, phrase));
  if (!opening) return null;
  const [phrase, day] = opening;
  const next = at + phrase.split(" ").length;
  const month = monthNumberAt(words, next, locale);
  if (month === null) return null;
  if (month === today.month && today.day > day) return { date: today.toString(), earliest: true, next: next + 1 };
  return { date: dateOf(today, day, month, null), earliest: true, next: next + 1 };
};

const MONTH_OPENINGS: Record<Locale, [phrase: string, day: number][]> = {
  fr: [
    ["en", 1],
    ["debut", 1],
    ["courant", 1],
    ["mi", 15],
    ["fin", 25],
    ["au mois de", 1],
    ["au mois d", 1],
    ["mois de", 1],
    ["mois d", 1],
  ],
  en: [
    ["in", 1],
    ["early", 1],
    ["mid", 15],
    ["late", 25],
    ["the end of", 25],
    ["sometime in", 1],
  ],
};
