import fc from "fast-check";
import type { CountryCode } from "libphonenumber-js/min";
import { expect, test } from "vitest";
import type { Locale } from "../../../receptionist/listening/normalise";
import { continuePhone, type PhoneHeard, readPhone } from "../../../receptionist/listening/phone";
import { inPairs, inWords, oneByOne } from "./speller";

const whole = (heard: string, locale: Locale, country: CountryCode): string | null => {
  const result = readPhone(heard, locale, country);
  return result.kind === "whole" ? result.e164 : null;
};

const CAMILLE = "+33612345678";

test.each<[string, string]>([
  ["zéro six douze trente-quatre cinquante-six soixante-dix-huit", CAMILLE],
  ["zero six douze trente quatre cinquante six soixante dix huit", CAMILLE],
  ["06 12 34 56 78", CAMILLE],
  ["0612345678", CAMILLE],
  ["06.12.34.56.78.", CAMILLE],
  ["06-12-34-56-78", CAMILLE],
  ["Alors c'est le 06 12 34 56 78, merci.", CAMILLE],
  ["euh zéro six, euh, douze, trente-quatre, attendez, cinquante-six, soixante-dix-huit", CAMILLE],
  ["zéro six un deux trois quatre cinq six sept huit", CAMILLE],
  ["zéro six cent vingt-trois quatre cent cinquante-six soixante-dix-huit", "+33612345678"],
  ["plus trente-trois six douze trente-quatre cinquante-six soixante-dix-huit", CAMILLE],
  ["+33 6 12 34 56 78", CAMILLE],
  ["+33 (0)6 12 34 56 78", CAMILLE],
  ["0033 6 12 34 56 78", CAMILLE],
  ["zéro zéro trente-trois six douze trente-quatre cinquante-six soixante-dix-huit", CAMILLE],
  ["06 12 34 56 60 18", CAMILLE],
  ["zéro 6 12 trente-quatre 56 soixante 18", CAMILLE],
  ["zéro six douze trente-quatre cinquante-six septante-huit", CAMILLE],
  [
    "mon numéro c'est le zéro six douze trente-quatre puis cinquante-six soixante-dix-huit et je viens à 15 heures",
    CAMILLE,
  ],
  ["06 12, 06 12 34 56 78", CAMILLE],
  ["06 12 34 56 78 je répète 06 12 34 56 78", CAMILLE],
  ["06 12 34 56 79 non pardon 06 12 34 56 78", CAMILLE],
  ["06 12 34 65 78 non pas 65, 56", CAMILLE],
  ["zéro six quatre-vingt-dix-huit quatre-vingts quatre-vingt-onze vingt", "+33698809120"],
  ["zéro un quarante-deux soixante-huit cinquante-trois zéro zéro", "+33142685300"],
  ["zéro sept soixante et onze quatre-vingt-un quatre-vingt-douze soixante-quinze", "+33771819275"],
  ["zéro six double zéro triple un vingt-deux trois", "+33600111223"],
  ["zéro quatre quatre vingt douze vingt deux trente et un zéro zéro", "+33492223100"],
  ["06 92 12 34 56", "+262692123456"],
  ["05 90 12 34 56", "+590590123456"],
  ["zéro quatre vingt-deux trente quarante et un cinquante", "+33422304150"],
  ["plus quarante-quatre soixante-dix-sept zéro zéro quatre-vingt-dix zéro un vingt-trois", "+447700900123"],
])("« %s » is %s", (heard, e164) => {
  expect(whole(heard, "fr", "FR")).toBe(e164);
});

test.each<[string, CountryCode, string]>([
  ["oh seven seven double zero nine hundred one two three", "GB", "+447700900123"],
  ["07700 900123", "GB", "+447700900123"],
  ["oh double seven oh oh nine double oh one two three", "GB", "+447700900123"],
  ["zero two zero seven nine four six oh nine five eight", "GB", "+442079460958"],
  ["plus forty-four seven seven double oh nine hundred one two three", "GB", "+447700900123"],
  ["my number is 020 7946 0958 thanks", "GB", "+442079460958"],
  ["four one five five five five two six seven one", "US", "+14155552671"],
  ["(415) 555-2671", "US", "+14155552671"],
  ["one four one five triple five twenty-six seventy-one", "US", "+14155552671"],
  ["it's four fifteen five fifty-five two six seven one", "US", "+14155552671"],
  ["my cell is 415 555 2671 and I need a table for 4 people", "US", "+14155552671"],
  ["eight hundred five five five twelve thirty-four", "US", "+18005551234"],
  ["zero six twelve thirty-four fifty-six seventy-eight", "FR", CAMILLE],
])("“%s” in %s is %s", (heard, country, e164) => {
  expect(whole(heard, "en", country)).toBe(e164);
});

test.each<[string, Locale, CountryCode, PhoneHeard]>([
  ["zéro six douze", "fr", "FR", { kind: "partial", digits: "0612" }],
  ["alors 06", "fr", "FR", { kind: "partial", digits: "06" }],
  ["06 12 34 56 7", "fr", "FR", { kind: "partial", digits: "061234567" }],
  ["zero six douze trente quatre cinquante six sept", "fr", "FR", { kind: "partial", digits: "061234567" }],
  ["oh one six three two nine six oh nine six", "en", "GB", { kind: "partial", digits: "0163296096" }],
  ["four one five", "en", "US", { kind: "partial", digits: "415" }],
  ["3 1 0 5 5 5 2", "en", "US", { kind: "partial", digits: "3105552" }],
  ["oui", "fr", "FR", { kind: "none" }],
  ["", "fr", "FR", { kind: "none" }],
  ["je voudrais un rendez-vous le 15 à 14h30", "fr", "FR", { kind: "none" }],
  ["une table pour quatre personnes", "fr", "FR", { kind: "none" }],
  ["c'est pour 2 personnes à vingt heures", "fr", "FR", { kind: "none" }],
  ["le même que celui avec lequel je vous appelle", "fr", "FR", { kind: "none" }],
  ["I'd like a table for two at seven", "en", "GB", { kind: "none" }],
  ["oh I don't know", "en", "GB", { kind: "none" }],
  ["06 12 34 56 78 90 12", "fr", "FR", { kind: "none" }],
])("%j is not yet a number", (heard, locale, country, expected) => {
  expect(readPhone(heard, locale, country)).toEqual(expected);
});

