import { expect, test } from "vitest";
import type { Turn } from "../../durable-objects/call.schema";
import { useFakes } from "../worker/fakes";
import { avaOrg, talkInBrowser } from "../worker/voice/browser-call";
import { phoneOrg } from "../worker/voice/phone-call";

type Call = Awaited<ReturnType<typeof talkInBrowser>>;

/** The last turn of Ava's, as viewers have it. */
const lastTurn = ({ events }: Call): Turn | undefined =>
  events
    .flatMap((event) => (event.type === "turn" && event.turn.role === "ava" && event.turn.final ? [event.turn] : []))
    .at(-1);

const toolsUsed = ({ events }: Call) => [
  ...new Set(events.flatMap((event) => (event.type === "tool" && event.tool.result ? [event.tool.name] : []))),
];

const sentences = (text: string) =>
  text
    .split(/(?<=[.!?…])\s+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

/** One answer: no sentence twice, and nothing cut off at its end. */
const isCoherent = (said: string) => {
  expect(new Set(sentences(said)).size, said).toBe(sentences(said).length);
  expect(said.trim()).toMatch(/[.!?…]["»”)]?$/u);
};

const PRICE = "Combien coûte un détartrage ?";
/** What the dentist's preset holds, as tools say it. */
const PRICE_SAID = /28 euros 92/;

async function ask(text: string, prepare: (fakes: ReturnType<typeof useFakes>) => Promise<void>) {
  using fakes = useFakes();
  const call = await talkInBrowser(await avaOrg());
  await call.greeting();
  await prepare(fakes);
  const said = await call.say(text);
  return { call, said, turn: lastTurn(call), asks: fakes.requests("api.llm.sim").length };
}

test("a model that is well answers with what tools say, and the turn says so", async () => {
  const { call, said, turn, asks } = await ask(PRICE, async () => {});
  expect(said).toMatch(PRICE_SAID);
  expect(toolsUsed(call)).toEqual(["list_services"]);
  expect(turn?.latency).toMatchObject({ brain: "llm", tookOver: false });
  expect(asks).toBe(2);
});

test("a model that is late is not waited for: the rules answer in its turn", async () => {
  const { said, turn } = await ask(PRICE, ({ llm }) => llm.misbehave({ kind: "slow-first-token", ms: 5_000 }));
  expect(said).toMatch(PRICE_SAID);
  isCoherent(said);
  expect(turn?.latency).toMatchObject({ brain: "rules", tookOver: true });
  expect(turn?.latency?.sentMs).toBeGreaterThanOrEqual(390);
  expect(turn?.latency?.sentMs).toBeLessThan(2_500);
});

for (const fault of ["401", "429", "500"] as const) {
  test(`an endpoint that answers ${fault} is asked once, and the rules answer`, async () => {
    const { said, turn, asks } = await ask(PRICE, async (fakes) => void (await fakes.fault("llm", fault)));
    expect(said).toMatch(PRICE_SAID);
    expect(turn?.latency).toMatchObject({ brain: "rules", tookOver: true });
    expect(asks).toBe(1);
  });
}

for (const kind of ["unknown-tool", "malformed-arguments", "malformed-sse"] as const) {
  test(`a model spoilt by ${kind} leaves the turn to the rules, and runs nothing of its own`, async () => {
    const { call, said, turn } = await ask(PRICE, ({ llm }) => llm.misbehave({ kind }));
    expect(said).toMatch(PRICE_SAID);
    isCoherent(said);
    expect(turn?.latency).toMatchObject({ tookOver: true });
    expect(toolsUsed(call)).toEqual(["list_services"]);
  });
}

test("an invented price and an invented hour are never heard, and the rules' facts are", async () => {
  const { said, turn } = await ask(PRICE, ({ llm }) => llm.misbehave({ kind: "hallucinate" }));
  expect(said).not.toMatch(/4321|3 h 47|matin/);
  expect(said).toMatch(PRICE_SAID);
  isCoherent(said);
  expect(turn?.latency).toMatchObject({ tookOver: true });
});

test("a price near the tool's is caught as well, after the tool was asked", async () => {
  const { call, said } = await ask(PRICE, ({ llm }) =>
    llm.script([{ tool: "list_services", arguments: { about: "détartrage" } }, { text: "C’est 29 euros environ." }]),
  );
  expect(said).not.toContain("29");
  expect(said).toMatch(PRICE_SAID);
  isCoherent(said);
  expect(toolsUsed(call)).toEqual(["list_services"]);
});

test("an answer that breaks off in mid-sentence is taken up by the rules, and nothing is said twice", async () => {
  const { call, said } = await ask(PRICE, ({ llm }) =>
    llm.script([[{ text: "Bien sûr, je vous dis cela bien vite et" }, { break: true }]]),
  );
  expect(said).toMatch(/^Bien sûr, je vous dis cela bien vite/);
  expect(said.match(/Bien sûr/g)).toHaveLength(1);
  expect(said).toMatch(PRICE_SAID);
  isCoherent(said);
  expect(call.avaTurns()).toHaveLength(2);
});

test("an answer that breaks after its fact was told stays one answer", async () => {
  const { call, said } = await ask(PRICE, ({ llm }) =>
    llm.script([
      { tool: "list_services", arguments: { about: "détartrage" } },
      [{ text: "Le détartrage coûte 28 euros 92. Je" }, { pause: 2_000 }],
    ]),
  );
  expect(said).toMatch(/^Le détartrage coûte 28 euros 92\./);
  expect(said.match(/Le détartrage coûte/g)).toHaveLength(1);
  isCoherent(said);
  expect(call.avaTurns()).toHaveLength(2);
});

test("a model that stalls between two words is given up, in the same turn", async () => {
  const { said, turn } = await ask(PRICE, ({ llm }) =>
    llm.script([[{ text: "Alors, " }, { pause: 5_000 }, { text: "c’est long." }]]),
  );
  expect(said).toMatch(/^Alors/);
  expect(said).not.toContain("c’est long");
  expect(said).toMatch(PRICE_SAID);
  expect(turn?.latency).toMatchObject({ brain: "llm", tookOver: true });
});

test("what the model booked before it broke stands, once", async () => {
  using fakes = useFakes();
  const org = await avaOrg();
  const call = await talkInBrowser(org, { at: "2026-11-24T08:00:00.000Z" });
  await call.greeting();
  await fakes.llm.script([{ tool: "find_slots", arguments: { service: "Détartrage" } }, { text: "Un instant." }]);
  await call.say("Je voudrais un rendez-vous pour un détartrage");
  const slot = call.events.flatMap((event) => (event.type === "tool" && event.tool.result ? [event.tool] : [])).at(-1);
  expect(slot?.name).toBe("find_slots");
  const startsAt = "2026-11-26T10:00";
  const booking = { service: "Détartrage", startsAt, callerName: "Durand", callerPhone: "0612345678" };
  await fakes.llm.script([{ tool: "book_appointment", arguments: booking }, [{ text: "C’est" }, { break: true }]]);
  const said = await call.say("Jeudi à dix heures, Durand, 06 12 34 56 78, oui c'est bien cela");
  isCoherent(said);
  const booked = call.events.filter(
    (event) => event.type === "tool" && event.tool.name === "book_appointment" && event.tool.result,
  );
  expect(booked).toHaveLength(1);
  expect(said).toMatch(/C’est réservé : Détartrage, jeudi 26 novembre à 10 heures/);
});

test("an English caller is taken over in English, with the same facts", async () => {
  using fakes = useFakes();
  const call = await talkInBrowser(await avaOrg({ language: "en" }));
  await call.greeting();
  await fakes.llm.misbehave({ kind: "hallucinate" });
  const said = await call.say("Hello, when are you open on Mondays please?");
  expect(said).not.toMatch(/4321|3:47/);
  expect(said).toMatch(/Monday/);
  expect(said).toMatch(/\d (?:am|pm)/);
  isCoherent(said);
  expect(lastTurn(call)?.latency).toMatchObject({ tookOver: true });
});

test("the next turn is the model's again", async () => {
  using fakes = useFakes();
  const call = await talkInBrowser(await avaOrg());
  await call.greeting();
  await fakes.llm.misbehave({ kind: "hallucinate", count: 1 });
  await call.say(PRICE);
  expect(lastTurn(call)?.latency).toMatchObject({ tookOver: true });
  expect(await call.say(PRICE)).toMatch(PRICE_SAID);
  expect(lastTurn(call)?.latency).toMatchObject({ brain: "llm", tookOver: false });
});

test("a caller on the telephone hears one coherent answer from a model that invents, and from one that breaks", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, archived } = await org.ring();
  await call.hears();
  await fakes.llm.misbehave({ kind: "hallucinate", count: 1 });
  await call.say(PRICE);
  const invented = await call.hears();
  expect(invented).not.toMatch(/4321|3 h 47/);
  expect(invented).toMatch(PRICE_SAID);
  isCoherent(invented);
  await fakes.llm.script([[{ text: "Je vous dis cela tout de" }, { break: true }]]);
  await call.say("Et quels sont vos horaires ?");
  const broken = await call.hears();
  expect(broken).toMatch(/lundi/);
  isCoherent(broken);
  await call.hangUp();
  const { turns } = await archived();
  expect(turns.filter(({ role }) => role === "ava").map(({ latency }) => latency?.tookOver)).toEqual([
    ...[undefined, true, true],
  ]);
});

test("a model presses the key that a recorded voice asks for, and no other keys than a telephone has", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call } = await org.ring();
  await call.hears();
  await fakes.llm.script([
    [{ tool: "press_keys", arguments: { keys: "1#" } }],
    [{ text: "C’est confirmé, merci." }],
    [{ tool: "press_keys", arguments: { keys: "un" } }],
    [{ text: "Je ne peux pas." }],
  ]);
  await call.say("Livraison demain. Pour confirmer, tapez un puis dièse.");
  expect(await call.hears()).toMatch(/confirmé/);
  await call.say("Tapez encore.");
  await call.hears();
  const pressed = call.frames.filter(({ frame }) => JSON.stringify(frame).includes("sendDigits"));
  expect(pressed.map(({ frame }) => frame)).toEqual([{ type: "sendDigits", digits: "1#" }]);
  await call.hangUp();
});
