import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { WEEKDAYS } from "../../../receptionist/hours";
import { openingOn } from "../../../receptionist/opening/opening";
import type { HoursException, Interval, Opening, WeeklyHours } from "../../../receptionist/profile.schema";

type Hours = z.infer<typeof Interval>[];

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const PARIS = "Europe/Paris";

/** Clocks that change by an hour, by half an hour, at midnight, in the south, and never. */
export const ZONES = [
  PARIS,
  "America/New_York",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "America/Havana",
  "America/Santiago",
  "America/St_Johns",
  "Atlantic/Azores",
  "Asia/Kathmandu",
  "UTC",
];

export const at = (time: string, timeZone = PARIS): number =>
  Temporal.PlainDateTime.from(time).toZonedDateTime(timeZone).epochMilliseconds;

export const hours = (...times: [number, number][]): Hours =>
  times.map(([from, to]) => ({ fromMin: from * 60, toMin: to * 60 }));

export const week = (on: Partial<WeeklyHours>): WeeklyHours => ({
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
  ...on,
});

export const OFFICE = hours([9, 12.5], [14, 18.5]);

/** Monday to Friday, 9:00–12:30 and 14:00–18:30, French holidays. */
export const office = (change: Partial<Opening> = {}): Opening => ({
  hours: week({ monday: OFFICE, tuesday: OFFICE, wednesday: OFFICE, thursday: OFFICE, friday: OFFICE }),
  holidays: { region: "FR", openOn: [] },
  exceptions: [],
  ...change,
});

export const exception = (from: string, to: string, label: string, intervals: Hours = []): HoursException => ({
  from,
  to,
  label,
  intervals,
});

const interval = fc
  .tuple(
    fc.oneof(fc.constantFrom(0, 60, 120, 150, 180), fc.integer({ min: 0, max: 1439 })),
    fc.oneof(fc.constantFrom(120, 150, 180, 1440), fc.integer({ min: 1, max: 1440 })),
  )
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ fromMin: Math.min(a, b), toMin: Math.max(a, b) }));
const dayHours = fc.array(interval, { maxLength: 3 });

/** Any opening, with exceptions on the days around a date. */
export const anyOpeningAround = (date: string): fc.Arbitrary<Opening> =>
  fc.record({
    hours: fc
      .array(dayHours, { minLength: 7, maxLength: 7 })
      .map((days) => week(Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, days[index] ?? []])))),
    holidays: fc.record({
      region: fc.constantFrom("FR" as const, "US" as const, null),
      openOn: fc.subarray(["easter-monday", "columbus-day", "christmas"]),
    }),
    exceptions: fc.array(
      fc
        .tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: 0, max: 2 }), dayHours)
        .map(([start, length, intervals]) => {
          const from = Temporal.PlainDate.from(date).add({ days: start });
          return exception(from.toString(), from.add({ days: length }).toString(), "", intervals);
        }),
      { maxLength: 2 },
    ),
  });

/** A zone and an instant on a whole minute of 2026, half of the time within two days of a change of its clock. */
export const anyMoment: fc.Arbitrary<{ timeZone: string; instant: number; date: string }> = fc
  .constantFrom(...ZONES)
  .chain((timeZone) =>
    fc
      .oneof(
        fc.integer({ min: 0, max: 525_599 }).map((minute) => Date.UTC(2026, 0, 1) + minute * MINUTE),
        fc
          .tuple(fc.constantFrom(...changesOf2026(timeZone)), fc.integer({ min: -2880, max: 2880 }))
          .map(([change, minutes]) => change + minutes * MINUTE),
      )
      .map((instant) => ({ timeZone, instant, date: wall(instant, timeZone).date })),
  );

const changesOf2026 = (timeZone: string): number[] => {
  const changes: number[] = [];
  let local = Temporal.Instant.from("2026-01-01T00:00Z").toZonedDateTimeISO(timeZone).getTimeZoneTransition("next");
  while (local && local.year === 2026) {
    changes.push(local.epochMilliseconds);
    local = local.getTimeZoneTransition("next");
  }
  return changes.length > 0 ? changes : [Date.UTC(2026, 5, 1)];
};

const QUARTER = 15 * MINUTE;
const quarters = new Map<string, { date: string; minute: number }>();

/** The wall clock by another road than the code's: what the platform's own calendar prints for each quarter of an hour. */
export const wall = (instant: number, timeZone: string): { date: string; minute: number } => {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  const key = `${timeZone} ${quarter}`;
  const shown = quarters.get(key) ?? printed(quarter, timeZone);
  quarters.set(key, shown);
  return { date: shown.date, minute: shown.minute + Math.floor((instant - quarter) / MINUTE) };
};

const printed = (instant: number, timeZone: string): { date: string; minute: number } => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
};

/** Open or not by the day's intervals and the printed clock alone. */
export const doorsOnTheWall = (opening: Opening, timeZone: string): ((instant: number) => boolean) => {
  const days = new Map<string, Hours>();
  return (instant) => {
    const { date, minute } = wall(instant, timeZone);
    const intervals = days.get(date) ?? openingOn(opening, date).intervals;
    days.set(date, intervals);
    return intervals.some(({ fromMin, toMin }) => fromMin <= minute && minute < toMin);
  };
};
