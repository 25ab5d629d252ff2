import { expect, test } from "vitest";
import type { Brain, ThinkRequest, Thought, UsedTool } from "../../../receptionist/conversation/brain";
import { grounded, Ungrounded } from "../../../receptionist/grounding/grounded";
import { profileFromPreset } from "../../../receptionist/profile";

const profile = profileFromPreset({ businessName: "Studio 54", industry: "hair-salon", language: "fr" });

const request = (tools: UsedTool[] = [], said = "Bonjour"): ThinkRequest => ({
  brief: {
    profile,
    version: 1,
    timeZone: "Europe/Paris",
    opening: { hours: profile.hours, holidays: profile.holidays, exceptions: [] },
    country: "FR",
    duty: "full",
    channel: "browser",
    from: null,
    isTest: true,
    clockShiftMs: 0,
    brain: "llm",
  },
  language: "fr",
  nowMs: Date.UTC(2026, 10, 23, 9),
  cue: "caller-spoke",
  history: [{ role: "caller", text: said }],
  earlierTools: [],
  tools,
  saidInTurn: "",
  memory: null,
});

const used = (name: UsedTool["name"], say: string, ok = true): UsedTool => ({
  id: "u1",
  name,
  arguments: {},
  result: { ok, say },
});

const thinks = (...thoughts: Thought[]): Brain =>
  async function* () {
    yield* thoughts;
  };

async function run(brain: Brain, asked: ThinkRequest) {
  const out: (Thought | { type: "began" })[] = [];
  let failure: unknown = null;
  try {
    for await (const thought of grounded(brain, asked, new AbortController().signal)) out.push(thought);
  } catch (error) {
    failure = error;
  }
  return { out, text: out.map((each) => (each.type === "text" ? each.text : "")).join(""), failure };
}

const text = (said: string): Thought => ({ type: "text", text: said });

test("the first token is reported though it is held back", async () => {
  const { out } = await run(
    thinks(text("14 heures"), text(" 30.")),
    request([used("check_opening", "Jusqu’à 14 heures 30.")]),
  );
  expect(out).toEqual([{ type: "began" }, text("14 heures 30.")]);
});

test("what a tool refused with may be said, and what it was asked with may not", async () => {
  const refusal = used("book_appointment", "Ce créneau n’est plus libre : je peux vous proposer 15 heures.", false);
  expect(await run(thinks(text("Je peux vous proposer 15 heures.")), request([refusal]))).toMatchObject({
    failure: null,
  });
  const noted = used("request_appointment", "Votre demande est notée : coupe à 20 euros, mardi.");
  const { failure } = await run(thinks(text("La coupe est à 20 euros.")), request([noted]));
  expect(failure).toBeInstanceOf(Ungrounded);
});

test("an invented price ends the answer, and its words stay out of the log", async () => {
  const { text: said, failure } = await run(thinks(text("Bien sûr. C’est 4321 euros."), text(" Et voilà.")), request());
  expect(said).toBe("Bien sûr. C’est ");
  expect(failure).toMatchObject({ stage: "ungrounded", claim: "4321 euros" });
  expect(String(failure)).not.toContain("4321");
});

test("words before a tool are spoken before it, held back or not", async () => {
  const tool: Thought = { type: "tool", id: "t", name: "find_slots", arguments: { service: "Coupe" } };
  const { out } = await run(thinks(text("Pour mardi, je regarde"), tool), request([], "Mardi ce serait bien"));
  expect(out).toEqual([{ type: "began" }, text("Pour "), text("mardi, je regarde"), tool]);
});

test("the business's own name is no claim", async () => {
  expect((await run(thinks(text("Ici Studio 54.")), request())).failure).toBeNull();
});
