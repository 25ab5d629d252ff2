import fc from "fast-check";
import { expect, test } from "vitest";
import type { Locale } from "../../../receptionist/listening/normalise";
import { readWhen, type When } from "../../../receptionist/listening/when";
import { inWords } from "./speller";

/** A Sunday afternoon in Paris. */
const NOW = Date.UTC(2026, 10, 22, 13, 0);
const PARIS = "Europe/Paris";
const read = (heard: string, locale: Locale, timeZone = PARIS, nowMs = NOW) =>
  readWhen(heard, { locale, nowMs, timeZone });
const at = (hour: number, minute = 0) => hour * 60 + minute;

test.each<[string, Partial<When>]>([
  ["demain", { date: "2026-11-23", minuteOfDay: null }],
  ["après-demain", { date: "2026-11-24" }],
  ["aujourd'hui", { date: "2026-11-22" }],
  ["mardi", { date: "2026-11-24", weekday: "tuesday" }],
  ["mardi prochain", { date: "2026-11-24", weekday: "tuesday" }],
  ["mardi en huit", { date: "2026-12-01", weekday: "tuesday" }],
  ["dimanche", { date: "2026-11-29", weekday: "sunday" }],
  ["ce dimanche", { date: "2026-11-22", weekday: "sunday" }],
  ["mardi de la semaine prochaine", { date: "2026-11-24", weekday: "tuesday" }],
  ["la semaine prochaine, plutôt jeudi", { date: "2026-11-26", weekday: "thursday" }],
  ["samedi 15 août", { date: "2027-08-15", weekday: "saturday" }],
  ["le quinze août deux mille vingt-huit", { date: "2028-08-15", minuteOfDay: null }],
  ["le 15 août 2026", { date: "2026-08-15" }],
  ["le 3", { date: "2026-12-03" }],
  ["le 22", { date: "2026-11-22" }],
  ["le 31", { date: "2026-12-31" }],
  ["le premier décembre", { date: "2026-12-01" }],
  ["le 1er décembre", { date: "2026-12-01" }],
  ["mercredi 25", { date: "2026-11-25", weekday: "wednesday" }],
  ["le 25/11", { date: "2026-11-25" }],
  ["le 29 février", { date: "2028-02-29" }],
  ["dans deux semaines", { date: "2026-12-06" }],
  ["dans quinze jours", { date: "2026-12-06" }],
  ["d'ici trois jours", { date: "2026-11-25" }],
  ["dans un mois", { date: "2026-12-22" }],
  ["dans deux heures", { date: "2026-11-22", minuteOfDay: at(16) }],
  ["dans une demi-heure", { date: "2026-11-22", minuteOfDay: at(14, 30) }],
  ["la semaine prochaine", { date: "2026-11-23", earliest: true }],
  ["ce week-end", { date: "2026-11-22", earliest: true }],
  ["début janvier", { date: "2027-01-01", earliest: true }],
  ["à 14 h 30", { date: null, minuteOfDay: at(14, 30) }],
  ["14h30", { minuteOfDay: at(14, 30) }],
  ["14:30", { minuteOfDay: at(14, 30) }],
  ["à quatorze heures trente", { minuteOfDay: at(14, 30) }],
  ["vers midi et demi", { minuteOfDay: at(12, 30) }],
  ["entre midi et deux", { minuteOfDay: at(12) }],
  ["midi moins le quart", { minuteOfDay: at(11, 45) }],
  ["neuf heures et quart", { minuteOfDay: at(9, 15), halfUnsaid: true }],
  ["dix heures moins le quart", { minuteOfDay: at(9, 45) }],
  ["dix heures moins vingt", { minuteOfDay: at(9, 40) }],
  ["trois heures et demie", { minuteOfDay: at(15, 30), halfUnsaid: true }],
  ["à huit heures du soir", { minuteOfDay: at(20), part: "evening" }],
  ["ce soir à huit heures", { date: "2026-11-22", minuteOfDay: at(20), part: "evening" }],
  ["7h30 du matin", { minuteOfDay: at(7, 30), part: "morning" }],
  ["à minuit", { minuteOfDay: 0 }],
  ["demain midi", { date: "2026-11-23", minuteOfDay: at(12) }],
  ["demain matin", { date: "2026-11-23", part: "morning", minuteOfDay: null }],
  ["mardi après-midi", { date: "2026-11-24", part: "afternoon" }],
  ["en fin de matinée", { part: "morning" }],
  ["en fin de journée", { part: "afternoon" }],
  ["le plus tôt possible", { date: null, minuteOfDay: null, earliest: true }],
  ["dès que possible, jeudi si vous pouvez", { date: "2026-11-26", earliest: true }],
  ["euh alors ce serait pour jeudi vers 15 heures pour 4 personnes", { date: "2026-11-26", minuteOfDay: at(15) }],
  ["pas mardi, mercredi", { date: "2026-11-25", weekday: "wednesday" }],
  ["mardi, non, plutôt mercredi à 10 heures", { date: "2026-11-25", minuteOfDay: at(10) }],
  ["lundi ou mardi", { date: "2026-11-23" }],
  ["après 17 heures", { minuteOfDay: at(17) }],
  ["le 3 décembre à 9 heures 30", { date: "2026-12-03", minuteOfDay: at(9, 30) }],
  ["samedi à vingt heures quinze", { date: "2026-11-28", minuteOfDay: at(20, 15) }],
])("« %s »", (heard, expected) => {
  expect(read(heard, "fr")).toMatchObject(expected);
});

