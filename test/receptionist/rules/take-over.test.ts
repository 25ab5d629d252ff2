import { expect, test } from "vitest";
import type { Line, ThinkRequest, Thought, UsedTool } from "../../../receptionist/conversation/brain";
import { rulesBrain } from "../../../receptionist/rules/rules-brain";
import { briefOf, MONDAY_MS, talk } from "./talk";

const dentist = briefOf("dentist");
const THURSDAY_10_MS = Date.parse("2026-11-26T10:00:00+01:00");

const ava = (text: string): Line => ({ role: "ava", text });
const caller = (text: string): Line => ({ role: "caller", text });

const slots: UsedTool = {
  id: "u1",
  name: "find_slots",
  arguments: { service: "Détartrage" },
  result: { ok: true, say: "Jeudi à 10 heures.", slots: [THURSDAY_10_MS], service: "Détartrage", durationMin: 30 },
};

const request = (given: Partial<ThinkRequest>): ThinkRequest => ({
  brief: dentist,
  language: "fr",
  nowMs: MONDAY_MS,
  cue: "take-over",
  history: [],
  earlierTools: [],
  tools: [],
  saidInTurn: "",
  memory: null,
  ...given,
});

const textOf = (thoughts: Thought[]): string =>
  thoughts
    .flatMap((each) => (each.type === "text" ? [each.text] : []))
    .join("")
    .trim();

test("the rules go on with a booking that a model led: service, slot, name and number are known from what was said", async () => {
  const history = [
    caller("Bonjour, j'aimerais un rendez-vous pour un détartrage"),
    ava("Avec plaisir. J'ai jeudi 26 novembre à 10 heures, cela vous convient-il ?"),
    caller("oui parfait"),
    ava("C'est à quel nom ?"),
    caller("Paul Martin"),
    ava("Merci. Et votre numéro de téléphone ?"),
  ];
  const call = await talk(dentist, ["06 12 34 56 78", "oui"], {
    cue: "take-over",
    before: { history, earlierTools: [slots] },
  });
  expect(call.answers[0]).toBe("Je note le 06, 12, 34, 56, 78, c’est bien ça ?");
  expect(call.booked).toMatchObject([{ service: "Détartrage", startMs: THURSDAY_10_MS, callerName: "Paul Martin" }]);
});

test("the rules take a slot that a model offered", async () => {
  const history = [
    caller("je voudrais un détartrage, c'est pour un rendez-vous"),
    ava("Je peux vous proposer jeudi 26 novembre à 10 heures, cela vous convient ?"),
  ];
  const call = await talk(dentist, ["oui très bien"], { cue: "take-over", before: { history, earlierTools: [slots] } });
  expect(call.last).toContain("Je retiens jeudi 26 novembre à 10 heures.");
});

test("the rules finish a message that a model was taking", async () => {
  const history = [
    caller("Je voudrais laisser un message"),
    ava("Bien sûr, quel message dois-je transmettre ?"),
    caller("Que mon pansement est tombé"),
    ava("C'est noté. À quel nom ?"),
  ];
  const call = await talk(dentist, ["Anne Morel", "06 12 34 56 78", "oui"], { cue: "take-over", before: { history } });
  expect(call.tools).toMatchObject([
    { name: "take_message", arguments: { callerName: "Anne Morel", message: "Que mon pansement est tombé" } },
  ]);
});

test("however long the message was that a model was taking, it is passed on", async () => {
  const said = `Un message pour l'atelier : ${"celui avec le panier en osier et la sonnette cassée, ".repeat(24)}voilà`;
  const history = [ava("Quel message dois-je transmettre ?"), caller(said), ava("C'est noté. À quel nom ?")];
  const call = await talk(dentist, ["Anne Morel", "06 12 34 56 78", "oui"], { cue: "take-over", before: { history } });
  expect(call.tools).toMatchObject([{ name: "take_message", result: { ok: true } }]);
});

test("what a model had booked before it failed is told and not booked again", () => {
  const booked: UsedTool = {
    id: "u2",
    name: "book_appointment",
    arguments: {
      service: "Détartrage",
      startsAt: "2026-11-26T10:00",
      callerName: "P. Martin",
      callerPhone: "+33612345678",
    },
    result: { ok: true, say: "C’est réservé : Détartrage, jeudi 26 novembre à 10 heures, au nom de P. Martin." },
  };
  const thoughts = rulesBrain(
    request({ history: [ava("C'est bien ça ?"), caller("oui")], earlierTools: [slots], tools: [booked] }),
  );
  expect(thoughts.some(({ type }) => type === "tool")).toBe(false);
  expect(textOf(thoughts)).toContain("C’est réservé");
});

test("a result that the model had fetched is used as it is", () => {
  const opening: UsedTool = {
    id: "u1",
    name: "check_opening",
    arguments: {},
    result: { ok: true, say: "Oui, nous sommes ouverts." },
  };
  const thoughts = rulesBrain(request({ history: [caller("vous êtes ouverts ?")], tools: [opening] }));
  expect(textOf(thoughts)).toBe("Oui, nous sommes ouverts. Puis-je faire autre chose pour vous ?");
});

test("what the model had said already is not said again", () => {
  const opening: UsedTool = {
    id: "u1",
    name: "check_opening",
    arguments: {},
    result: { ok: true, say: "Oui, nous sommes ouverts." },
  };
  const saidInTurn = "Oui, nous sommes OUVERTS ! ";
  const thoughts = rulesBrain(request({ history: [caller("vous êtes ouverts ?")], tools: [opening], saidInTurn }));
  expect(textOf(thoughts)).toBe("Puis-je faire autre chose pour vous ?");
});

test("the same request gives the same thoughts", () => {
  const given = request({ history: [caller("je voudrais un détartrage jeudi à 10 heures")] });
  expect(rulesBrain(given)).toEqual(rulesBrain(structuredClone(given)));
});
