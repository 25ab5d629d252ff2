import fc from "fast-check";
import { expect, test } from "vitest";
import { openingAt } from "../../../receptionist/opening/opening";
import { sayDay, sayOpeningAt, sayWeek } from "../../../receptionist/opening/spoken-hours";
import type { Opening } from "../../../receptionist/profile.schema";
import { anyMoment, anyOpeningAround, at, exception, hours, OFFICE, office, PARIS, week } from "./openings";

/** Sunday 22 November 2026, 14:00. */
const NOW = at("2026-11-22T14:00");
const day = (opening: Opening, date: string, now = NOW) => [
  sayDay(opening, date, now, PARIS, "fr"),
  sayDay(opening, date, now, PARIS, "en"),
];
const opened = (opening: Opening, time: string, now: string) => [
  sayOpeningAt(opening, at(time), PARIS, at(now), "fr"),
  sayOpeningAt(opening, at(time), PARIS, at(now), "en"),
];
const now = (opening: Opening, time: string) => opened(opening, time, time);

test("a day is told with its hours", () => {
  expect(day(office(), "2026-11-23")).toEqual([
    "Demain, lundi 23 novembre, nous sommes ouverts de 9 heures à 12 heures 30 et de 14 heures à 18 heures 30.",
    "Tomorrow, Monday, November 23, we are open from 9 am to 12:30 pm and from 2 pm to 6:30 pm.",
  ]);
  expect(day(office(), "2026-11-24")).toEqual([
    "Le mardi 24 novembre, nous sommes ouverts de 9 heures à 12 heures 30 et de 14 heures à 18 heures 30.",
    "On Tuesday, November 24, we are open from 9 am to 12:30 pm and from 2 pm to 6:30 pm.",
  ]);
  expect(day(office(), "2026-11-22")).toEqual([
    "Aujourd’hui, dimanche 22 novembre, nous sommes fermés.",
    "Today, Sunday, November 22, we are closed.",
  ]);
  expect(day(office(), "2026-11-20")[0]).toMatch(/^Le vendredi 20 novembre, nous étions ouverts de 9 heures/);
});

test("a public holiday is the reason, then and before", () => {
  expect(day(office(), "2026-08-15", at("2026-08-10T12:00"))).toEqual([
    "Le samedi 15 août, nous sommes fermés : c’est l’Assomption.",
    "On Saturday, August 15, we are closed: it is Assumption Day.",
  ]);
  expect(day(office(), "2026-08-15")).toEqual([
    "Le samedi 15 août, nous étions fermés : c’était l’Assomption.",
    "On Saturday, August 15, we were closed: it was Assumption Day.",
  ]);
});

test("a day off in place of a holiday at the weekend is told as such", () => {
  const british = office({ holidays: { region: "GB", openOn: [] } });
  expect(day(british, "2026-12-28")).toEqual([
    "Le lundi 28 décembre, nous sommes fermés : c’est un jour férié pour le lendemain de Noël.",
    "On Monday, December 28, we are closed: it is the day off for Boxing Day.",
  ]);
});

test("a business open on a holiday says so, since the caller will doubt it", () => {
  const opening = office({ holidays: { region: "FR", openOn: ["christmas"] } });
  expect(day(opening, "2026-12-25")).toEqual([
    "Le vendredi 25 décembre, nous sommes ouverts de 9 heures à 12 heures 30 et de 14 heures à 18 heures 30, même si c’est Noël.",
    "On Friday, December 25, we are open from 9 am to 12:30 pm and from 2 pm to 6:30 pm, even though it is Christmas Day.",
  ]);
  expect(now(opening, "2026-12-25T10:00")[0]).toBe(
    "Oui, nous sommes ouverts jusqu’à 12 heures 30, même si c’est Noël.",
  );
});

