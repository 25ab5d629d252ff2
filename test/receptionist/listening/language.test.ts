import { expect, test } from "vitest";
import { detectLanguage } from "../../../receptionist/listening/language";

test.each([
  "hello, do you have a table for tonight",
  "Hello, do you speak English?",
  "do you speak English",
  "English please",
  "sorry, in English please",
  "can we speak English",
  "vous parlez anglais ?",
  "est-ce que vous parlez anglais",
  "en anglais s'il vous plaît",
  "I would like to book an appointment",
  "hi, I'm calling about my car, is it ready",
])("a French call turns English on %j", (heard) => {
  expect(detectLanguage(heard, "fr")).toBe("en");
});

test.each([
  "ok",
  "ok super",
  "hello",
  "hello, je voudrais un rendez-vous",
  "c'est pour un week-end entre collègues",
  "mon business est à Lyon",
  "un brushing et un lifting please",
  "je cherche un cours d'anglais",
  "c'est au nom de John Smith",
  "mon mail c'est the point best arobase gmail point com",
  "yes",
  "oui",
  "",
  "Camille Martin",
  "zéro six douze trente-quatre",
  "je prends le full package avec le open bar",
])("a French call stays French on %j", (heard) => {
  expect(detectLanguage(heard, "fr")).not.toBe("en");
});

test.each([
  "bonjour, je voudrais prendre rendez-vous",
  "vous parlez français ?",
  "en français s'il vous plaît",
  "do you speak French",
  "est-ce que vous êtes ouverts demain",
])("an English call turns French on %j", (heard) => {
  expect(detectLanguage(heard, "en")).toBe("fr");
});

test.each([
  "bonjour",
  "my name is Jean de la Tour",
  "I'd like the crème brûlée and a café au lait",
  "okay",
  "",
  "voilà",
  "is the chef de cuisine there",
])("an English call stays English on %j", (heard) => {
  expect(detectLanguage(heard, "en")).not.toBe("fr");
});

test("a sentence in the language of the call says so", () => {
  expect(detectLanguage("bonjour je voudrais un rendez-vous", "fr")).toBe("fr");
  expect(detectLanguage("hello I would like an appointment", "en")).toBe("en");
});
