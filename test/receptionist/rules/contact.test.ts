import { expect, test } from "vitest";
import { briefOf, talk } from "./talk";

const at = (local: string): number => Date.parse(`${local}:00+01:00`);
const PHONE = "+33612345678";

test("a known number is offered instead of dictated", async () => {
  const call = await talk(briefOf("dentist", "fr", { from: PHONE }), [
    "un rendez-vous pour une carie le plus tôt possible",
    "le deuxième",
    "Paul Martin",
    "oui",
  ]);
  expect(call.answers[2]).toBe("Merci, Paul Martin. Je vous rappelle au 06, 12, 34, 56, 78 ?");
  expect(call.booked).toMatchObject([{ callerPhone: PHONE, startMs: at("2026-11-23T14:00") }]);
});

test("another number than the known one is taken and read back", async () => {
  const call = await talk(briefOf("dentist", "fr", { from: PHONE }), [
    "un rendez-vous pour une carie demain à 10 heures",
    "Paul Martin",
    "non, plutôt au 07 11 22 33 44",
    "oui",
  ]);
  expect(call.answers[2]).toBe("Je note le 07, 11, 22, 33, 44, c’est bien ça ?");
  expect(call.booked).toMatchObject([{ callerPhone: "+33711223344" }]);
});

test("a number in pieces, with a slip, is put right before anything is booked", async () => {
  const call = await talk(briefOf("garage"), [
    "Je voudrais prendre rendez-vous pour une vidange mercredi à 9 heures",
    "Karim Benali",
    "06 12 34",
    "56 78",
    "non, pas 56, 65",
    "oui",
  ]);
  expect(call.answers[2]).toBe("J’ai 06, 12, 34, et ensuite ?");
  expect(call.answers[3]).toBe("Je note le 06, 12, 34, 56, 78, c’est bien ça ?");
  expect(call.answers[4]).toBe("Je note le 06, 12, 34, 65, 78, c’est bien ça ?");
  expect(call.booked).toMatchObject([{ callerPhone: "+33612346578" }]);
});

test("a wrong number that is only denied is asked for anew", async () => {
  const call = await talk(briefOf("beauty", "en"), [
    "I'd like a massage on Friday at 2 pm",
    "It's Kate",
    "06 12 34 56 78",
    "no",
    "06 12 34 56 79",
    "yes",
  ]);
  expect(call.answers[3]).toBe("What is the right number?");
  expect(call.booked).toMatchObject([{ callerPhone: "+33612345679", callerName: "Kate" }]);
});

test("a name is corrected after the number was read back", async () => {
  const call = await talk(briefOf("dentist"), [
    "un rendez-vous pour un détartrage jeudi à 10 heures",
    "Martain",
    "06 12 34 56 78",
    "non, je m'appelle Martin",
    "oui",
  ]);
  expect(call.answers[3]).toContain("Merci, Martin.");
  expect(call.booked).toMatchObject([{ callerName: "Martin", callerPhone: PHONE }]);
});