test("an exception is told with the owner's word for it", () => {
  const opening = office({
    exceptions: [
      exception("2026-12-24", "2026-12-24", "Veille de Noël", hours([9, 12])),
      exception("2026-12-28", "2026-12-31", "Congés d’hiver"),
      exception("2026-11-24", "2026-11-24", ""),
    ],
  });
  expect(day(opening, "2026-12-24")).toEqual([
    "Le jeudi 24 décembre, nous sommes exceptionnellement ouverts de 9 heures à midi : Veille de Noël.",
    "On Thursday, December 24, we are open from 9 am to noon: Veille de Noël.",
  ]);
  expect(day(opening, "2026-12-29")[0]).toBe(
    "Le mardi 29 décembre, nous sommes exceptionnellement fermés : Congés d’hiver.",
  );
  expect(day(opening, "2026-11-24")[0]).toBe("Le mardi 24 novembre, nous sommes exceptionnellement fermés.");
});

test("asked now: open until when, or closed and from when", () => {
  expect(now(office(), "2026-11-24T15:00")).toEqual([
    "Oui, nous sommes ouverts jusqu’à 18 heures 30.",
    "Yes, we are open until 6:30 pm.",
  ]);
  expect(now(office(), "2026-11-24T13:00")).toEqual([
    "Nous sommes fermés en ce moment. Nous rouvrons à 14 heures.",
    "We are closed at the moment. We reopen at 2 pm.",
  ]);
  expect(now(office(), "2026-11-24T19:00")).toEqual([
    "Nous sommes fermés en ce moment. Nous rouvrons demain à 9 heures.",
    "We are closed at the moment. We reopen tomorrow at 9 am.",
  ]);
  expect(now(office(), "2026-11-27T19:00")).toEqual([
    "Nous sommes fermés en ce moment. Nous rouvrons lundi à 9 heures.",
    "We are closed at the moment. We reopen on Monday at 9 am.",
  ]);
});

test("asked on a holiday or in a closing: the reason, and the day it ends", () => {
  expect(now(office(), "2026-12-25T10:00")).toEqual([
    "Nous sommes fermés aujourd’hui : c’est Noël. Nous rouvrons lundi à 9 heures.",
    "We are closed today: it is Christmas Day. We reopen on Monday at 9 am.",
  ]);
  const summer = office({ exceptions: [exception("2026-08-03", "2026-08-21", "Congés d’été")] });
  expect(now(summer, "2026-08-04T10:00")).toEqual([
    "Nous sommes fermés aujourd’hui : Congés d’été. Nous rouvrons le lundi 24 août à 9 heures.",
    "We are closed today: Congés d’été. We reopen on Monday, August 24 at 9 am.",
  ]);
});

test("asked about another time: that time, and the day's hours when it is closed then", () => {
  expect(opened(office(), "2026-11-24T15:00", "2026-11-22T14:00")).toEqual([
    "Oui, le mardi 24 novembre à 15 heures, nous sommes ouverts jusqu’à 18 heures 30.",
    "Yes, on Tuesday, November 24 at 3 pm, we are open until 6:30 pm.",
  ]);
  expect(opened(office(), "2026-11-23T20:00", "2026-11-22T14:00")).toEqual([
    "Demain à 20 heures, nous sommes fermés. Nos horaires ce jour-là : de 9 heures à 12 heures 30 et de 14 heures à 18 heures 30.",
    "Tomorrow at 8 pm, we are closed. Our hours that day: from 9 am to 12:30 pm and from 2 pm to 6:30 pm.",
  ]);
  expect(opened(office(), "2026-08-15T12:35", "2026-08-10T12:00")[0]).toBe(
    "Le samedi 15 août, nous sommes fermés : c’est l’Assomption.",
  );
});