const dictate = (locale: Locale, country: CountryCode, ...turns: string[]): PhoneHeard =>
  turns.reduce<PhoneHeard>(
    (heard, turn) => continuePhone(heard.kind === "partial" ? heard.digits : "", turn, locale, country),
    { kind: "none" },
  );

test.each<[string[], PhoneHeard["kind"], string]>([
  [["zéro six", "douze", "trente-quatre", "cinquante-six", "soixante-dix-huit"], "whole", CAMILLE],
  [["zéro six douze trente-quatre soixante", "dix-huit cinquante-six"], "whole", "+33612347856"],
  [["zéro six quatre-vingt", "dix-huit vingt-trois quarante-cinq soixante et un"], "whole", "+33698234561"],
  [["zéro six douze", "euh attendez", "trente-quatre cinquante-six soixante-dix-huit"], "whole", CAMILLE],
  [["06 12 34 56", "non, pas 56, 65", "78"], "whole", "+33612346578"],
  [["06 12 34 56", "non 65", "78"], "whole", "+33612346578"],
  [["06 12 34 56", "c'est 65, pas 56", "78"], "whole", "+33612346578"],
  [["06 13", "06 12 34 56 78"], "whole", CAMILLE],
  [["06 12", "06 12 34", "56 78"], "whole", CAMILLE],
  [["06 99", "je recommence", "06 12 34 56 78"], "whole", CAMILLE],
  [["06 99", "non je recommence 06 12", "34 56 78"], "whole", CAMILLE],
  [["06 12", "merci"], "partial", "0612"],
])("turns %j make a number", (turns, kind, expected) => {
  const heard = dictate("fr", "FR", ...turns);
  expect(heard.kind).toBe(kind);
  expect(heard.kind === "whole" ? heard.e164 : heard.kind === "partial" ? heard.digits : null).toBe(expected);
});

test("a British number comes in pieces too", () => {
  const heard = dictate("en", "GB", "oh seven seven hundred", "nine hundred", "one two three");
  expect(heard).toMatchObject({ kind: "whole", e164: "+447700900123" });
});

const digit = (min: number, max = 9) => fc.integer({ min, max }).map(String);
const digits = (length: number) =>
  fc.array(digit(0), { minLength: length, maxLength: length }).map((all) => all.join(""));
/** Overseas codes have a test of their own. */
const french = fc
  .tuple(digit(1), digits(8))
  .map((parts) => parts.join(""))
  .filter((n) => !/^(?:26[239]|39|[56]9|639|976)/.test(n));
const british = fc.tuple(digit(7), digits(9)).map(([first, rest]) => `${first}${rest}`.slice(0, 10));
const american = fc.tuple(digit(2), digits(2), digit(2), digits(6)).map((parts) => parts.join(""));

test("any French number is understood in pairs, digit by digit, and in figures", () => {
  fc.assert(
    fc.property(french, (n) => {
      for (const said of [
        inPairs(`0${n}`, "fr"),
        oneByOne(`0${n}`, "fr"),
        `0${n}`,
        `plus trente-trois ${oneByOne(n, "fr")}`,
      ]) {
        expect(whole(said, "fr", "FR"), said).toBe(`+33${n}`);
      }
    }),
    { numRuns: 300, examples: [["120801000"]] },
  );
});

test("any British number is understood with “oh” and “double”", () => {
  fc.assert(
    fc.property(british, (n) => {
      expect(whole(oneByOne(`0${n}`, "en", true), "en", "GB")).toBe(`+44${n}`);
    }),
    { numRuns: 300 },
  );
});

test("any American number is understood digit by digit and in pairs", () => {
  fc.assert(
    fc.property(american, (n) => {
      for (const said of [oneByOne(n, "en"), inPairs(n, "en")]) expect(whole(said, "en", "US"), said).toBe(`+1${n}`);
    }),
    { numRuns: 300 },
  );
});

test("any French number is understood wherever the caller pauses between two pairs", () => {
  fc.assert(
    fc.property(french, fc.integer({ min: 1, max: 4 }), (n, pause) => {
      const pairs = `0${n}`.match(/\d\d/g) ?? [];
      const said = [pairs.slice(0, pause), pairs.slice(pause)].map((part) => inPairs(part.join(""), "fr"));
      const first = readPhone(said[0] ?? "", "fr", "FR");
      const heard = continuePhone(first.kind === "partial" ? first.digits : "", said[1] ?? "", "fr", "FR");
      // "soixante dix" is 70 to anyone who has not heard the end yet, and a second half like the first is a restart.
      if (/^(?:..)*[68]01[0-9]/.test(pairs.join(""))) return;
      if (!(pairs.slice(pause).join("").startsWith(pairs.slice(0, pause).join("")) && pause >= 2)) {
        expect(heard, said.join(" | ")).toMatchObject({ kind: "whole" });
      }
    }),
    { numRuns: 300 },
  );
});

test("numbers said as hundreds are found by what is valid", () => {
  expect(whole(`zéro six ${inWords(123, "fr")} ${inWords(456, "fr")} ${inWords(78, "fr")}`, "fr", "FR")).toBe(CAMILLE);
});
