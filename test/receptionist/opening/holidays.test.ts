import { expect, test } from "vitest";
import { easterSunday } from "../../../receptionist/opening/holiday-rules";
import { holidayOn, holidayRegionFor, holidaysOf } from "../../../receptionist/opening/holidays";
import { HOLIDAY_REGIONS, type HolidayRegion } from "../../../receptionist/profile.schema";

const dates = (region: HolidayRegion, year: number): string[] =>
  holidaysOf(region, year).map(({ date, observed }) => `${date.slice(5)}${observed ? "*" : ""}`);

test("Easter falls on the dates of the published tables", () => {
  const published =
    "1943-04-25 1961-04-02 2000-04-23 2008-03-23 2011-04-24 2018-04-01 2019-04-21 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2038-04-25 2285-03-22";
  for (const date of published.split(" ")) expect(easterSunday(Number(date.slice(0, 4))).toString()).toBe(date);
});

/** As governments publish them; * marks a day in place of one at the weekend. */
const PUBLISHED: Record<HolidayRegion, { 2026: string; 2027: string }> = {
  FR: {
    2026: "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
    2027: "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25",
  },
  "FR-57": {
    2026: "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26",
    2027: "01-01 03-26 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25 12-26",
  },
  BE: {
    2026: "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25",
    2027: "01-01 03-29 05-01 05-06 05-17 07-21 08-15 11-01 11-11 12-25",
  },
  LU: {
    2026: "01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26",
    2027: "01-01 03-29 05-01 05-06 05-09 05-17 06-23 08-15 11-01 12-25 12-26",
  },
  CH: {
    2026: "01-01 04-03 04-06 05-14 05-25 08-01 12-25",
    2027: "01-01 03-26 03-29 05-06 05-17 08-01 12-25",
  },
  GB: {
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28*",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27* 12-28*",
  },
  IE: {
    2026: "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26",
    2027: "01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25 12-25 12-26",
  },
  US: {
    2026: "01-01 01-19 02-16 05-25 06-19 07-03* 07-04 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18* 06-19 07-04 07-05* 09-06 10-11 11-11 11-25 12-24* 12-25 12-31*",
  },
  CA: {
    2026: "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-26 12-28*",
    2027: "01-01 03-26 05-24 07-01 09-06 09-30 10-11 11-11 12-25 12-26 12-27* 12-28*",
  },
  DE: {
    2026: "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    2027: "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26",
  },
  ES: {
    2026: "01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25",
    2027: "01-01 01-06 03-26 05-01 08-15 10-12 11-01 12-06 12-08 12-25",
  },
  IT: {
    2026: "01-01 01-06 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26",
    2027: "01-01 01-06 03-29 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26",
  },
};

test.each(HOLIDAY_REGIONS)("the holidays of %s in 2026 and 2027 are those its government published", (region) => {
  expect(dates(region, 2026).join(" ")).toBe(PUBLISHED[region][2026]);
  expect(dates(region, 2027).join(" ")).toBe(PUBLISHED[region][2027]);
});

test("a weekend Christmas is made up past Boxing Day, and a Saturday New Year on the year before in America", () => {
  expect(dates("GB", 2022)).toEqual(expect.arrayContaining(["01-03*", "12-26", "12-27*"]));
  expect(dates("GB", 2022)).not.toContain("12-28*");
  expect(dates("US", 2021)).toContain("12-31*");
  expect(dates("US", 2023)).toContain("01-02*");
});

test("a holiday begins with its law", () => {
  expect(holidayOn("US", "2020-06-19")).toBeNull();
  expect(holidayOn("IT", "2025-10-04")).toBeNull();
  expect(holidayOn("IE", "2022-02-07")).toBeNull();
  expect(holidayOn("CA", "2021-09-30")?.id).toBe("truth-and-reconciliation");
});

test("St Brigid's Day is 1 February when that is a Friday", () => {
  expect(holidayOn("IE", "2030-02-01")?.id).toBe("st-brigid");
  expect(holidayOn("IE", "2030-02-04")).toBeNull();
});

test("a date tells its holiday, and two on one date tell one", () => {
  expect(holidayOn("FR", "2026-08-15")).toMatchObject({
    id: "assumption",
    name: { fr: "Assomption", en: "Assumption Day" },
    observed: false,
  });
  expect(holidayOn("FR", "2026-08-14")).toBeNull();
  expect(holidaysOf("FR", 2008).filter(({ date }) => date === "2008-05-01")).toHaveLength(2);
  expect(holidayOn("FR", "2008-05-01")?.id).toBe("labour-day");
});

test("every id is short kebab-case and every name is there in both languages, with typographic apostrophes", () => {
  for (const holiday of HOLIDAY_REGIONS.flatMap((region) => holidaysOf(region, 2027))) {
    expect(holiday.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(holiday.id.length).toBeLessThanOrEqual(40);
    for (const text of [...Object.values(holiday.name), ...Object.values(holiday.said)]) {
      expect(text).toMatch(/^[^']+$/);
    }
  }
});

test("a time zone suggests the holidays of its country", () => {
  const suggested = {
    "Europe/Paris": "FR",
    "Europe/London": "GB",
    "Europe/Brussels": "BE",
    "Europe/Dublin": "IE",
    "America/New_York": "US",
    "America/Indiana/Knox": "US",
    "Pacific/Honolulu": "US",
    "America/Toronto": "CA",
    "America/St_Johns": "CA",
    "Atlantic/Canary": "ES",
    "Asia/Tokyo": null,
    "America/Mexico_City": null,
  };
  for (const [zone, region] of Object.entries(suggested)) expect(holidayRegionFor(zone)).toBe(region);
});
