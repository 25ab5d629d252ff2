import { Temporal } from "temporal-polyfill";
import { WEEKDAYS, type Weekday } from "../hours";
import { type Calendar, type DateHeard, dayOfMonthAt, monthAt, numericAt } from "./dates";
import { DAY_NAMES, LATER, type PartOfDay, RELATIVE, WEEKS } from "./day-words";
import { type Locale, saidAt, textAt, type Word } from "./normalise";
import { numberAt } from "./numbers";

/** A day that was said. `week`: only its week was, and `date` is that week's first day still to come. */
export type DayHeard = DateHeard & {
  weekday?: Weekday;
  /** 1 is Monday. */
  weekdayNumber?: number;
  part?: PartOfDay;
  week?: boolean;
  /** The week was said with the day: "mardi prochain", "mardi en huit". */
  inWeekOf?: true;
  /** No day to come: whichever other is said is meant instead. */
  past?: true;
};

/** The day that starts at this word; null where none does. */
export const dayAt = (words: readonly Word[], at: number, calendar: Calendar): DayHeard | null =>
  relativeAt(words, at, calendar) ??
  yesterdayAt(words, at, calendar) ??
  weekdayAt(words, at, calendar) ??
  numericAt(words, at, calendar) ??
  dayOfMonthAt(words, at, calendar) ??
  inDaysAt(words, at, calendar) ??
  weekAt(words, at, calendar) ??
  monthAt(words, at, calendar);

const relativeAt = (words: readonly Word[], at: number, { today, locale }: Calendar): DayHeard | null => {
  // "à demain" takes leave.
  const found = RELATIVE[locale].find(([phrase]) => saidAt(words, at, phrase));
  if (!found) return null;
  const [phrase, days, part] = found;
  const isNoon = phrase === "ce midi";
  const next = at + (isNoon ? 1 : phrase.split(" ").length);
  return { date: today.add({ days }).toString(), ...(part ? { part } : {}), next };
};

/** "Hier à 10 heures", "for yesterday". Alone it tells since when something hurts, and when nobody wants to come. */
const yesterdayAt = (words: readonly Word[], at: number, { today, locale }: Calendar): DayHeard | null => {
  if (textAt(words, at) !== (locale === "fr" ? "hier" : "yesterday")) return null;
  const isWanted = /^(?:pour|for)$/.test(textAt(words, at - 1)) || /^(?:a|at)$/.test(textAt(words, at + 1));
  return isWanted ? { date: today.subtract({ days: 1 }).toString(), past: true, next: at + 1 } : null;
};

const weekdayNumberAt = (words: readonly Word[], at: number, locale: Locale): number | null => {
  const index = DAY_NAMES[locale].indexOf(textAt(words, at).replace(/s$/, ""));
  return index < 0 ? null : index + 1;
};

const weekdayAt = (words: readonly Word[], at: number, calendar: Calendar): DayHeard | null => {
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
  const more = LATER[locale].find(([phrase]) => saidAt(words, at + 1, phrase));
  const aWeekFrom =
    locale === "en" && (saidAt(words, at - 3, "a week from") || saidAt(words, at - 3, "a week on")) ? 7 : 0;
  const date = today.add({ days: ahead + aWeekFrom + (more?.[1] ?? 0) }).toString();
  const next = at + 1 + (more ? more[0].split(" ").length : 0);
  return { date, ...named, ...(more ? { inWeekOf: true as const } : {}), next };
};

/** "Mercredi dans quinze jours": the Wednesday closest to that date. */
const nearest = (weekday: number, date: string): string => {
  const there = Temporal.PlainDate.from(date);
  return there.add({ days: ((weekday - there.dayOfWeek + 10) % 7) - 3 }).toString();
};

/** "dans deux semaines", "in three days". In French a week is eight days and two are fifteen. */
const inDaysAt = (words: readonly Word[], at: number, { today, locale }: Calendar): DayHeard | null => {
  const isIn =
    locale === "fr" ? textAt(words, at) === "dans" || saidAt(words, at, "d ici") : textAt(words, at) === "in";
  if (!isIn) return null;
  const from = textAt(words, at) === "d" ? at + 2 : at + 1;
  if (saidAt(words, from, "a fortnight")) return { date: today.add({ days: 14 }).toString(), next: from + 2 };
  if (saidAt(words, from, "quinzaine")) return null;
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
const weekAt = (words: readonly Word[], at: number, { today, locale }: Calendar): DayHeard | null => {
  const found = WEEKS[locale].find(([phrase]) => saidAt(words, at, phrase));
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
