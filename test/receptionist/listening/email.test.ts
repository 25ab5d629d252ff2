import fc from "fast-check";
import { expect, test } from "vitest";
import { continueEmail, readEmail } from "../../../receptionist/listening/email";
import type { Locale } from "../../../receptionist/listening/normalise";
import { sayEmail } from "../../../receptionist/speaking/say";

test.each<[Locale, string, string]>([
  ["fr", "camille point martin arobase orange point fr", "camille.martin@orange.fr"],
  ["fr", "Camille.martin@orange.fr.", "camille.martin@orange.fr"],
  ["fr", "mon adresse mail c'est camille arobase gmail point com", "camille@gmail.com"],
  ["fr", "alors c'est c a m i l l e arobase free point f r", "camille@free.fr"],
  ["fr", "jean tiret paul arobase la poste point net", "jean-paul@laposte.net"],
  ["fr", "Jean-Paul arobase gmail.com", "jeanpaul@gmail.com"],
  ["fr", "jean-paul@gmail.com", "jean-paul@gmail.com"],
  ["fr", "camille tiret du bas martin arobase hotmail point fr", "camille_martin@hotmail.fr"],
  ["fr", "camille underscore martin chiffre 2 arobase outlook point com", "camille_martin2@outlook.com"],
  ["fr", "camille soixante-quinze arobase sfr point fr merci", "camille75@sfr.fr"],
  ["fr", "c comme Céline, m comme Marie, point dupont, arobase yahoo point fr", "cm.dupont@yahoo.fr"],
  ["fr", "contact arobase cabinet tiret dentaire point fr tout attaché", "contact@cabinet-dentaire.fr"],
  ["fr", "c'est camille chez gmail point com", "camille@gmail.com"],
  ["fr", "camille at gmail point com", "camille@gmail.com"],
  ["fr", "Hélène point Lefèvre arobase wanadoo point fr", "helene.lefevre@wanadoo.fr"],
  ["fr", "i deux l e arobase orange point fr", "ille@orange.fr"],
  ["fr", "oui c'est martin zéro six arobase g mail point com et mon numéro c'est le 06 12", "martin06@gmail.com"],
  ["fr", "camille plus test arobase gmail point com", "camille+test@gmail.com"],
  ["en", "c a m i l l e at gmail dot com", "camille@gmail.com"],
  ["en", "my email is john dot smith at bbc dot co dot uk", "john.smith@bbc.co.uk"],
  ["en", "it's john underscore smith 42 at outlook dot com thanks", "john_smith42@outlook.com"],
  ["en", "John.Smith@Example.com", "john.smith@example.com"],
  ["en", "mary hyphen jane at the-shop dot com", "mary-jane@theshop.com"],
  ["en", "b as in bravo, o, b at yahoo dot com", "bob@yahoo.com"],
  ["en", "sure, my email address is jane two at gmail dotcom", "jane2@gmail.com"],
  ["en", "you can write to me at jane dot doe at icloud dot com", "jane.doe@icloud.com"],
])("in %s, %j is %s", (locale, heard, email) => {
  expect(readEmail(heard, locale)).toEqual({ kind: "whole", email });
});

test.each<[Locale, string]>([
  ["fr", "je n'ai pas d'adresse mail"],
  ["fr", "je ne sais pas"],
  ["fr", "oui"],
  ["fr", "un point important, je suis allergique"],
  ["fr", "je suis chez moi"],
  ["fr", "je viens à trois heures"],
  ["fr", "on se retrouve chez orange"],
  ["en", "I'll be there at three"],
  ["en", "what's the point of that"],
  ["en", "I don't have one"],
  ["en", "meet me at the office"],
  ["en", ""],
])("in %s, %j is no address", (locale, heard) => {
  expect(readEmail(heard, locale)).toEqual({ kind: "none" });
});

test.each<[Locale, string[], string]>([
  ["fr", ["camille point martin", "arobase orange point fr"], "camille.martin@orange.fr"],
  ["fr", ["camille point martin arobase", "orange point fr"], "camille.martin@orange.fr"],
  ["fr", ["c a m i l", "l e", "arobase gmail point com"], "camille@gmail.com"],
  ["fr", ["camille arobase orange", "point fr"], "camille@orange.fr"],
  ["fr", ["camil arobase free", "camille arobase free point fr"], "camille@free.fr"],
  ["en", ["john dot", "smith at gmail dot com"], "john.smith@gmail.com"],
])("in %s, an address comes in pieces: %j", (locale, turns, email) => {
  let heard = "";
  for (const turn of turns.slice(0, -1)) {
    const result = continueEmail(heard, turn, locale);
    expect(result.kind, turn).toBe("partial");
    if (result.kind === "partial") heard = result.heard;
  }
  expect(continueEmail(heard, turns.at(-1) ?? "", locale)).toEqual({ kind: "whole", email });
});

test("any address that Ava reads back is the one she heard", () => {
  const word = fc.string({ unit: fc.constantFrom(..."bcdfghjkmnpqrvwxz"), minLength: 4, maxLength: 8 });
  const local = fc.tuple(word, fc.constantFrom("", ".", "-", "_", "+"), word, fc.constantFrom("", "7", "75", "2024"));
  const domain = fc.constantFrom("orange.fr", "gmail.com", "cabinet-martin.fr", "bbc.co.uk");
  fc.assert(
    fc.property(local, domain, fc.constantFrom<Locale>("fr", "en"), (parts, host, locale) => {
      const email = `${parts.join("")}@${host}`;
      expect(readEmail(sayEmail(email, locale), locale), sayEmail(email, locale)).toEqual({ kind: "whole", email });
    }),
  );
});
