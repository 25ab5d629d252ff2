import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { LlmSettings } from "../../durable-objects/voice/llm-config.schema";
import { BrainFailure, type BrainStage } from "../../durable-objects/voice/llm-failure";
import type { UsedTool } from "../../receptionist/conversation/brain";
import { TOOL_SCHEMAS } from "../../receptionist/tools/tool";
import { useFakes } from "../worker/fakes";
import { asked, ChatBody, config, thinking } from "./thinking";

const failed = (stage: BrainStage) => expect.objectContaining({ name: "BrainFailure", stage });

test("an answer comes word by word, and is whole", async () => {
  using fakes = useFakes();
  await fakes.llm.script([{ text: "Bonjour, je vous écoute." }]);
  const { thoughts, text, failure } = await thinking(asked("Bonjour"));
  expect(failure).toBeNull();
  expect(text).toBe("Bonjour, je vous écoute.");
  expect(thoughts.length).toBeGreaterThan(3);
});

test("a model that wants a fact asks for a tool, and with its answer it speaks", async () => {
  using fakes = useFakes();
  const first = await thinking(asked("Êtes-vous ouverts en ce moment, maintenant ?"));
  expect(first).toMatchObject({ text: "", tools: [{ name: "check_opening" }], failure: null });
  const used: UsedTool = {
    id: "u1",
    name: "check_opening",
    arguments: {},
    result: { ok: true, say: "Oui, nous sommes ouverts jusqu’à 18 heures." },
  };
  const second = await thinking(asked("Êtes-vous ouverts en ce moment, maintenant ?", { tools: [used] }));
  expect(second).toMatchObject({ text: "Oui, nous sommes ouverts jusqu’à 18 heures.", tools: [], failure: null });
  const sent = ChatBody.parse(JSON.parse(fakes.requests("api.llm.sim").at(-1)?.body ?? ""));
  expect(sent.messages.slice(-2)).toMatchObject([
    { role: "assistant", tool_calls: [{ id: "u1", function: { name: "check_opening" } }] },
    { role: "tool", tool_call_id: "u1" },
  ]);
});

test("every tool is declared with plain parameters, and the key and the model go out", async () => {
  using fakes = useFakes();
  await thinking(asked("Bonjour"));
  const [request] = fakes.requests("api.llm.sim");
  const sent = ChatBody.parse(JSON.parse(request?.body ?? ""));
  expect(request?.url.href).toBe(`${config.baseUrl}/chat/completions`);
  expect(request?.headers.get("Authorization")).toBe(`Bearer ${config.apiKey}`);
  expect(sent).toMatchObject({ model: config.model, stream: true });
  expect(sent.tools.map((tool) => tool.function.name)).toEqual(Object.keys(TOOL_SCHEMAS));
  expect(JSON.stringify(sent.tools)).not.toContain("pattern");
  const book = sent.tools.find((tool) => tool.function.name === "book_appointment");
  expect(book?.function.parameters.required).toEqual(["service", "startsAt", "callerName"]);
});

test("the instructions hold no hours and no price, and free slots go out on the business's clock", async () => {
  using fakes = useFakes();
  const slots = [Date.UTC(2026, 10, 24, 8), Date.UTC(2026, 10, 24, 13, 30)];
  const earlier: UsedTool = {
    id: "u1",
    name: "find_slots",
    arguments: { service: "Détartrage" },
    result: { ok: true, say: "Il reste mardi à 9 heures ou à 14 heures 30.", slots, phone: "+33698765432" },
  };
  await thinking(asked("Plutôt l'après-midi", { earlierTools: [earlier] }));
  const body = fakes.requests("api.llm.sim").at(-1)?.body ?? "";
  const { messages } = ChatBody.parse(JSON.parse(body));
  const tool = messages.find(({ role }) => role === "tool");
  expect(JSON.parse(tool?.content ?? "")).toMatchObject({ slots: ["2026-11-24T09:00", "2026-11-24T14:30"] });
  expect(messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "assistant", "tool", "user"]);
  expect(body).not.toContain("+33698765432");
  expect(body).not.toContain("+33612345678");
});

