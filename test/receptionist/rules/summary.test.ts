import { expect, test } from "vitest";
import type { Line } from "../../../receptionist/conversation/brain";
import { summaryOf } from "../../../receptionist/rules/summary";
import { briefOf, type Talk, talk } from "./talk";

const dentist = briefOf("dentist");

const summed = (brief: Parameters<typeof talk>[0], call: Talk, lines: string[]) => {
  const history: Line[] = lines.map((text) => ({ role: "caller", text }));
  return summaryOf({ brief, language: call.language, history, tools: call.tools });
};

const sumUp = async (brief: Parameters<typeof talk>[0], lines: string[]) =>
  summed(brief, await talk(brief, lines), lines);

test("a booking is summed up with who, what and when", async () => {
  const lines = ["un rendez-vous pour un détartrage jeudi à 10 heures", "Paul Martin", "06 12 34 56 78", "oui"];
  expect(await sumUp(dentist, lines)).toEqual({
    summary: "Paul Martin a pris rendez-vous : Détartrage, jeudi 26 novembre 2026 à 10 heures.",
    topic: "Détartrage",
  });
});

test("an English call to a French owner is summed up in French, with the caller's own words", async () => {
  const lines = [
    "Hello, can you call me back please? I have a question",
    "It is about my invoice",
    "John Smith",
    "06 12 34 56 78",
    "yes",
  ];
  const { summary, topic } = await sumUp(dentist, lines);
  expect(summary).toMatch(/^John Smith a laissé un message : « /);
  expect(topic).toBe("Message");
});

test("an unanswered question is in the summary", async () => {
  const { summary } = await sumUp(briefOf("legal", "en"), ["Do you accept payment in three instalments?", "no thanks"]);
  expect(summary).toContain('Left unanswered: "Do you accept payment in three instalments?"');
});

test("a mere question is summed up as what was asked", async () => {
  expect(await sumUp(dentist, ["Vous êtes ouverts samedi ?", "c'est où ?"])).toEqual({
    summary: "Une personne a demandé les horaires et l’adresse.",
    topic: "Horaires",
  });
});

test("a transfer names the person, a sales call is one, and silence is silence", async () => {
  const staff = [{ name: "Claire Aubry", role: "", phone: "+33465711842" }];
  const brief = briefOf("garage", "en", { profile: { staff } });
  expect((await sumUp(brief, ["Can I speak to a person please?"])).summary).toBe(
    "A caller asked to speak to Claire Aubry.",
  );
  expect(await sumUp(dentist, ["Je vous appelle au sujet de votre compte CPF et de votre fiche Google"])).toEqual({
    summary: "Appel de démarchage, écourté.",
    topic: "Démarchage",
  });
  expect(summaryOf({ brief: dentist, language: "fr", history: [], tools: [] })).toEqual({
    summary: "La personne n’a rien demandé.",
    topic: null,
  });
});
