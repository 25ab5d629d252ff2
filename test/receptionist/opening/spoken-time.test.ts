import { expect, test } from "vitest";
import { sayDate, saySlot, sayTime } from "../../../receptionist/opening/spoken-time";
import { at, PARIS } from "./openings";

const NOW = at("2026-11-22T14:00");

test("a time of day is told as people say it", () => {
  const told = [0, 30, 60, 540, 720, 750, 870, 1290, 1440].map((minute) => [
    sayTime(minute, "fr"),
    sayTime(minute, "en"),
  ]);
  expect(told).toEqual([
    ["minuit", "midnight"],
    ["minuit 30", "12:30 am"],
    ["1 heure", "1 am"],
    ["9 heures", "9 am"],
    ["midi", "noon"],
    ["12 heures 30", "12:30 pm"],
    ["14 heures 30", "2:30 pm"],
    ["21 heures 30", "9:30 pm"],
    ["minuit", "midnight"],
  ]);
});

test("a date near now has a name of its own, one of another year its year", () => {
  const told = (date: string) => [sayDate(date, PARIS, NOW, "fr"), sayDate(date, PARIS, NOW, "en")];
  expect(told("2026-11-21")).toEqual(["hier", "yesterday"]);
  expect(told("2026-11-22")).toEqual(["aujourd’hui", "today"]);
  expect(told("2026-11-23")).toEqual(["demain", "tomorrow"]);
  expect(told("2026-11-24")).toEqual(["mardi 24 novembre", "Tuesday, November 24"]);
  expect(told("2026-12-01")).toEqual(["mardi 1er décembre", "Tuesday, December 1"]);
  expect(told("2026-01-01")).toEqual(["jeudi 1er janvier", "Thursday, January 1"]);
  expect(told("2027-01-05")).toEqual(["mardi 5 janvier 2027", "Tuesday, January 5, 2027"]);
  expect(told("2027-08-15")).toEqual(["dimanche 15 août 2027", "Sunday, August 15, 2027"]);
  expect(told("2025-12-24")).toEqual(["mercredi 24 décembre 2025", "Wednesday, December 24, 2025"]);
  expect(told("2027-11-01")).toEqual(["lundi 1er novembre 2027", "Monday, November 1, 2027"]);
});

test("an instant is told by the calendar of its zone", () => {
  const eveningInParis = at("2026-11-23T23:30");
  expect(sayDate(eveningInParis, PARIS, NOW, "fr")).toBe("demain");
  expect(sayDate(eveningInParis, "Asia/Tokyo", NOW, "fr")).toBe("mardi 24 novembre");
});

test("a slot is told with its day and time", () => {
  expect(saySlot(at("2026-11-24T14:30"), PARIS, NOW, "fr")).toBe("mardi 24 novembre à 14 heures 30");
  expect(saySlot(at("2026-11-24T14:30"), PARIS, NOW, "en")).toBe("Tuesday, November 24 at 2:30 pm");
  expect(saySlot(at("2026-11-23T12:00"), PARIS, NOW, "fr")).toBe("demain à midi");
  expect(saySlot(at("2026-11-23T09:00"), PARIS, NOW, "en")).toBe("tomorrow at 9 am");
});