test("doors that never close, and doors that never open", () => {
  const always = hours([0, 24]);
  const keepsNone = { region: null, openOn: [] };
  const allWeek = week({
    monday: always,
    tuesday: always,
    wednesday: always,
    thursday: always,
    friday: always,
    saturday: always,
    sunday: always,
  });
  const open = office({ hours: allWeek, holidays: keepsNone });
  expect(now(open, "2026-11-24T15:00")).toEqual([
    "Oui, nous sommes ouverts 24 heures sur 24.",
    "Yes, we are open 24 hours a day.",
  ]);
  expect(now(office({ hours: allWeek }), "2026-12-23T15:00")[0]).toBe(
    "Oui, nous sommes ouverts jusqu’à demain à minuit.",
  );
  expect([sayWeek(open, "fr"), sayWeek(open, "en")]).toEqual([
    "Tous les jours 24 heures sur 24.",
    "Every day 24 hours a day.",
  ]);
  const closed = office({ hours: week({}) });
  expect(now(closed, "2026-11-24T15:00")).toEqual(["Nous sommes fermés en ce moment.", "We are closed at the moment."]);
  expect([sayWeek(closed, "fr"), sayWeek(closed, "en")]).toEqual([
    "Nous n’avons pas d’horaires d’ouverture réguliers.",
    "We have no regular opening hours.",
  ]);
});

test("the week is told in runs of days, the closed ones last", () => {
  const opening = office({
    hours: week({
      tuesday: OFFICE,
      wednesday: OFFICE,
      thursday: OFFICE,
      friday: hours([9, 12]),
      saturday: hours([9, 12]),
    }),
  });
  expect(sayWeek(opening, "fr")).toBe(
    "Du mardi au jeudi de 9 heures à 12 heures 30 et de 14 heures à 18 heures 30, le vendredi et le samedi de 9 heures à midi, fermé le lundi et le dimanche.",
  );
  expect(sayWeek(opening, "en")).toBe(
    "Tuesday to Thursday from 9 am to 12:30 pm and from 2 pm to 6:30 pm, Friday and Saturday from 9 am to noon, closed on Monday and Sunday.",
  );
});

test("an evening that runs past midnight belongs to its evening", () => {
  const evening = [...hours([0, 2]), ...hours([18, 24])];
  const bar = office({
    hours: week({ friday: hours([18, 24]), saturday: evening, sunday: hours([0, 2]) }),
    holidays: { region: null, openOn: [] },
  });
  expect(sayWeek(bar, "fr")).toBe(
    "Le vendredi et le samedi de 18 heures à 2 heures, fermé le lundi, le mardi, le mercredi, le jeudi et le dimanche.",
  );
  expect(day(bar, "2026-11-28")[0]).toBe("Le samedi 28 novembre, nous sommes ouverts de 18 heures à 2 heures.");
  expect(day(bar, "2026-11-29")[0]).toBe("Le dimanche 29 novembre, nous sommes fermés.");
  expect(now(bar, "2026-11-28T23:00")[0]).toBe("Oui, nous sommes ouverts jusqu’à 2 heures.");
  expect(now(bar, "2026-11-29T01:00")[0]).toBe("Oui, nous sommes ouverts jusqu’à 2 heures.");
});

test("asked now, the first word agrees with the doors, whatever the hours and the zone", () => {
  fc.assert(
    fc.property(
      anyMoment.chain((moment) => anyOpeningAround(moment.date).map((opening) => ({ ...moment, opening }))),
      ({ opening, timeZone, instant }) => {
        const { isOpen } = openingAt(opening, instant, timeZone);
        const fr = sayOpeningAt(opening, instant, timeZone, instant, "fr");
        const en = sayOpeningAt(opening, instant, timeZone, instant, "en");
        expect(fr).toMatch(isOpen ? /^Oui, nous sommes ouverts .+\.$/ : /^Nous sommes fermés .+\.$/);
        expect(en).toMatch(isOpen ? /^Yes, we are open .+\.$/ : /^We are closed .+\.$/);
        expect(`${fr}${en}`).not.toMatch(/undefined|NaN| {2}|\.\.|'/);
      },
    ),
    { numRuns: 200 },
  );
});
