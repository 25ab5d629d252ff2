import { DAY, HOUR } from "../lib/time";

/** A calendar date, `2026-11-24`: dates in this form sort as they follow each other. */
export type Day = string;
/** Both ends included. */
export type Span = { from: Day; to: Day };
type Pair = { now: Span; before: Span };

/** The date that many days later; earlier when negative. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, "2026-11-24".length);

/** Every date of a span, oldest first. */
export const daysOf = ({ from, to }: Span): Day[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / DAY + 1 }, (_, index) => addDays(from, index));

export const monthOf = (day: Day): Day => `${day.slice(0, "2026-11".length)}-01`;

/** The last date of the month that begins on that day. */
export const lastOfMonth = (first: Day): Day => addDays(monthOf(addDays(first, LONGEST_MONTH)), -1);
const LONGEST_MONTH = 31;

/** The first day of every month that has a date of a span, oldest first. */
export function monthsOf({ from, to }: Span): Day[] {
  const months: Day[] = [];
  for (let month = monthOf(from); month <= to; month = addDays(lastOfMonth(month), 1)) months.push(month);
  return months;
}

/**
 * Today, the week since Monday (ISO 8601) and the month so far, each with as many days of the one before it.
 * A month before that was shorter is compared whole.
 */
export function periodsTo(today: Day): { today: Pair; week: Pair; month: Pair } {
  const yesterday = addDays(today, -1);
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const monday = addDays(today, -sinceMonday);
  const first = monthOf(today);
  const lastOfBefore = addDays(first, -1);
  const firstOfBefore = monthOf(lastOfBefore);
  const daysSoFar = daysOf({ from: first, to: today });
  const comparable = daysOf({ from: firstOfBefore, to: lastOfBefore }).slice(0, daysSoFar.length);
  return {
    today: { now: { from: today, to: today }, before: { from: yesterday, to: yesterday } },
    week: { now: { from: monday, to: today }, before: { from: addDays(monday, -7), to: addDays(today, -7) } },
    month: {
      now: { from: first, to: today },
      before: { from: firstOfBefore, to: comparable.at(-1) ?? lastOfBefore },
    },
  };
}

/** What may be today somewhere: from the last zone to reach a date (UTC−12) to the first (UTC+14). */
export const datesOfNow = (now: Date): Span => ({
  from: dateAfter(now, -12),
  to: dateAfter(now, 14),
});

const dateAfter = (now: Date, hours: number): Day =>
  new Date(now.getTime() + hours * HOUR).toISOString().slice(0, "2026-11-24".length);