test("a strict endpoint hears two people in turn, and never Ava last", async () => {
  using fakes = useFakes();
  const history = [
    { role: "ava" as const, text: "Bonjour." },
    { role: "caller" as const, text: "Je voudrais" },
    { role: "caller" as const, text: "un rendez-vous." },
    { role: "ava" as const, text: "Je vous transfère." },
  ];
  await thinking(asked("", { history, cue: "transfer-failed" }));
  await thinking(asked("Un rendez-vous", { saidInTurn: "Bien sûr." }));
  const sent = fakes.requests("api.llm.sim").map(({ body }) => ChatBody.parse(JSON.parse(body)).messages.slice(1));
  for (const messages of sent) {
    const roles = messages.map(({ role }) => role);
    expect(roles).toEqual(roles.map((_, index) => (index % 2 === 0 ? "user" : "assistant")));
    expect(roles.at(-1)).toBe("user");
  }
  expect(sent[0]?.[2]?.content).toBe("Je voudrais\nun rendez-vous.");
});

test("a model that is late, silent or slow is given up at its stage's time", async () => {
  using fakes = useFakes();
  await fakes.llm.misbehave({ kind: "slow-first-token", ms: 5_000 });
  expect(await thinking(asked("Bonjour"), { firstTokenMs: 60 })).toMatchObject({
    text: "",
    failure: failed("first-token"),
  });
  await fakes.llm.misbehave({ kind: "none" });
  await fakes.llm.script([[{ text: "Un instant, " }, { pause: 5_000 }, { text: "voilà." }]]);
  expect(await thinking(asked("Bonjour"), { idleMs: 60 })).toMatchObject({
    text: expect.stringMatching(/^Un instant,\s?$/),
    failure: failed("stream"),
  });
  await fakes.llm.misbehave({ kind: "slow-tokens", ms: 40 });
  await fakes.llm.script([{ text: "un mot après l'autre et jamais de fin ".repeat(40) }]);
  const endless = await thinking(asked("Bonjour"), { totalMs: 500 });
  expect(endless.failure).toEqual(failed("stream"));
  expect(endless.thoughts.length).toBeGreaterThan(2);
});

test("a host that never answers is given up as well", async () => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  expect((await thinking(asked("Bonjour"), { firstTokenMs: 50 })).failure).toEqual(failed("first-token"));
  vi.unstubAllGlobals();
});

test("a host that cannot be reached, and one that redirects, are failures of their own", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Network connection lost");
  });
  expect((await thinking(asked("Bonjour"))).failure).toEqual(failed("connect"));
  let asks = 0;
  vi.stubGlobal("fetch", async (_: unknown, init: RequestInit) => {
    asks += 1;
    expect(init.redirect).toBe("manual");
    return new Response(null, { status: 302, headers: { Location: "https://elsewhere.example" } });
  });
  expect((await thinking(asked("Bonjour"))).failure).toEqual(failed("refused"));
  expect(asks).toBe(1);
  vi.unstubAllGlobals();
});

test("a wrong key, a busy and a broken endpoint refuse, once each, and the error holds no words of theirs", async () => {
  using fakes = useFakes();
  for (const fault of ["401", "429", "500"] as const) {
    await fakes.fault("llm", fault);
    const { failure } = await thinking(asked("Mon numéro est le 06 12 34 56 78"));
    expect(failure).toEqual(failed("refused"));
    expect(String(failure)).toContain(fault);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(/06 12|Incorrect API key/);
  }
  expect(fakes.requests("api.llm.sim")).toHaveLength(3);
});

test("an answer that breaks off or cannot be read fails after what was said", async () => {
  using fakes = useFakes();
  await fakes.llm.script([{ text: "Je regarde cela tout de suite." }, { text: "Je regarde cela tout de suite." }]);
  await fakes.llm.misbehave({ kind: "break", afterTokens: 2 });
  expect(await thinking(asked("Bonjour"))).toMatchObject({
    text: expect.stringMatching(/^Je regarde/),
    failure: failed("stream"),
  });
  await fakes.llm.misbehave({ kind: "malformed-sse" });
  expect(await thinking(asked("Bonjour"))).toMatchObject({
    text: expect.stringMatching(/^Je/),
    failure: failed("stream"),
  });
});

