import { expect, test } from "vitest";
import { countChange, percentChange, pointsBetween } from "../../web/app/charts/change";
import { tableCsv } from "../../web/app/charts/csv";
import { movedBy, pointAt } from "../../web/app/charts/cursor";
import { outcomeParts } from "../../web/app/charts/outcomes";
import { busiest, levelOf, peakColumns } from "../../web/app/charts/peaks";
import { dayName, hourName, hourSpan, shareText, weekdayName } from "../../web/app/charts/words";
import { addressOf, readAddress } from "../../web/app/routes/_app.analytics/address";

const NBSP = "\u00a0";

test("a day, an hour and a share are said as the reader says them", () => {
  expect(dayName("2026-11-24", "fr", "long").replaceAll(NBSP, " ")).toBe("mardi 24 novembre");
  expect(dayName("2026-11-24", "en", "date").replaceAll(NBSP, " ")).toBe("Nov 24");
  expect([1, 7].map((day) => weekdayName(day, "fr", "long"))).toEqual(["lundi", "dimanche"]);
  expect(hourName(14, "fr")).toBe(`14${NBSP}h`);
  expect(hourName(14, "en")).toBe(`2${NBSP}PM`);
  expect(hourSpan(23, "fr", "minuit")).toEqual({ from: `23${NBSP}h`, to: "minuit" });
  expect(hourSpan(0, "en", "midnight")).toEqual({ from: "midnight", to: `1${NBSP}AM` });
  expect([shareText(7, 8, "fr"), shareText(0, 0, "fr")]).toEqual([`88${NBSP}%`, "—"]);
});

test("a change is said with its sign for the eye and without it in a sentence", () => {
  expect(percentChange(112, 100, "fr")).toEqual({ direction: "up", text: `+12${NBSP}%`, size: `12${NBSP}%` });
  expect(percentChange(50, 100, "en")).toEqual({ direction: "down", text: "-50%", size: "50%" });
  expect(percentChange(1000, 1001, "fr")?.direction).toBe("flat");
  expect(countChange(2, 5, "fr")).toMatchObject({ direction: "down", size: "3" });
  expect(pointsBetween({ part: 9, whole: 10 }, { part: 3, whole: 4 })).toBe(15);
});

test("nothing is compared with nothing, with what is unknown, or with a line that had just opened", () => {
  expect(percentChange(3, 0, "fr")).toBeNull();
  expect(percentChange(null, 5, "fr")).toBeNull();
  expect(percentChange(51, 5, "fr")).toBeNull();
  expect(pointsBetween({ part: 1, whole: 1 }, { part: 0, whole: 0 })).toBeNull();
});

test("arrow keys move over a chart's points and stay within it; other keys are the page's", () => {
  const week = { columns: 24, rows: 7 };
  expect(movedBy("ArrowRight", null, week, 30)).toBe(30);
  expect(movedBy("ArrowDown", 30, week, 0)).toBe(54);
  expect(movedBy("ArrowUp", 5, week, 0)).toBe(5);
  expect(movedBy("ArrowLeft", 24, week, 0)).toBe(24);
  expect(movedBy("End", 30, week, 0)).toBe(47);
  expect(movedBy("ArrowDown", 3, { columns: 30, rows: 1 }, 0)).toBeNull();
  expect(movedBy("Tab", 3, week, 0)).toBeNull();
  expect([pointAt(0.5, 0.99, week), pointAt(1.2, -1, week)]).toEqual([6 * 24 + 12, 23]);
});

test("every hour of the week is in the heat-map, and its shades are five", () => {
  const items = [
    { weekday: 2, hour: 10, calls: 3 },
    { weekday: 5, hour: 9, calls: 11 },
    { weekday: 6, hour: 9, calls: 11 },
  ];
  const columns = peakColumns(items);
  expect(columns.map(({ cells }) => cells.length)).toEqual(Array(24).fill(7));
  expect(columns[10]?.cells[1]).toEqual({ weekday: 2, hour: 10, calls: 3 });
  expect(busiest(items)).toMatchObject({ weekday: 5, hour: 9 });
  expect(busiest([])).toBeNull();
  expect([0, 1, 3, 11].map((calls) => levelOf(calls, 11))).toEqual([0, 1, 2, 5]);
});

test("what came of the calls adds up to all of them, whatever the odd ones", () => {
  const figures = { averageDurationS: null, cost: null, costUnknown: 0 };
  const parts = outcomeParts({ calls: 10, answered: 7, booked: 3, messages: 2, transferred: 1, ...figures });
  expect(parts).toEqual({ booked: 3, messages: 2, transferred: 1, other: 1, missed: 3 });
  // A transfer that nobody of ours had taken up.
  expect(outcomeParts({ calls: 2, answered: 0, booked: 0, messages: 0, transferred: 2, ...figures })).toMatchObject({
    transferred: 2,
    other: 0,
    missed: 0,
  });
});

test("a table goes into a spreadsheet as numbers and harmless words", () => {
  const table = {
    head: ["Motif", "Part"],
    rows: [
      [
        { text: "", value: '=HYPERLINK("x")' },
        { text: "", value: 0.5 },
      ],
      [
        { text: "", value: "Devis; pose" },
        { text: "", value: 3 },
      ],
    ],
  };
  expect(tableCsv(table, "fr")).toBe('\ufeffMotif;Part\r\n"\'=HYPERLINK(""x"")";0,5\r\n"Devis; pose";3\r\n');
  expect(tableCsv(table, "en")).toContain("Devis; pose".replace(/.*/, '"Devis; pose",3'));
});

test("the address says what is shown, and what makes no sense in it is as if it were not there", () => {
  const read = (search: string) => readAddress(new URL(`http://ava.test/analytics${search}`));
  expect(read("?period=week&days=90")).toEqual({ period: "week", days: 90 });
  expect(read("?period=year&days=8")).toEqual({ period: "month", days: 30 });
  expect(addressOf({ period: "month", days: 30 })).toBe("/analytics");
  expect(addressOf({ period: "today", days: 7 })).toBe("/analytics?period=today&days=7");
});
