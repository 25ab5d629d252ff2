import { expect, test } from "vitest";
import { correctEmail } from "../../../receptionist/listening/email-correction";
import type { Locale } from "../../../receptionist/listening/normalise";

test.each<[Locale, string, string, string]>([
  ["fr", "camille.martin@orange.fr", "non, martin avec un y", "camille.martyn@orange.fr"],
  ["fr", "camille.martin@orange.fr", "non, Camille avec un K", "kamille.martin@orange.fr"],
  ["fr", "camille.martin@orange.fr", "c'est martin avec un i grec", "camille.martyn@orange.fr"],
  ["fr", "philipe@free.fr", "avec deux p", "philippe@free.fr"],
  ["fr", "clair@free.fr", "avec un e à la fin", "claire@free.fr"],
  ["fr", "anne.morele@free.fr", "non, morele sans e", "anne.morel@free.fr"],
  ["en", "anna.berg@example.com", "no, Anna with one h", "annah.berg@example.com"],
  ["en", "matthews@example.com", "no, matthews with a z", "matthewz@example.com"],
  ["en", "philip@example.com", "with two l", "phillip@example.com"],
])("in %s, %s is put right by %j", (locale, email, said, corrected) => {
  expect(correctEmail(email, said, locale)).toBe(corrected);
});

test.each<[Locale, string]>([
  ["fr", "non"],
  ["fr", "oui c'est ça"],
  ["fr", "avec plaisir"],
  ["fr", "sans z"],
  ["en", "no, with my husband"],
])("in %s, %j corrects nothing", (locale, said) => {
  expect(correctEmail("camille.martin@orange.fr", said, locale)).toBeNull();
});
