import { expect, test } from "vitest";
import { readName } from "../../../receptionist/listening/names";
import type { Locale } from "../../../receptionist/listening/normalise";

test.each<[Locale, string, string]>([
  ["fr", "je m'appelle Camille Martin", "Camille Martin"],
  ["fr", "je m'appelle camille martin et je voudrais un rendez-vous", "Camille Martin"],
  ["fr", "bonjour, c'est madame Dupont", "Madame Dupont"],
  ["fr", "c'est monsieur jean dupont à l'appareil", "Jean Dupont"],
  ["fr", "oui bonjour Camille Martin à l'appareil", "Camille Martin"],
  ["fr", "au nom de Lefèvre", "Lefèvre"],
  ["fr", "la réservation est au nom de jean-pierre le goff", "Jean-Pierre le Goff"],
  ["fr", "mon nom c'est Martin, M A R T I N", "Martin"],
  ["fr", "je m'appelle Camille Martain, m a r t i n", "Camille Martin"],
  ["fr", "mon nom est de la Tour", "De la Tour"],
  ["fr", "je suis Camille Martin", "Camille Martin"],
  ["fr", "bonjour je m'appelle Anaïs d'Estaing", "Anaïs d'Estaing"],
  ["en", "my name is John O'Brien", "John O'Brien"],
  ["en", "my name's mary smith and I'd like to book", "Mary Smith"],
  ["en", "hi this is Peter Parker calling about my car", "Peter Parker"],
  ["en", "Hello, it's Mrs Jones", "Mrs Jones"],
  ["en", "I'm Sarah Connor", "Sarah Connor"],
  ["en", "the name is mcdonald", "McDonald"],
  ["en", "John Smith speaking", "John Smith"],
])("in %s, %j gives %s unasked", (locale, heard, name) => {
  expect(readName(heard, locale)).toBe(name);
});

test.each<[Locale, string, string]>([
  ["fr", "Camille Martin", "Camille Martin"],
  ["fr", "camille martin", "Camille Martin"],
  ["fr", "euh Martin", "Martin"],
  ["fr", "Martin, M A R T I N", "Martin"],
  ["fr", "M. A. R. T. I. N.", "Martin"],
  ["fr", "m comme Marie, a comme Anatole, r comme Raoul, t comme Thérèse, i comme Irma, n comme Nicolas", "Martin"],
  ["fr", "l e deux f e v r e", "Leffevre"],
  ["fr", "h e accent aigu l e accent grave n e", "Hélène"],
  ["fr", "Camille, m a r t i n", "Camille Martin"],
  ["fr", "j e a n trait d'union p a u l", "Jean-Paul"],
  ["fr", "c'est Dupont", "Dupont"],
  ["fr", "non, Durand", "Durand"],
  ["fr", "madame Nguyen s'il vous plaît", "Madame Nguyen"],
  ["fr", "Van den Berg", "Van den Berg"],
  ["fr", "bonjour c'est Inès", "Inès"],
  ["en", "John Smith", "John Smith"],
  ["en", "it's smith", "Smith"],
  ["en", "Smyth, S M Y T H", "Smyth"],
  ["en", "m as in mother, a as in apple, y as in yellow", "May"],
  ["en", "sure, Grace Kelly please", "Grace Kelly"],
  ["en", "yes it's Mark", "Mark"],
])("in %s, %j gives %s as an answer", (locale, heard, name) => {
  expect(readName(heard, locale, { asked: true })).toBe(name);
});

test.each<[Locale, string]>([
  ["fr", "oui"],
  ["fr", "non merci"],
  ["fr", "je voudrais un rendez-vous"],
  ["fr", "je voudrais un rendez-vous mardi matin"],
  ["fr", "c'est pour un détartrage"],
  ["fr", "c'est urgent"],
  ["fr", "c'est ça"],
  ["fr", "je suis malade"],
  ["fr", "je suis déjà client"],
  ["fr", "pourquoi vous avez besoin de mon nom ?"],
  ["fr", "demain à 14 heures"],
  ["fr", "zéro six douze"],
  ["fr", "vous pouvez répéter"],
  ["fr", ""],
  ["en", "yes"],
  ["en", "no thanks"],
  ["en", "I'd like an appointment"],
  ["en", "I'm looking for a dentist"],
  ["en", "it's for tomorrow"],
  ["en", "this is urgent"],
  ["en", "could you repeat that"],
  ["en", "that's right"],
  ["en", "I'm not sure"],
])("in %s, %j is no name", (locale, heard) => {
  expect(readName(heard, locale, { asked: true })).toBeNull();
  expect(readName(heard, locale)).toBeNull();
});

test("a bare name counts only as an answer", () => {
  expect(readName("Camille Martin", "fr")).toBeNull();
});
