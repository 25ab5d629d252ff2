import { type Interval, isWithin, tidy, weekdayOf } from "../hours";
import type { HoursException, Opening } from "../profile.schema";
import { holidayOn } from "./holidays";
import { addDays, daysBetween, type LocalDay, localDays, MINUTE_MS, startOfDayMs, wallClockAt } from "./wall-clock";

/** How far ahead a next opening or closing is looked for: past a year, so that a yearly closing never hides it. */
const LOOK_AHEAD_DAYS = 370;

/** When the business is open on one calendar date, and which rule says so. */
export type DayOpening = {
  date: string;
  rule: "week" | "exception" | "holiday";
  /** What the owner called the exception; null without one or without a name. */
  label: string | null;
  /** The public holiday that falls on this date, whichever rule decides: with rule "week" the business opens on it. */
  holidayId: string | null;
  /** In order, none touching another. Empty: closed. */
  intervals: Interval[];
};

/** An exception outweighs a public holiday, and that outweighs the week. A holiday in `openOn` is a day of the week. */
export const openingOn = ({ hours, holidays, exceptions }: Opening, date: string): DayOpening => {
  const holidayId = holidays.region === null ? null : (holidayOn(holidays.region, date)?.id ?? null);
  const exception = exceptionOn(exceptions, date);
  if (exception) {
    const label = exception.label.trim() || null;
    return { date, rule: "exception", label, holidayId, intervals: tidy(exception.intervals) };
  }
  if (holidayId !== null && !holidays.openOn.includes(holidayId)) {
    return { date, rule: "holiday", label: null, holidayId, intervals: [] };
  }
  return { date, rule: "week", label: null, holidayId, intervals: tidy(hours[weekdayOf(date)]) };
};

/** Of several exceptions on a date the shortest counts, as an evening open in the summer closing; then the one listed last. */
const exceptionOn = (exceptions: HoursException[], date: string): HoursException | undefined =>
  exceptions
    .filter(({ from, to }) => from <= date && date <= to)
    .reduce<HoursException | undefined>((best, each) => (best && daysOf(best) < daysOf(each) ? best : each), undefined);

const daysOf = ({ from, to }: HoursException): number => daysBetween(from, to);

export type OpeningAt = {
  isOpen: boolean;
  /** The day on the wall calendar at that instant, and its rule. */
  day: DayOpening;
  /** First closed moment from now on; null while closed, or when none comes within 370 days. */
  closesAtMs: number | null;
  /** First open moment from now on; null while open, or when none comes within 370 days. */
  opensAtMs: number | null;
};

/** Whether the business is open at an instant, and until or from when. The wall clock of `timeZone` (IANA) decides. */
export const openingAt = (opening: Opening, instantMs: number, timeZone: string): OpeningAt => {
  const { date, minute } = wallClockAt(instantMs, timeZone);
  const day = openingOn(opening, date);
  const isOpen = isWithin(day.intervals, minute);
  const lastDate = addDays(date, LOOK_AHEAD_DAYS);
  for (const { startMs, endMs } of openSpans(opening, timeZone, date, lastDate)) {
    if (endMs <= instantMs) continue;
    if (!isOpen) return { isOpen, day, closesAtMs: null, opensAtMs: startMs };
    const isCutOff = endMs >= startOfDayMs(addDays(lastDate, 1), timeZone);
    return { isOpen, day, closesAtMs: isCutOff ? null : endMs, opensAtMs: null };
  }
  return { isOpen, day, closesAtMs: null, opensAtMs: null };
};

/** Epoch milliseconds, the end not included. */
export type Span = { startMs: number; endMs: number };

/**
 * The stretches of time in which the business is open without a break, in order, on the days from `fromDate` to `toDate`. One
 * that reaches midnight goes on into a next day that opens at 0:00; the last one ends with `toDate` at the latest.
 */
export function* openSpans(opening: Opening, timeZone: string, fromDate: string, toDate: string): Generator<Span> {
  let pending: Span | null = null;
  for (const day of localDays(fromDate, timeZone)) {
    if (day.date > toDate) break;
    for (const span of spansOf(openingOn(opening, day.date).intervals, day)) {
      if (pending?.endMs === span.startMs) {
        pending.endMs = span.endMs;
      } else {
        if (pending) yield pending;
        pending = span;
      }
    }
    const dayEndMs = day.stretches.at(-1)?.endMs ?? 0;
    if (pending && pending.endMs < dayEndMs) {
      yield pending;
      pending = null;
    }
  }
  if (pending) yield pending;
}

/** A day's intervals as instants: an hour that comes twice is there twice, one that is skipped is not. */
const spansOf = (intervals: Interval[], { stretches }: LocalDay): Span[] =>
  stretches.flatMap(({ startMs, endMs, fromMin }) =>
    intervals
      .map((interval) => ({
        startMs: Math.max(startMs, startMs + (interval.fromMin - fromMin) * MINUTE_MS),
        endMs: Math.min(endMs, startMs + (interval.toMin - fromMin) * MINUTE_MS),
      }))
      .filter((span) => span.startMs < span.endMs),
  );