test("a tool that does not exist, or arguments that are none, run nothing", async () => {
  using fakes = useFakes();
  for (const kind of ["unknown-tool", "malformed-arguments"] as const) {
    await fakes.llm.misbehave({ kind });
    expect(await thinking(asked("Quels sont vos horaires ?"))).toMatchObject({
      tools: [],
      failure: failed("tool-call"),
    });
  }
  await fakes.llm.misbehave({ kind: "none" });
  await fakes.llm.script([[{ tool: "check_opening" }, { tool: "find_slots", arguments: { from: "demain" } }]]);
  expect(await thinking(asked("Bonjour"))).toMatchObject({ tools: [], failure: failed("tool-call") });
});

test("a call that breaks in the middle of a tool's arguments runs nothing", async () => {
  using fakes = useFakes();
  await fakes.llm.misbehave({ kind: "break", afterTokens: 2 });
  await fakes.llm.script([{ tool: "take_message", arguments: { message: "Rappelez-moi au plus vite, merci." } }]);
  expect(await thinking(asked("Un message"))).toMatchObject({ tools: [], failure: failed("stream") });
});

test("arguments as models write them are taken: null and empty for nothing, seconds and a zone after a time", async () => {
  using fakes = useFakes();
  const from = "2026-11-24T14:30:00+01:00";
  await fakes.llm.script([
    [
      { tool: "find_slots", arguments: { service: "Détartrage", from, to: null } },
      { tool: "get_address", arguments: "" },
    ],
    { tool: "list_services", arguments: { about: "" } },
  ]);
  expect(await thinking(asked("Demain à 14 h 30"))).toMatchObject({
    failure: null,
    tools: [
      { name: "find_slots", arguments: { service: "Détartrage", from: "2026-11-24T14:30" } },
      { name: "get_address", arguments: {} },
    ],
  });
  expect((await thinking(asked("Vos tarifs"))).tools).toMatchObject([{ name: "list_services", arguments: {} }]);
});

test("nothing said is a failure, and what is no speech is not said", async () => {
  using fakes = useFakes();
  await fakes.llm.script([
    { text: "" },
    { text: '{"name": "check_opening", "parameters": {}}' },
    { text: "<think>Hm" },
  ]);
  expect(await thinking(asked("Bonjour"))).toMatchObject({ text: "", failure: failed("empty") });
  expect(await thinking(asked("Bonjour"))).toMatchObject({ text: "", failure: failed("tool-call") });
  expect(await thinking(asked("Bonjour"))).toMatchObject({ text: "", failure: failed("tool-call") });
});

test("no markup is spoken, and what follows earlier words is parted from them", async () => {
  using fakes = useFakes();
  await fakes.llm.script([{ text: "Voici **notre** adresse." }, { text: "Et voilà." }]);
  expect((await thinking(asked("Bonjour"))).text).toBe("Voici notre adresse.");
  expect((await thinking(asked("Bonjour", { saidInTurn: "Je regarde." }))).text).toBe(" Et voilà.");
});

test("a caller who speaks again stops the model, with the reason that was given", async () => {
  using fakes = useFakes();
  await fakes.llm.misbehave({ kind: "slow-first-token", ms: 5_000 });
  const controller = new AbortController();
  const thought = thinking(asked("Bonjour"), { firstTokenMs: 5_000 }, controller.signal);
  controller.abort(new Error("The caller spoke"));
  const { failure } = await thought;
  expect(failure).not.toBeInstanceOf(BrainFailure);
  expect(failure).toMatchObject({ message: "The caller spoke" });
  expect((await thinking(asked("Bonjour"), {}, controller.signal)).failure).toMatchObject({
    message: "The caller spoke",
  });
});

test("a model is configured whole, or not at all", () => {
  const whole = LlmSettings.parse(env).llm;
  expect(whole).toMatchObject({ model: "sim-1", firstTokenMs: 400 });
  expect(LlmSettings.parse({}).llm).toBeNull();
  expect(LlmSettings.parse({ LLM_BASE_URL: "", LLM_MODEL: "" }).llm).toBeNull();
  const { LLM_BASE_URL, LLM_MODEL } = { LLM_BASE_URL: config.baseUrl, LLM_MODEL: config.model };
  expect(LlmSettings.parse({ LLM_BASE_URL, LLM_MODEL, LLM_API_KEY: "k" }).llm?.firstTokenMs).toBe(1200);
  const incomplete = LlmSettings.safeParse({ LLM_BASE_URL, LLM_MODEL });
  expect(incomplete.error?.issues.map(({ path }) => path.join("."))).toEqual(["LLM_API_KEY"]);
});
