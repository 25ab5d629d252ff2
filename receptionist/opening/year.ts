import { type Interval, sameIntervals, tidy, WEEKDAYS } from "../hours";
import type { HoursException, Opening } from "../profile.schema";
import { holidaysOf } from "./holidays";
import { type DayOpening, openingOn } from "./opening";
import { addDays, daysBetween } from "./wall-clock";

/** Shorter than this in a whole day is more likely a slip of the hand than hours. */
const SHORT_DAY_MIN = 30;
/** Six weeks: a longer closing is more likely a wrong month or year than a holiday. */
const LONG_CLOSING_DAYS = 42;
/** A year of days shows all an exception does, each weekday and each holiday included. */
const COMPARED_DAYS = 366;

/** Something an owner may not have meant. `from` and `to` are dates, both included; `label` names what it is about. */
export type OpeningWarning = {
  kind: /** Open on a public holiday, by `openOn` or by an exception. Label: the holiday's id. */
    | "open-on-holiday"
    /** `openOn` lists an id the region has no holiday for. Label: that id. */
    | "open-on-unknown-holiday"
    /** An exception without a name closes a day the week opens, so Ava cannot say why. */
    | "closed-on-workday-exception"
    /** Closed for more than six weeks by one exception. Label: its name. */
    | "long-closing"
    /** The hours are the same without it. Label: its name. */
    | "exception-changes-nothing"
    /** Two exceptions claim the same days; the shorter counts. Label: both names. */
    | "exceptions-overlap"
    /** A weekday (label: "monday" …) or an exception (label: its name) opens for less than half an hour in all. */
    | "short-hours"
    /** Not open on any day of the year. */
    | "never-open";
  from: string;
  to: string;
  label: string | null;
};

/** Each day of a calendar year, in order. */
export const openingYear = (opening: Opening, year: number): DayOpening[] =>
  datesBetween(yearStart(year), yearEnd(year)).map((date) => openingOn(opening, date));

/** What in a year looks like a mistake, in order of dates; nothing that is over before `today` ("YYYY-MM-DD"). */
export const openingWarnings = (opening: Opening, year: number, today: string): OpeningWarning[] => {
  const days = openingYear(opening, year);
  const inYear = opening.exceptions.filter(({ from, to }) => from <= yearEnd(year) && yearStart(year) <= to);
  return [
    ...neverOpen(days, year),
    ...shortWeekdays(opening, year),
    ...unknownHolidays(opening, year),
    ...openHolidays(days),
    ...inYear.flatMap((exception) => doubtsAbout(exception, opening)),
    ...overlaps(inYear),
  ]
    .filter(({ to }) => today <= to)
    .toSorted((a, b) => a.from.localeCompare(b.from));
};

const neverOpen = (days: DayOpening[], year: number): OpeningWarning[] =>
  days.some(({ intervals }) => intervals.length > 0) ? [] : [ofYear("never-open", year, null)];

const shortWeekdays = ({ hours }: Opening, year: number): OpeningWarning[] =>
  WEEKDAYS.filter((weekday) => isShort(hours[weekday])).map((weekday) => ofYear("short-hours", year, weekday));

const unknownHolidays = ({ holidays }: Opening, year: number): OpeningWarning[] => {
  const { region, openOn } = holidays;
  if (region === null) return [];
  const ids = new Set(holidaysOf(region, year).map(({ id }) => id));
  return openOn.filter((id) => !ids.has(id)).map((id) => ofYear("open-on-unknown-holiday", year, id));
};

const openHolidays = (days: DayOpening[]): OpeningWarning[] =>
  days
    .filter(({ holidayId, intervals }) => holidayId !== null && intervals.length > 0)
    .map(({ date, holidayId }) => ({ kind: "open-on-holiday", from: date, to: date, label: holidayId }));

const doubtsAbout = (exception: HoursException, opening: Opening): OpeningWarning[] => {
  const { from, to, intervals } = exception;
  const label = exception.label.trim() || null;
  const without = { ...opening, exceptions: opening.exceptions.filter((other) => other !== exception) };
  const compared = datesBetween(from, to, COMPARED_DAYS);
  const openWithout = compared.map((date) => openingOn(without, date));
  const changesNothing = compared.every((date, index) =>
    sameIntervals(openingOn(opening, date).intervals, openWithout[index]?.intervals ?? []),
  );
  if (changesNothing) return [{ kind: "exception-changes-nothing", from, to, label }];
  const isClosing = intervals.length === 0;
  const closesWorkday = isClosing && openWithout.some((day) => day.rule === "week" && day.intervals.length > 0);
  const doubts: OpeningWarning[] = [];
  if (closesWorkday && label === null) doubts.push({ kind: "closed-on-workday-exception", from, to, label });
  if (isClosing && daysBetween(from, to) >= LONG_CLOSING_DAYS) doubts.push({ kind: "long-closing", from, to, label });
  if (isShort(intervals)) doubts.push({ kind: "short-hours", from, to, label });
  return doubts;
};

const overlaps = (exceptions: HoursException[]): OpeningWarning[] =>
  exceptions.flatMap((a, index) =>
    exceptions
      .slice(index + 1)
      .filter((b) => a.from <= b.to && b.from <= a.to)
      .map((b) => ({
        kind: "exceptions-overlap" as const,
        ...sharedDays(a, b),
        label: [a.label.trim(), b.label.trim()].filter(Boolean).join(" / ") || null,
      })),
  );

const sharedDays = (a: HoursException, b: HoursException): { from: string; to: string } => {
  const [, from = a.from] = [a.from, b.from].toSorted();
  const [to = a.to] = [a.to, b.to].toSorted();
  return { from, to };
};

/** Open at all, but hardly. */
const isShort = (intervals: Interval[]): boolean => {
  const minutes = tidy(intervals).reduce((sum, { fromMin, toMin }) => sum + toMin - fromMin, 0);
  return 0 < minutes && minutes < SHORT_DAY_MIN;
};

const ofYear = (kind: OpeningWarning["kind"], year: number, label: string | null): OpeningWarning => ({
  kind,
  from: yearStart(year),
  to: yearEnd(year),
  label,
});

const yearStart = (year: number): string => `${String(year).padStart(4, "0")}-01-01`;
const yearEnd = (year: number): string => `${String(year).padStart(4, "0")}-12-31`;

/** The dates from one to another, both included, `atMost` of them. */
const datesBetween = (from: string, to: string, atMost = COMPARED_DAYS): string[] => {
  const length = Math.min(daysBetween(from, to) + 1, atMost);
  return Array.from({ length }, (_, days) => addDays(from, days));
};