test.each<[string, Partial<When>]>([
  ["today", { date: "2026-11-22" }],
  ["tomorrow", { date: "2026-11-23" }],
  ["the day after tomorrow", { date: "2026-11-24" }],
  ["next Tuesday", { date: "2026-11-24", weekday: "tuesday" }],
  ["on Friday", { date: "2026-11-27", weekday: "friday" }],
  ["this Sunday", { date: "2026-11-22" }],
  ["Tuesday week", { date: "2026-12-01" }],
  ["Thursday next week", { date: "2026-11-26" }],
  ["Saturday the 15th of August", { date: "2027-08-15", weekday: "saturday" }],
  ["August 15th", { date: "2027-08-15" }],
  ["the fifteenth of august twenty twenty-eight", { date: "2028-08-15", minuteOfDay: null }],
  ["December the third", { date: "2026-12-03" }],
  ["the twenty-first", { date: "2026-12-21" }],
  ["on the 3rd", { date: "2026-12-03" }],
  ["in two weeks", { date: "2026-12-06" }],
  ["in a fortnight", { date: "2026-12-06" }],
  ["next week", { date: "2026-11-23", earliest: true }],
  ["at half past two", { minuteOfDay: at(14, 30), halfUnsaid: true }],
  ["quarter to ten", { minuteOfDay: at(9, 45) }],
  ["a quarter past nine", { minuteOfDay: at(9, 15) }],
  ["twenty to five", { minuteOfDay: at(16, 40) }],
  ["quarter to one", { minuteOfDay: at(12, 45) }],
  ["half ten", { minuteOfDay: at(10, 30) }],
  ["2:30 pm", { minuteOfDay: at(14, 30) }],
  ["2.30pm", { minuteOfDay: at(14, 30) }],
  ["nine a.m.", { minuteOfDay: at(9) }],
  ["12 am", { minuteOfDay: 0 }],
  ["12 pm", { minuteOfDay: at(12) }],
  ["at 3", { minuteOfDay: at(15), halfUnsaid: true }],
  ["three o'clock", { minuteOfDay: at(15) }],
  ["seven in the morning", { minuteOfDay: at(7), part: "morning" }],
  ["tonight at eight", { date: "2026-11-22", minuteOfDay: at(20), part: "evening" }],
  ["tomorrow at 10", { date: "2026-11-23", minuteOfDay: at(10) }],
  ["Tuesday three thirty", { date: "2026-11-24", minuteOfDay: at(15, 30) }],
  ["noon on Monday", { date: "2026-11-23", minuteOfDay: at(12) }],
  ["as soon as possible", { earliest: true, date: null }],
  ["Monday morning", { date: "2026-11-23", part: "morning" }],
  ["actually not Tuesday, Wednesday at 14:15", { date: "2026-11-25", minuteOfDay: at(14, 15) }],
  ["a table for two at seven on Friday", { date: "2026-11-27", minuteOfDay: at(19) }],
  ["nine thirty", { date: null, minuteOfDay: at(9, 30) }],
  ["the 2nd of Jan at 4", { date: "2027-01-02", minuteOfDay: at(16) }],
  ["in an hour", { date: "2026-11-22", minuteOfDay: at(15) }],
])("“%s”", (heard, expected) => {
  expect(read(heard, "en")).toMatchObject(expected);
});

