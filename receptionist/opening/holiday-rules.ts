import { Temporal } from "temporal-polyfill";

/** The words of a holiday: as a title, and as it stands in a sentence after "c’est" or "it is". */
export type HolidayWords = { name: { fr: string; en: string }; said: { fr: string; en: string } };

export type HolidayRule = HolidayWords & {
  /** English kebab-case; kept in an owner's `openOn`, so it never changes. */
  id: string;
  /** The date of the holiday itself. */
  on: (year: number) => Temporal.PlainDate;
  /** The day the law gives as well when `on` falls on a day of rest; null when that year needs none. */
  substitute?: (day: Temporal.PlainDate) => Temporal.PlainDate | null;
  /** First year in force. */
  since?: number;
};

export const MONDAY = 1;
export const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

const dateOf = (year: number, month: number, day: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day });

/** The same date each year. */
export const fixed =
  (month: number, day: number) =>
  (year: number): Temporal.PlainDate =>
    dateOf(year, month, day);

/**
 * Easter Sunday of the Gregorian calendar, by the anonymous computus (Nature, 1876; Meeus, Astronomical Algorithms, ch. 8).
 * Single letters are the names the algorithm is published with.
 */
export const easterSunday = (year: number): Temporal.PlainDate => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(n / 31), (n % 31) + 1);
};

/** So many days after Easter Sunday: -2 Good Friday, 1 Easter Monday, 39 Ascension, 50 Whit Monday. */
export const easter =
  (days: number) =>
  (year: number): Temporal.PlainDate =>
    easterSunday(year).add({ days });

/** The nth weekday (1 = Monday) of a month. */
export const nth =
  (n: number, weekday: number, month: number) =>
  (year: number): Temporal.PlainDate => {
    const first = dateOf(year, month, 1);
    return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (n - 1) });
  };

/** The last Monday on or before a date. */
export const mondayUntil =
  (month: number, day: number) =>
  (year: number): Temporal.PlainDate => {
    const end = dateOf(year, month, day);
    return end.subtract({ days: (end.dayOfWeek - MONDAY + 7) % 7 });
  };

/** The first Monday of February, but 1 February itself when that is a Friday (Ireland, since 2023). */
export const brigid = (year: number): Temporal.PlainDate => {
  const first = dateOf(year, 2, 1);
  return first.dayOfWeek === FRIDAY ? first : nth(1, MONDAY, 2)(year);
};

/** Saturday and Sunday move to Monday. */
export const toMonday = (day: Temporal.PlainDate): Temporal.PlainDate | null =>
  day.dayOfWeek >= SATURDAY ? day.add({ days: 8 - day.dayOfWeek }) : null;

/** Saturday moves to the Friday before, Sunday to the Monday after. */
export const toNearestWeekday = (day: Temporal.PlainDate): Temporal.PlainDate | null => {
  if (day.dayOfWeek === SATURDAY) return day.subtract({ days: 1 });
  return day.dayOfWeek === SUNDAY ? day.add({ days: 1 }) : null;
};

/** Christmas and Boxing Day, which have each other for neighbours: both skip the weekend and each other, by two days. */
export const pastBoxingDay = (day: Temporal.PlainDate): Temporal.PlainDate | null =>
  day.dayOfWeek >= SATURDAY ? day.add({ days: 2 }) : null;
