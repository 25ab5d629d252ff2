import { expect, test } from "vitest";
import { openingWarnings, openingYear } from "../../../receptionist/opening/year";
import type { Opening } from "../../../receptionist/profile.schema";
import { exception, hours, OFFICE, office, week } from "./openings";

const TODAY = "2026-03-01";
const warnings = (opening: Opening, today = TODAY) =>
  openingWarnings(opening, 2026, today).map(({ kind, from, to, label }) => `${kind} ${from}..${to} ${label}`);

test("a year is told day by day, leap day included", () => {
  const days = openingYear(office(), 2028);
  expect(days).toHaveLength(366);
  expect(days[0]).toMatchObject({ date: "2028-01-01", rule: "holiday", holidayId: "new-year" });
  expect(days.find(({ date }) => date === "2028-02-29")?.intervals).toEqual(OFFICE);
  expect(days.at(-1)?.date).toBe("2028-12-31");
});

test("ordinary hours, holidays kept and a named closing raise no doubt", () => {
  expect(warnings(office({ exceptions: [exception("2026-08-03", "2026-08-21", "Congés d’été")] }))).toEqual([]);
});

test("opening on a public holiday is pointed out, by openOn or by an exception, but not where the week is closed", () => {
  const opening = office({
    holidays: { region: "FR", openOn: ["whit-monday", "assumption"] },
    exceptions: [exception("2026-12-25", "2026-12-25", "Réveillon", hours([10, 12]))],
  });
  expect(warnings(opening)).toEqual([
    "open-on-holiday 2026-05-25..2026-05-25 whit-monday",
    "open-on-holiday 2026-12-25..2026-12-25 christmas",
  ]);
});

test("a holiday the region does not have is pointed out", () => {
  const opening = office({ holidays: { region: "FR", openOn: ["thanksgiving"] } });
  expect(warnings(opening)).toEqual(["open-on-unknown-holiday 2026-01-01..2026-12-31 thanksgiving"]);
});

test("exceptions that overlap are told with the days they share", () => {
  const opening = office({
    exceptions: [exception("2026-08-03", "2026-08-21", "Congés"), exception("2026-08-20", "2026-08-24", "Travaux")],
  });
  expect(warnings(opening)).toEqual(["exceptions-overlap 2026-08-20..2026-08-21 Congés / Travaux"]);
});

test("an exception that changes nothing is told, whether the week or a holiday closes the day already", () => {
  const opening = office({
    exceptions: [
      exception("2026-06-06", "2026-06-07", "Pont"),
      exception("2026-06-09", "2026-06-09", "Mardi", OFFICE),
      exception("2026-07-14", "2026-07-14", "Fête nationale"),
    ],
  });
  expect(warnings(opening)).toEqual([
    "exception-changes-nothing 2026-06-06..2026-06-07 Pont",
    "exception-changes-nothing 2026-06-09..2026-06-09 Mardi",
    "exception-changes-nothing 2026-07-14..2026-07-14 Fête nationale",
  ]);
});

test("a closing without a name and one of months are told", () => {
  const opening = office({
    exceptions: [exception("2026-05-15", "2026-05-15", " "), exception("2026-08-03", "2027-08-21", "Congés")],
  });
  expect(warnings(opening)).toEqual([
    "closed-on-workday-exception 2026-05-15..2026-05-15 null",
    "long-closing 2026-08-03..2027-08-21 Congés",
  ]);
});

test("hours of minutes and a year without hours are told", () => {
  const slip = [{ fromMin: 540, toMin: 555 }];
  expect(warnings(office({ hours: week({ monday: slip, tuesday: OFFICE }) }))).toEqual([
    "short-hours 2026-01-01..2026-12-31 monday",
  ]);
  expect(warnings(office({ exceptions: [exception("2026-06-09", "2026-06-09", "Visite", slip)] }))).toEqual([
    "short-hours 2026-06-09..2026-06-09 Visite",
  ]);
  expect(warnings(office({ hours: week({}) }))).toEqual(["never-open 2026-01-01..2026-12-31 null"]);
});

test("what is over is no warning any more", () => {
  const opening = office({ exceptions: [exception("2026-05-15", "2026-05-15", "")] });
  expect(warnings(opening, "2026-05-15")).toHaveLength(1);
  expect(warnings(opening, "2026-05-16")).toEqual([]);
});
