import { expect, test } from "vitest";
import { byDay } from "~/appointments/by-day";
import { dateInWords, intervalsInWords, weekdayLetters, weekdayName } from "~/receptionist/calendar-words";
import { kindOf, monthWeeks } from "../../web/app/routes/_app.receptionist.hours/day-kinds";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10))
    .filter((date) => date.startsWith(`${year}-`))
    .map((date) => ({ date }));

test("a month is laid out in weeks from Monday, each day once, under its weekday", () => {
  for (const year of [2026, 2027, 2028]) {
    const shown = Array.from({ length: 12 }, (_, month) => monthWeeks(daysOf(year), month)).flat();
    const placed = shown.flatMap((week) => week.flatMap((day, column) => (day ? [{ ...day, column }] : [])));
    expect(placed.map(({ date }) => date)).toEqual(daysOf(year).map(({ date }) => date));
    for (const { date, column } of placed)
      expect(column, date).toBe((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7);
    for (const week of shown) expect(week).toHaveLength(7);
  }
});

test("February 2027 is four whole weeks", () => {
  expect(monthWeeks(daysOf(2027), 1)).toHaveLength(4);
});

test("what decides a day shows: the week, a public holiday, or a day of its own", () => {
  const open = [{ fromMin: 540, toMin: 720 }];
  expect(kindOf({ rule: "week", intervals: open })).toBe("open");
  expect(kindOf({ rule: "week", intervals: [] })).toBe("closed");
  expect(kindOf({ rule: "exception", intervals: open })).toBe("special");
  expect(kindOf({ rule: "exception", intervals: [] })).toBe("away");
  expect(kindOf({ rule: "holiday", intervals: [] })).toBe("holiday");
});

test("a date is said as on the calendar, whatever the machine's time zone", () => {
  expect(plain(dateInWords("2026-08-15", "fr"))).toBe("samedi 15 août");
  expect(plain(dateInWords("2026-08-15", "en"))).toBe("Saturday, August 15");
  expect(plain(dateInWords("2026-01-01", "fr"))).toBe("jeudi 1er janvier");
  expect([weekdayName("monday", "fr"), weekdayName("sunday", "en")]).toEqual(["Lundi", "Sunday"]);
  expect(weekdayLetters("fr")).toEqual(["Lu", "Ma", "Me", "Je", "Ve", "Sa", "Di"]);
});

test("hours are said as in their language, the end of the day included", () => {
  const hours = [
    { fromMin: 540, toMin: 750 },
    { fromMin: 1080, toMin: 1440 },
  ];
  expect(plain(intervalsInWords(hours, "fr"))).toBe("9 h – 12 h 30, 18 h – 24 h");
  expect(plain(intervalsInWords(hours, "en"))).toBe("9:00 AM – 12:30 PM, 6:00 PM – 12:00 AM");
  expect(intervalsInWords([], "fr")).toBe("");
});

test("an appointment stands under the day on which it starts where the business is", () => {
  const items = ["2026-11-23T22:30:00Z", "2026-11-23T23:30:00Z", "2026-11-24T09:00:00Z"].map((startsAt) => ({
    startsAt,
  }));
  expect(byDay(items, "Europe/Paris").map(({ date, items: on }) => [date, on.length])).toEqual([
    ["2026-11-23", 1],
    ["2026-11-24", 2],
  ]);
  expect(byDay(items, "America/New_York").map(({ date }) => date)).toEqual(["2026-11-23", "2026-11-24"]);
});
