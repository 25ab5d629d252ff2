import fc from "fast-check";
import { expect, test } from "vitest";
import { HEARD_LIMIT, type Locale, plain, wordsOf } from "../../../receptionist/listening/normalise";
import { readNumbers } from "../../../receptionist/listening/numbers";
import { inWords } from "./speller";

const values = (text: string, locale: Locale) => readNumbers(text, locale).map(({ value }) => value);

test.each([
  ["C’est l’Été à Nîmes !", "c est l ete a nimes"],
  ["Rendez-vous à 14:30, s'il vous plaît.", "rendez vous a 14:30 s il vous plait"],
  ["14h30", "14 h 30"],
  ["camille@orange.fr", "camille@orange fr"],
  ["le +33 6 12, merci…", "le +33 6 12 merci"],
  ["28,92 euros", "28,92 euros"],
  ["Œuvre", "oeuvre"],
  ["", ""],
  ["  …  ", ""],
])("%j is plainly %j", (heard, expected) => {
  expect(plain(heard)).toBe(expected);
});

test("words know where they were heard", () => {
  const heard = "L’été, à 14h30";
  for (const { raw, start, end } of wordsOf(heard)) expect(heard.slice(start, end)).toBe(raw);
});

test("what is said after the limit is not read", () => {
  expect(wordsOf("mot ".repeat(HEARD_LIMIT)).length).toBe(HEARD_LIMIT / 4);
});

test.each<[Locale, string, number[]]>([
  ["fr", "soixante-dix", [70]],
  ["fr", "soixante et onze", [71]],
  ["fr", "soixante dix neuf", [79]],
  ["fr", "quatre-vingts", [80]],
  ["fr", "quatre vingt un", [81]],
  ["fr", "quatre-vingt-dix-neuf", [99]],
  ["fr", "septante et un", [71]],
  ["fr", "huitante-cinq", [85]],
  ["fr", "octante deux", [82]],
  ["fr", "nonante neuf", [99]],
  ["fr", "vingt et un", [21]],
  ["fr", "VINGT-DEUX", [22]],
  ["fr", "mille deux cents", [1200]],
  ["fr", "neuf mille neuf cent quatre-vingt-dix-neuf", [9999]],
  ["fr", "zéro six douze", [0, 6, 12]],
  ["fr", "une table pour deux", [2]],
  ["fr", "un rendez-vous", []],
  ["fr", "une personne", [1]],
  ["fr", "quelqu'un", []],
  ["fr", "nous serons 4 ou cinq", [4, 5]],
  ["fr", "double sept", [77]],
  ["fr", "3 mille", [3000]],
  ["fr", "bonjour madame", []],
  ["en", "forty-two", [42]],
  ["en", "nineteen", [19]],
  ["en", "double four", [44]],
  ["en", "triple seven", [777]],
  ["en", "oh seven", [0, 7]],
  ["en", "oh dear", []],
  ["en", "five o'clock", [5]],
  ["en", "a hundred and five", [105]],
  ["en", "two thousand three hundred", [2300]],
  ["en", "this one for two", [2]],
  ["en", "twenty twenty-six", [20, 26]],
])("in %s, %j holds %j", (locale, heard, expected) => {
  expect(values(heard, locale)).toEqual(expected);
});

test("a number keeps its zeros and its place", () => {
  expect(readNumbers("le 06, euh, douze", "fr")).toEqual([
    { value: 6, digits: "06", start: 3, end: 5 },
    { value: 12, digits: "12", start: 12, end: 17 },
  ]);
});

test("every number from 0 to 9999 is understood as it is said, in both languages", () => {
  for (const locale of ["fr", "en"] as const) {
    for (let n = 0; n <= 9999; n += 1) expect(values(inWords(n, locale), locale), inWords(n, locale)).toEqual([n]);
  }
});

test("accents and hyphens do not matter", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (n) => {
      const bare = inWords(n, "fr").normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("-", " ").toUpperCase();
      expect(values(bare, "fr")).toEqual([n]);
    }),
  );
});
