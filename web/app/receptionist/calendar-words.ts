import type * as z from "zod";
import type { Interval } from "../../../receptionist/profile.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { dateWords, formatTime, NBSP } from "../format";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A Monday, at midnight UTC: the calendar's own clock, on which no hour is skipped. */
const MONDAY_MS = Date.UTC(2024, 0, 1);

/** The words of a calendar date, which is no instant: read as UTC, so that no time zone moves it. */
const inWords = (atMs: number, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  dateWords(atMs, locale, { ...options, timeZone: "UTC" });

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const weekdayInWords = (day: Weekday, locale: Locale, weekday: "long" | "short") =>
  inWords(MONDAY_MS + WEEKDAYS.indexOf(day) * DAY_MS, locale, { weekday });

/** "Lundi" / "Monday". */
export const weekdayName = (day: Weekday, locale: Locale): string => capital(weekdayInWords(day, locale, "long"));

/** "lun." / "Mon". */
export const shortWeekday = (day: Weekday, locale: Locale): string => weekdayInWords(day, locale, "short");

/** "lu", "ma" … as a calendar heads its columns: two letters, Monday first. */
export const weekdayLetters = (locale: Locale): string[] => WEEKDAYS.map((day) => weekdayName(day, locale).slice(0, 2));

/** "Août" / "August", of a month counted from 0. */
export const monthName = (month: number, locale: Locale): string =>
  capital(inWords(Date.UTC(2024, month, 1), locale, { month: "long" }));

/** "samedi 15 août" / "Saturday, August 15", of "2026-08-15". */
export const dateInWords = (date: string, locale: Locale): string =>
  inWords(Date.parse(date), locale, { weekday: "long", day: "numeric", month: "long" });

/** "15 août 2026" / "Aug 15, 2026". */
export const shortDate = (date: string, locale: Locale): string =>
  inWords(Date.parse(date), locale, { day: "numeric", month: "short", year: "numeric" });

/** "9 h – 12 h, 14 h – 18 h 30" / "9:00 AM – 12:00 PM, …". Empty when closed. A line may break after a dash whatever space follows: a plain one does not start the next. */
export const intervalsInWords = (intervals: readonly z.infer<typeof Interval>[], locale: Locale): string =>
  intervals.map(({ fromMin, toMin }) => `${clock(fromMin, locale)}${NBSP}– ${clock(toMin, locale)}`).join(", ");

/** French drops the minutes of a whole hour, and says 24 h for the day's end. */
const clock = (minute: number, locale: Locale) => {
  if (locale === "fr" && minute === 1440) return `24${NBSP}h`;
  const time = formatTime(new Date(MONDAY_MS + minute * MINUTE_MS).toISOString(), { locale, timeZone: "UTC" });
  return time.replace(/\u00a0h\u00a000$/, `${NBSP}h`);
};