test.each<[Locale, string]>([
  ["fr", "oui"],
  ["fr", ""],
  ["fr", "bonjour, je voudrais un rendez-vous"],
  ["fr", "bonsoir madame"],
  ["fr", "une table pour quatre personnes"],
  ["fr", "le 06 12 34 56 78"],
  ["fr", "ça dure deux heures"],
  ["fr", "bonne soirée"],
  ["fr", "vous êtes ouverts 24 heures sur 24"],
  ["fr", "ça coûte 30 euros"],
  ["en", "yes please"],
  ["en", "good morning"],
  ["en", "may I speak to someone"],
  ["en", "a table for two"],
  ["en", "I live at 12 High Street"],
  ["en", "it takes two hours"],
  ["en", "I have a second question"],
])("in %s, %j says no time", (locale, heard) => {
  expect(read(heard, locale)).toBeNull();
});

test("the day is the one on the business's wall clock", () => {
  const late = Date.UTC(2026, 10, 22, 23, 30);
  expect(read("demain", "fr", PARIS, late)).toMatchObject({ date: "2026-11-24" });
  expect(read("tomorrow", "en", "America/New_York", late)).toMatchObject({ date: "2026-11-23" });
});

test("months come first where Americans answer", () => {
  expect(read("8/10", "en", "America/New_York")).toMatchObject({ date: "2027-08-10" });
  expect(read("8/10", "en", "Europe/London")).toMatchObject({ date: "2027-10-08" });
});

test("any minute of the day that is said in French is understood", () => {
  for (let minute = 0; minute < 1440; minute += 1) {
    const [hour, rest] = [Math.floor(minute / 60), minute % 60];
    const half = hour >= 1 && hour < 12 ? " du matin" : "";
    const words = `${inWords(hour, "fr")} heure${hour > 1 ? "s" : ""}${rest === 0 ? "" : ` ${inWords(rest, "fr")}`}${half}`;
    const figures = `à ${String(hour).padStart(2, "0")} h${rest === 0 ? "" : ` ${String(rest).padStart(2, "0")}`}`;
    for (const said of [words, figures]) expect(read(said, "fr")?.minuteOfDay, said).toBe(minute);
  }
});

test("any minute of the day that is said in English is understood", () => {
  for (let minute = 0; minute < 1440; minute += 1) {
    const [hour, rest] = [Math.floor(minute / 60), minute % 60];
    const twelve = inWords(hour % 12 || 12, "en");
    const minutes = rest === 0 ? "" : rest < 10 ? ` oh ${inWords(rest, "en")}` : ` ${inWords(rest, "en")}`;
    const words = `at ${twelve}${minutes} ${hour < 12 ? "a m" : "pm"}`;
    const figures = `${String(hour).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
    for (const said of [words, figures]) expect(read(said, "en")?.minuteOfDay, said).toBe(minute);
  }
});

const MONTHS: Record<Locale, string[]> = {
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
  en: "january february march april may june july august september october november december".split(" "),
};

test("any day of the coming year that is said is understood, and is never past", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 364 }), fc.constantFrom<Locale>("fr", "en"), (days, locale) => {
      const day = new Date(NOW + days * 86_400_000);
      const said = `${locale === "fr" ? "le" : "the"} ${inWords(day.getUTCDate(), locale)} ${MONTHS[locale][day.getUTCMonth()]}`;
      expect(read(said, locale), said).toMatchObject({ date: day.toISOString().slice(0, 10) });
    }),
    { numRuns: 300 },
  );
});
