import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { describeHours, hoursLines, isOpenAt, WEEKDAYS } from "../../receptionist/hours";
import type { WeeklyHours } from "../../receptionist/profile.schema";

const ZONES = ["Europe/Paris", "America/New_York"] as const;
/** Clocks change on 29 March and 25 October in Paris, on 8 March and 1 November in New York. */
const YEAR_2026 = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31, 23, 59, 59, 999) };
const CHANGES_2026 = {
  "Europe/Paris": [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)],
  "America/New_York": [Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6)],
};

const interval = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ fromMin: Math.min(a, b), toMin: Math.max(a, b) }));
const day = fc.array(interval, { maxLength: 3 });
const week: fc.Arbitrary<WeeklyHours> = fc.record({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
});

/** The wall clock by another road than the code's: what the platform's own calendar prints. */
const wallClock = (instant: number, timeZone: string): { day: (typeof WEEKDAYS)[number]; minute: number } => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "long",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const day = WEEKDAYS.find((name) => name === parts.weekday?.toLowerCase());
  if (!day) throw new Error("no weekday");
  return { day, minute: Number(parts.hour) * 60 + Number(parts.minute) };
};

const isOpenOnTheWall = (hours: WeeklyHours, instant: number, timeZone: string): boolean => {
  const { day, minute } = wallClock(instant, timeZone);
  return hours[day].some((span) => minute >= span.fromMin && minute < span.toMin);
};

test("an instant is open exactly when its minute on the wall clock lies in an interval", () => {
  fc.assert(
    fc.property(week, fc.constantFrom(...ZONES), fc.integer(YEAR_2026), (hours, zone, instant) => {
      expect(isOpenAt(hours, instant, zone)).toBe(isOpenOnTheWall(hours, instant, zone));
    }),
    { numRuns: 1000 },
  );
});

test("so it stays in the hours around each change of the clocks", () => {
  const nearChange = fc.constantFrom(...ZONES).chain((zone) =>
    fc.record({
      zone: fc.constant(zone),
      instant: fc
        .tuple(fc.constantFrom(...CHANGES_2026[zone]), fc.integer({ min: -26 * 3_600_000, max: 26 * 3_600_000 }))
        .map(([change, offset]) => change + offset),
    }),
  );
  fc.assert(
    fc.property(week, nearChange, (hours, { zone, instant }) => {
      expect(isOpenAt(hours, instant, zone)).toBe(isOpenOnTheWall(hours, instant, zone));
    }),
    { numRuns: 1000 },
  );
});

const CLOSED: WeeklyHours = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};

test("the doors open at nine on the wall, in winter and in summer", () => {
  const hours: WeeklyHours = { ...CLOSED, monday: [{ fromMin: 540, toMin: 720 }] };
  expect(isOpenAt(hours, Date.UTC(2026, 0, 5, 8, 0), "Europe/Paris")).toBe(true);
  expect(isOpenAt(hours, Date.UTC(2026, 0, 5, 7, 59, 59, 999), "Europe/Paris")).toBe(false);
  expect(isOpenAt(hours, Date.UTC(2026, 6, 6, 7, 0), "Europe/Paris")).toBe(true);
  expect(isOpenAt(hours, Date.UTC(2026, 6, 6, 6, 59), "Europe/Paris")).toBe(false);
  expect(isOpenAt(hours, Date.UTC(2026, 0, 5, 11, 0), "Europe/Paris")).toBe(false);
});

test("the hour that comes twice is open twice, and the one that is skipped never", () => {
  const twoToThree: WeeklyHours = { ...CLOSED, sunday: [{ fromMin: 120, toMin: 180 }] };
  const openMinutes = (from: number) =>
    Array.from({ length: 8 * 60 }, (_, minute) => from + minute * 60_000).filter((instant) =>
      isOpenAt(twoToThree, instant, "Europe/Paris"),
    ).length;
  expect(openMinutes(Date.UTC(2026, 9, 24, 22))).toBe(120);
  expect(openMinutes(Date.UTC(2026, 2, 28, 22))).toBe(0);
});

test("an instant of Temporal and its epoch milliseconds agree", () => {
  const hours: WeeklyHours = { ...CLOSED, saturday: [{ fromMin: 0, toMin: 1440 }] };
  const instant = Temporal.Instant.from("2026-11-21T12:00:00Z");
  expect(isOpenAt(hours, instant, "Europe/Paris")).toBe(true);
  expect(isOpenAt(hours, instant.epochMilliseconds, "Europe/Paris")).toBe(true);
});

const OFFICE = [
  { fromMin: 540, toMin: 720 },
  { fromMin: 840, toMin: 1110 },
];
const WEEK: WeeklyHours = {
  ...CLOSED,
  monday: OFFICE,
  tuesday: OFFICE,
  wednesday: OFFICE,
  thursday: OFFICE,
  friday: OFFICE,
};
const spaces = (text: string): string => text.replaceAll("\u00a0", " ");

test("days in a row with the same hours are said once", () => {
  expect(spaces(describeHours(WEEK, "fr"))).toBe("lun.–ven. 9 h–12 h, 14 h–18 h 30\nsam.–dim. fermé");
  expect(spaces(describeHours(WEEK, "en"))).toBe("Mon–Fri 9 am–noon, 2 pm–6:30 pm\nSat–Sun closed");
  const split: WeeklyHours = { ...WEEK, wednesday: [{ fromMin: 540, toMin: 720 }] };
  expect(hoursLines(split, "fr").map((line) => line.days)).toEqual(["lun.–mar.", "mer.", "jeu.–ven.", "sam.–dim."]);
});

test("intervals that touch, overlap or stand in the wrong order are told as one would", () => {
  const untidy: WeeklyHours = {
    ...CLOSED,
    monday: [
      { fromMin: 840, toMin: 1080 },
      { fromMin: 540, toMin: 660 },
      { fromMin: 660, toMin: 720 },
    ],
  };
  expect(spaces(describeHours(untidy, "fr"))).toBe("lun. 9 h–12 h, 14 h–18 h\nmar.–dim. fermé");
  expect(spaces(describeHours({ ...CLOSED, sunday: [{ fromMin: 0, toMin: 1440 }] }, "fr"))).toContain(
    "dim. 24 h sur 24",
  );
});

test("the description tells no day twice and leaves none out", () => {
  fc.assert(
    fc.property(week, (hours) => {
      const told = hoursLines(hours, "en").flatMap(({ days }) => {
        const [first = "", last = first] = days.split("–");
        const order = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        return order.slice(order.indexOf(first), order.indexOf(last) + 1);
      });
      expect(told).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    }),
  );
});
