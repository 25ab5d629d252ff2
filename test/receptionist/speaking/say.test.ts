import fc from "fast-check";
import { expect, test } from "vitest";
import { readName } from "../../../receptionist/listening/names";
import type { Locale } from "../../../receptionist/listening/normalise";
import { readPhone } from "../../../receptionist/listening/phone";
import { list, sayDuration, sayEmail, sayPhone, sayPrice, spell } from "../../../receptionist/speaking/say";

test.each<[string, Locale, string]>([
  ["+33612345678", "fr", "06, 12, 34, 56, 78"],
  ["+33612345678", "en", "0 6, 1 2, 3 4, 5 6, 7 8"],
  ["+447700900123", "en", "0 7 7 0 0, 9 0 0 1 2 3"],
  ["+14155552671", "en", "4 1 5, 5 5 5, 2 6 7 1"],
  ["+447700900123", "fr", "plus 44, 77, 00, 90, 01, 23"],
  ["+262692123456", "fr", "06, 92, 12, 34, 56"],
  ["+493012345678", "en", "plus 4 9, 3 0, 1 2 3 4 5 6 7 8"],
  ["12", "fr", "1 2"],
])("%s is read back in %s as %j", (e164, locale, said) => {
  expect(sayPhone(e164, locale)).toBe(said);
});

test.each<[string, Locale, string]>([
  ["camille.martin@orange.fr", "fr", "camille point martin, arobase, orange point fr"],
  ["j-p_75@gmail.com", "fr", "j tiret p tiret du bas 75, arobase, gmail point com"],
  ["john.smith42@bbc.co.uk", "en", "john dot smith 42, at, bbc dot co dot uk"],
])("%s is said in %s as %j", (email, locale, said) => {
  expect(sayEmail(email, locale)).toBe(said);
});

test.each<[string, Locale, string]>([
  ["Martin", "fr", "M, A, R, T, I, N"],
  ["Anne-Zoé", "fr", "A, N, N, E, trait d’union, Z, O, É"],
  ["O'Brien", "en", "O, apostrophe, B, R, I, E, N"],
  ["Le Goff", "fr", "L, E, espace, G, O, F, F"],
  ["", "fr", ""],
])("%s is spelled in %s as %j", (name, locale, said) => {
  expect(spell(name, locale)).toBe(said);
});

test.each<[number, Locale, string]>([
  [2892, "fr", "28 euros 92"],
  [3000, "fr", "30 euros"],
  [100, "fr", "1 euro"],
  [0, "fr", "0 euro"],
  [50, "fr", "50 centimes"],
  [1205, "fr", "12 euros 05"],
  [2892, "en", "28 euros and 92 cents"],
  [101, "en", "1 euro and 1 cent"],
  [0, "en", "0 euros"],
])("%i cents are said in %s as %j", (cents, locale, said) => {
  expect(sayPrice(cents, locale)).toBe(said);
});

test.each<[number, Locale, string]>([
  [45, "fr", "45 minutes"],
  [1, "fr", "1 minute"],
  [60, "fr", "1 heure"],
  [90, "fr", "1 heure 30"],
  [135, "fr", "2 heures 15"],
  [90, "en", "1 hour and 30 minutes"],
  [120, "en", "2 hours"],
])("%i minutes are said in %s as %j", (minutes, locale, said) => {
  expect(sayDuration(minutes, locale)).toBe(said);
});

test("a list ends in a conjunction", () => {
  expect(list(["A", "B", "C"], "fr", "and")).toBe("A, B et C");
  expect(list(["A", "B"], "fr", "or")).toBe("A ou B");
  expect(list(["A", "B", "C"], "en", "or")).toBe("A, B or C");
  expect(list(["A"], "en", "and")).toBe("A");
  expect(list([], "fr", "and")).toBe("");
});

test("a French number that Ava reads back is the one she heard", () => {
  fc.assert(
    fc.property(fc.integer({ min: 600_000_000, max: 638_999_999 }), (n) => {
      const e164 = `+33${n}`;
      expect(readPhone(sayPhone(e164, "fr"), "fr", "FR")).toMatchObject({ e164 });
      expect(readPhone(sayPhone(e164, "en"), "en", "FR")).toMatchObject({ e164 });
    }),
  );
});

test("a name that Ava spells is the one she would hear", () => {
  for (const name of ["Martin", "Lefèvre", "Jean-Paul", "O'Brien", "Nguyen"]) {
    for (const locale of ["fr", "en"] as const)
      expect(readName(spell(name, locale), locale, { asked: true })).toBe(name);
  }
});
