import fc from "fast-check";
import { expect, test } from "vitest";
import { readDone, readYesNo, repeatsPlease, wantsHuman } from "../../../receptionist/listening/answers";
import { continueEmail, readEmail } from "../../../receptionist/listening/email";
import { detectLanguage } from "../../../receptionist/listening/language";
import { readName } from "../../../receptionist/listening/names";
import { type Locale, plain } from "../../../receptionist/listening/normalise";
import { readNumbers } from "../../../receptionist/listening/numbers";
import { continuePhone, readPhone } from "../../../receptionist/listening/phone";
import { spamSigns } from "../../../receptionist/listening/spam";
import { readWhen } from "../../../receptionist/listening/when";
import { sayEmail, sayPhone, spell } from "../../../receptionist/speaking/say";

const when = { nowMs: Date.UTC(2026, 10, 22, 13), timeZone: "Europe/Paris" };

/** Everything Ava can try on one utterance. */
const listens: Record<string, (text: string, locale: Locale) => unknown> = {
  plain,
  readNumbers,
  readPhone: (text, locale) => readPhone(text, locale, locale === "fr" ? "FR" : "GB"),
  continuePhone: (text, locale) => continuePhone("0612", text, locale, "FR"),
  readEmail,
  continueEmail: (text, locale) => continueEmail("camille.", text, locale),
  readName,
  readNameAsked: (text, locale) => readName(text, locale, { asked: true }),
  readWhen: (text, locale) => readWhen(text, { ...when, locale }),
  readYesNo,
  readDone,
  wantsHuman,
  repeatsPlease,
  detectLanguage,
  spamSigns,
  sayPhone,
  sayEmail,
  spell,
};

const WORDS = (
  "zéro un deux quatre vingt vingts soixante dix huit et cent mille double plus + moins le quart heures h : / @ . point arobase at tiret du bas " +
  "non pas oui mardi prochain le 15 août dans demain midi m a r t comme marie je m'appelle c'est madame d' au nom de oh hundred and " +
  "half past to three o'clock pm 2027 31 february the twenty first my name is press parler à quelqu'un 99999999999999999999 - '"
).split(" ");
const speech = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" "));
const noise = fc.string({ unit: "grapheme", maxLength: 200 });

test("nothing that is heard makes Ava stumble, and the same words mean the same", () => {
  fc.assert(
    fc.property(fc.oneof(speech, noise), fc.constantFrom<Locale>("fr", "en"), (text, locale) => {
      for (const listen of Object.values(listens)) expect(listen(text, locale)).toEqual(listen(text, locale));
    }),
    { numRuns: 500 },
  );
});

test("a day that was understood exists, and a minute lies within it", () => {
  fc.assert(
    fc.property(speech, fc.constantFrom<Locale>("fr", "en"), (text, locale) => {
      const heard = readWhen(text, { ...when, locale });
      if (heard?.date) expect(new Date(`${heard.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(heard.date);
      if (heard && heard.minuteOfDay !== null) {
        expect(heard.minuteOfDay).toBeGreaterThanOrEqual(0);
        expect(heard.minuteOfDay).toBeLessThan(1440);
      }
    }),
    { numRuns: 1000 },
  );
});

test("however long a caller talks, only the first 2,000 characters are weighed", () => {
  const long = "zéro six soixante dix quatre vingt ".repeat(20_000);
  for (const listen of Object.values(listens)) listen(long, "fr");
  expect(readPhone(`${"euh ".repeat(500)}06 12 34 56 78`, "fr", "FR")).toEqual({ kind: "none" });
});
