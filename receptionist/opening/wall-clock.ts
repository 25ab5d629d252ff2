import { Temporal } from "temporal-polyfill";

export const MINUTE_MS = 60_000;
export const MINUTES_OF_DAY = 1440;
const DAY_MS = MINUTES_OF_DAY * MINUTE_MS;

/** What a clock on the wall of a time zone shows: a calendar date "YYYY-MM-DD" and whole minutes after midnight. */
type WallClock = { date: string; minute: number };

export const wallClockAt = (instantMs: number, timeZone: string): WallClock => {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(instantMs)).toZonedDateTimeISO(timeZone);
  return { date: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute };
};

/** 1 is Monday, as in ISO 8601. */
export const dayOfWeek = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

/** Epoch milliseconds of the first moment of a date; not always 0:00, as some zones skip midnight in spring. */
export const startOfDayMs = (date: string, timeZone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;

/** A part of a day in which the wall clock runs evenly: at `startMs` it shows `fromMin`. */
type Stretch = { startMs: number; endMs: number; fromMin: number };
export type LocalDay = { date: string; stretches: Stretch[] };

/**
 * The days of a time zone from `date` on, without end. An ordinary day is one stretch; a day on which the clock changes has
 * one before the change and one after it. The next change is looked up once and not for every day, which keeps a year cheap.
 */
export function* localDays(date: string, timeZone: string): Generator<LocalDay, never> {
  let day = Temporal.PlainDate.from(date);
  let start = day.toZonedDateTime(timeZone);
  let startMs = start.epochMilliseconds;
  let fromMin = minuteOf(start);
  let changeMs = nextChangeMs(start);
  for (;;) {
    const nextDay = day.add({ days: 1 });
    if (fromMin === 0 && startMs + DAY_MS < changeMs) {
      yield { date: day.toString(), stretches: [{ startMs, endMs: startMs + DAY_MS, fromMin }] };
      startMs += DAY_MS;
    } else {
      start = nextDay.toZonedDateTime(timeZone);
      const endMs = start.epochMilliseconds;
      yield { date: day.toString(), stretches: stretchesBetween(startMs, endMs, fromMin, changeMs, timeZone) };
      startMs = endMs;
      fromMin = minuteOf(start);
      changeMs = nextChangeMs(start);
    }
    day = nextDay;
  }
}

const stretchesBetween = (
  startMs: number,
  endMs: number,
  fromMin: number,
  changeMs: number,
  timeZone: string,
): Stretch[] =>
  changeMs < endMs
    ? [
        { startMs, endMs: changeMs, fromMin },
        { startMs: changeMs, endMs, fromMin: wallClockAt(changeMs, timeZone).minute },
      ]
    : [{ startMs, endMs, fromMin }];

const minuteOf = (local: Temporal.ZonedDateTime): number => local.hour * 60 + local.minute;

const nextChangeMs = (local: Temporal.ZonedDateTime): number =>
  local.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
