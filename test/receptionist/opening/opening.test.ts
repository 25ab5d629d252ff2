import fc from "fast-check";
import { expect, test } from "vitest";
import { openingAt, openingOn } from "../../../receptionist/opening/opening";
import {
  anyMoment,
  anyOpeningAround,
  at,
  doorsOnTheWall,
  exception,
  hours,
  MINUTE,
  OFFICE,
  office,
  PARIS,
  week,
} from "./openings";

test("an ordinary day keeps the hours of its weekday, in order and joined", () => {
  const untidy = hours([14, 18], [9, 11], [11, 12]);
  expect(openingOn(office({ hours: week({ tuesday: untidy }) }), "2026-11-24")).toEqual({
    date: "2026-11-24",
    rule: "week",
    label: null,
    holidayId: null,
    intervals: hours([9, 12], [14, 18]),
  });
});

test("a public holiday closes the day, unless the business opens on it or keeps none", () => {
  const allSaints2027 = "2027-11-01";
  const closed = openingOn(office(), allSaints2027);
  expect(closed).toMatchObject({ rule: "holiday", holidayId: "all-saints", intervals: [] });
  const opened = openingOn(office({ holidays: { region: "FR", openOn: ["all-saints"] } }), allSaints2027);
  expect(opened).toMatchObject({ rule: "week", holidayId: "all-saints", intervals: OFFICE });
  const none = openingOn(office({ holidays: { region: null, openOn: [] } }), allSaints2027);
  expect(none).toMatchObject({ rule: "week", holidayId: null, intervals: OFFICE });
});

test("an exception outweighs a public holiday and says its name", () => {
  const opening = office({ exceptions: [exception("2026-12-24", "2026-12-26", " Noël ", hours([10, 12]))] });
  expect(openingOn(opening, "2026-12-25")).toEqual({
    date: "2026-12-25",
    rule: "exception",
    label: "Noël",
    holidayId: "christmas",
    intervals: hours([10, 12]),
  });
  expect(openingOn(opening, "2026-12-23").rule).toBe("week");
  expect(openingOn(opening, "2026-12-27").rule).toBe("week");
});

test("of two exceptions on a day the shorter counts, wherever it stands in the list; of two as long, the last", () => {
  const summer = exception("2026-08-01", "2026-08-31", "Congés");
  const evening = exception("2026-08-14", "2026-08-14", "Permanence", hours([17, 19]));
  const morning = exception("2026-08-14", "2026-08-14", "Matin", hours([9, 11]));
  for (const exceptions of [
    [summer, evening],
    [evening, summer],
  ]) {
    expect(openingOn(office({ exceptions }), "2026-08-14").label).toBe("Permanence");
  }
  expect(openingOn(office({ exceptions: [morning, summer, evening] }), "2026-08-14").label).toBe("Permanence");
  expect(openingOn(office({ exceptions: [evening, summer, morning] }), "2026-08-14").label).toBe("Matin");
});

test("an open business says until when, a closed one from when", () => {
  expect(openingAt(office(), at("2026-11-24T15:00"), PARIS)).toMatchObject({
    isOpen: true,
    closesAtMs: at("2026-11-24T18:30"),
    opensAtMs: null,
  });
  expect(openingAt(office(), at("2026-11-24T12:30"), PARIS)).toMatchObject({
    isOpen: false,
    closesAtMs: null,
    opensAtMs: at("2026-11-24T14:00"),
  });
  expect(openingAt(office(), at("2026-11-27T18:30"), PARIS).opensAtMs).toBe(at("2026-11-30T09:00"));
});

test("the evening of New Year's Eve goes on past midnight", () => {
  const opening = office({
    exceptions: [
      exception("2026-12-31", "2026-12-31", "", [{ fromMin: 1200, toMin: 1440 }]),
      exception("2027-01-01", "2027-01-01", "", [{ fromMin: 0, toMin: 120 }]),
    ],
  });
  expect(openingAt(opening, at("2026-12-31T23:59"), PARIS).closesAtMs).toBe(at("2027-01-01T02:00"));
});

test("doors that never close and doors that never open have no next change", () => {
  const always = hours([0, 24]);
  const allWeek = week({
    monday: always,
    tuesday: always,
    wednesday: always,
    thursday: always,
    friday: always,
    saturday: always,
    sunday: always,
  });
  const keepsNone = { region: null, openOn: [] };
  const now = at("2026-11-22T14:00");
  expect(openingAt(office({ hours: allWeek, holidays: keepsNone }), now, PARIS)).toMatchObject({
    isOpen: true,
    closesAtMs: null,
  });
  expect(openingAt(office({ hours: allWeek }), now, PARIS).closesAtMs).toBe(at("2026-12-25T00:00"));
  expect(openingAt(office({ hours: week({}) }), now, PARIS)).toMatchObject({ isOpen: false, opensAtMs: null });
});

test("a day's only opening a year away is found, one past 370 days is not", () => {
  const far = (date: string) => office({ hours: week({}), exceptions: [exception(date, date, "", hours([9, 10]))] });
  const now = at("2026-01-01T12:00");
  expect(openingAt(far("2027-01-05"), now, PARIS).opensAtMs).toBe(at("2027-01-05T09:00"));
  expect(openingAt(far("2027-01-10"), now, PARIS).opensAtMs).toBeNull();
});

test("the hour that comes twice is one long opening, the one that is skipped none", () => {
  const night = office({ hours: week({ sunday: hours([2, 3]) }) });
  const autumn = openingAt(night, at("2026-10-25T01:59"), PARIS);
  expect(autumn.opensAtMs).toBe(Date.UTC(2026, 9, 25, 0));
  expect(openingAt(night, Date.UTC(2026, 9, 25, 0), PARIS).closesAtMs).toBe(Date.UTC(2026, 9, 25, 2));
  expect(openingAt(night, at("2026-03-29T01:59"), PARIS).opensAtMs).toBe(at("2026-04-05T02:00"));
});

test("the day after one that begins at 1:00, as midnight is skipped, begins at its own midnight", () => {
  const havana = "America/Havana";
  const opening = office({ hours: week({ sunday: hours([0, 2]), monday: hours([9, 10]) }) });
  const skippedMidnight = at("2026-03-08T01:00", havana);
  expect(openingAt(opening, at("2026-03-07T23:59", havana), havana).opensAtMs).toBe(skippedMidnight);
  expect(openingAt(opening, skippedMidnight, havana).closesAtMs).toBe(at("2026-03-08T02:00", havana));
  expect(openingAt(opening, at("2026-03-08T02:00", havana), havana).opensAtMs).toBe(at("2026-03-09T09:00", havana));
});

test("open, closing and opening agree with a walk from minute to minute, on any day in any zone", () => {
  const WALK_MINUTES = 2 * 1440;
  fc.assert(
    fc.property(
      anyMoment.chain((moment) => anyOpeningAround(moment.date).map((opening) => ({ ...moment, opening }))),
      fc.integer({ min: 0, max: MINUTE - 1 }),
      ({ opening, timeZone, instant }, withinMinute) => {
        const isOpen = doorsOnTheWall(opening, timeZone);
        const told = openingAt(opening, instant + withinMinute, timeZone);
        expect(told.isOpen).toBe(isOpen(instant));
        let next = instant + MINUTE;
        const end = instant + WALK_MINUTES * MINUTE;
        while (next < end && isOpen(next) === told.isOpen) next += MINUTE;
        const change = told.isOpen ? told.closesAtMs : told.opensAtMs;
        if (next < end) expect(change).toBe(next);
        else expect(change ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(end);
      },
    ),
    { numRuns: 400 },
  );
});
