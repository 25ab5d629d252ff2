import { expect, test } from "vitest";
import { briefOf, talk } from "./talk";

const at = (local: string): number => Date.parse(`${local}:00+01:00`);
const THURSDAY = "un rendez-vous pour un détartrage jeudi";

test.each([
  ["à 10", "Je retiens jeudi 26 novembre à 10 heures."],
  ["dix", "Je retiens jeudi 26 novembre à 10 heures."],
  ["plutôt quatorze", "Je retiens jeudi 26 novembre à 14 heures."],
  ["peu importe", "Je retiens jeudi 26 novembre à 9 heures."],
  ["n'importe lequel", "Je retiens jeudi 26 novembre à 9 heures."],
])("asked which of the times, %j is an answer", async (answer, taken) => {
  const { last } = await talk(briefOf("dentist"), [THURSDAY, answer]);
  expect(last).toContain(taken);
});

test("who does not know which time to take is asked again", async () => {
  const { last } = await talk(briefOf("dentist"), [THURSDAY, "je ne sais pas"]);
  expect(last).toContain("Lequel préférez-vous ?");
});

test.each([
  ["fr", "un rendez-vous pour un détartrage", "n'importe quand"],
  ["fr", "un rendez-vous pour un détartrage", "peu importe"],
  ["en", "I'd like a scaling appointment", "whenever"],
] as const)("in %s, asked for a day, any will do", async (language, wish, answer) => {
  const profile = language === "en" ? briefOf("dentist", "fr").profile : {};
  const { used } = await talk(briefOf("dentist", language, { profile: { ...profile, language } }), [
    language === "en" ? "I'd like an appointment for a détartrage" : wish,
    answer,
  ]);
  expect(used).toEqual(["find_slots"]);
});

test("a weekday in a fortnight is the one closest to it", async () => {
  const { tools } = await talk(briefOf("dentist"), ["un rendez-vous pour un détartrage mercredi dans quinze jours"]);
  expect(tools[0]?.arguments).toMatchObject({ from: "2026-12-09T00:00" });
});

test('"non, c\'est parfait" agrees with what was read back', async () => {
  const call = await talk(briefOf("dentist"), [
    "un rendez-vous pour un détartrage demain à 10 heures",
    "Camille Martin",
    "06 12 34 56 78",
    "non, c'est parfait",
  ]);
  expect(call.booked).toMatchObject([{ startMs: at("2026-11-24T10:00") }]);
});

test("another number than the one shown is asked for", async () => {
  const call = await talk(briefOf("dentist", "fr", { from: "+33612345678" }), [
    "un rendez-vous pour un détartrage demain à 10 heures",
    "Camille Martin",
    "Non, à un autre numéro",
  ]);
  expect(call.last).toBe("À quel numéro peut-on vous joindre ?");
});

test("a French service in an English sentence reads well aloud", async () => {
  const { profile } = briefOf("restaurant");
  const call = await talk(briefOf("restaurant", "en", { profile: { ...profile, language: "en" } }), [
    "I'd like a table tomorrow at 8 pm",
  ]);
  expect(call.last).toContain("For Réservation d’une table, tomorrow at 8 pm is free.");
});

test.each([
  ["hier à 10 heures", "Ce moment est déjà passé."],
  ["ce matin à 8 heures", "Ce moment est déjà passé."],
  ["dimanche à 10 heures", "Le dimanche 29 novembre, nous sommes fermés."],
  ["demain à 22 heures", "nous sommes ouverts de 9 heures à 12 heures 30 et de 14 heures à 18 heures 30."],
])("an appointment %s cannot be: Ava says why, and offers others", async (when, why) => {
  const { last } = await talk(briefOf("dentist"), [`un rendez-vous pour un détartrage ${when}`]);
  expect(last).toContain(why);
  expect(last).toContain("je peux vous proposer");
});

test("since when it hurts is no day to come", async () => {
  const { tools } = await talk(briefOf("dentist"), [
    "un rendez-vous pour un détartrage, j'ai mal depuis hier, demain matin si possible",
  ]);
  expect(tools[0]?.arguments).toMatchObject({ from: "2026-11-24T00:00" });
});

test("two questions in a row that nobody can answer are not answered in the same words", async () => {
  const { answers } = await talk(briefOf("dentist"), [
    "Est-ce que vous avez un parking pour les vélos ?",
    "Et est-ce que vous vendez des brosses à dents ?",
  ]);
  expect(answers[1]).toBe("Cela non plus, je ne le sais pas : je le note aussi. Voulez-vous laisser un message ?");
});
