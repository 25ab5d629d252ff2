import type { Temporal } from "temporal-polyfill";
import { dayOfWeek, wallClockAt } from "./opening/wall-clock";
import type { WeeklyHours } from "./profile.schema";

/** ISO 8601 order, which is also the order of `WeeklyHours`. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type Locale = "fr" | "en";
export type Interval = WeeklyHours[Weekday][number];

const WORDS = {
  fr: {
    days: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    closed: "fermé",
    allDay: "24 h sur 24",
  },
  en: { days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], closed: "closed", allDay: "open 24 hours" },
} satisfies Record<Locale, { days: string[]; closed: string; allDay: string }>;

/**
 * Whether the business is open at an instant (epoch milliseconds) on the wall clock of `timeZone`, an IANA name. A closing
 * minute is already closed. The wall clock decides, so that the day a clock changes needs no special case: an hour that
 * happens twice is open twice.
 */
export const isOpenAt = (hours: WeeklyHours, instant: number | Temporal.Instant, timeZone: string): boolean => {
  const { date, minute } = wallClockAt(typeof instant === "number" ? instant : instant.epochMilliseconds, timeZone);
  return isWithin(hours[weekdayOf(date)], minute);
};

/** The weekday of a calendar date "YYYY-MM-DD". */
export const weekdayOf = (date: string): Weekday => WEEKDAYS[dayOfWeek(date) - 1] ?? "sunday";

/** Whether a minute of the day lies in an interval, its closing minute not included. */
export const isWithin = (intervals: Interval[], minute: number): boolean =>
  intervals.some(({ fromMin, toMin }) => fromMin <= minute && minute < toMin);

/** Days in a row that keep the same hours. */
export type HoursLine = { days: string; hours: string; closed: boolean };

/** The week as lines a person reads, days in a row with the same hours as one: "lun.–ven." · "9 h–12 h, 14 h–18 h 30". */
export const hoursLines = (hours: WeeklyHours, locale: Locale): HoursLine[] => {
  const words = WORDS[locale];
  return weekRuns(hours).map(({ first, last, intervals }) => ({
    days: first === last ? `${words.days[first]}` : `${words.days[first]}–${words.days[last]}`,
    hours: intervals.map((interval) => intervalText(interval, locale)).join(", ") || words.closed,
    closed: intervals.length === 0,
  }));
};

/** Days in a row with the same tidy intervals, as indexes of `WEEKDAYS`. */
export const weekRuns = (hours: WeeklyHours): { first: number; last: number; intervals: Interval[] }[] => {
  const runs: { first: number; last: number; intervals: Interval[] }[] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    const intervals = tidy(hours[day]);
    const run = runs.at(-1);
    if (run && sameIntervals(run.intervals, intervals)) run.last = index;
    else runs.push({ first: index, last: index, intervals });
  }
  return runs;
};

/** The same as text, one line each: "lun.–ven. 9 h–12 h, 14 h–18 h 30". */
export const describeHours = (hours: WeeklyHours, locale: Locale): string =>
  hoursLines(hours, locale)
    .map((line) => `${line.days} ${line.hours}`)
    .join("\n");

/** In order, and joined where an owner's intervals touch or overlap. */
export const tidy = (intervals: Interval[]): Interval[] => {
  const joined: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => a.fromMin - b.fromMin)) {
    const last = joined.at(-1);
    if (last && interval.fromMin <= last.toMin) last.toMin = Math.max(last.toMin, interval.toMin);
    else joined.push({ ...interval });
  }
  return joined;
};

/** Whether two tidy days are open at the same minutes. */
export const sameIntervals = (a: Interval[], b: Interval[]): boolean =>
  a.length === b.length && a.every(({ fromMin, toMin }, i) => fromMin === b[i]?.fromMin && toMin === b[i]?.toMin);

const intervalText = ({ fromMin, toMin }: Interval, locale: Locale): string =>
  fromMin === 0 && toMin === 1440 ? WORDS[locale].allDay : `${clockText(fromMin, locale)}–${clockText(toMin, locale)}`;

/** "18 h 30" in French, with spaces that never break; "6:30 pm" in English. */
const clockText = (minuteOfDay: number, locale: Locale): string => {
  const hour = Math.floor(minuteOfDay / 60);
  const minute = minuteOfDay % 60;
  const minutes = String(minute).padStart(2, "0");
  if (locale === "fr") return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minutes}`;
  if (minute === 0 && hour % 24 === 0) return "midnight";
  if (minute === 0 && hour === 12) return "noon";
  const suffix = hour < 12 ? "am" : "pm";
  return `${hour % 12 || 12}${minute === 0 ? "" : `:${minutes}`}\u00a0${suffix}`;
};
