import { expect, test } from "vitest";
import * as z from "zod";
import { createLlmFake } from "../../dev/fakes/llm";
import { memoryStore } from "../../dev/fakes/store";

const TOOLS = ["check_opening", "take_message"].map((name) => ({
  type: "function",
  function: {
    name,
    parameters: {
      type: "object",
      properties: name === "take_message" ? { callerName: {}, callbackNumber: {}, message: {} } : { week: {} },
      required: name === "take_message" ? ["callerName", "callbackNumber", "message"] : [],
    },
  },
}));
const user = (content: string) => ({ role: "user", content });

function llmForTest() {
  const fake = createLlmFake({ store: memoryStore(), now: () => Date.UTC(2026, 10, 23, 9), apiKey: "key" });
  const ask = async (body: object, key = "key") =>
    fake.app.request("https://api.llm.sim/v1/chat/completions", {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ model: "sim-1", ...body }),
    });
  const stream = async (messages: object[], rest: object = {}) => {
    const answer = await ask({ messages, stream: true, tools: TOOLS, ...rest });
    return readStream(answer);
  };
  return { ...fake, ask, stream };
}

const Chunk = z.object({
  id: z.string().startsWith("chatcmpl-"),
  object: z.literal("chat.completion.chunk"),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.literal(0),
      delta: z.object({
        role: z.literal("assistant").optional(),
        content: z.string().optional(),
        tool_calls: z
          .array(
            z.object({
              index: z.int(),
              id: z.string().optional(),
              type: z.literal("function").optional(),
              function: z.object({ name: z.string().optional(), arguments: z.string() }),
            }),
          )
          .optional(),
      }),
      finish_reason: z.enum(["stop", "tool_calls"]).nullable(),
    }),
  ),
  usage: z.object({ total_tokens: z.int().positive() }).nullish(),
});

/** Reads server-sent events as strictly as the format says; throws for a line that is none. */
async function readStream(answer: Response) {
  expect(answer.headers.get("Content-Type")).toMatch(/^text\/event-stream/);
  const text = await answer.text();
  const events = text.split("\n\n").filter(Boolean);
  expect(events.at(-1)).toBe("data: [DONE]");
  const chunks = events.slice(0, -1).map((event) => Chunk.parse(JSON.parse(event.replace(/^data: /, ""))));
  const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
  const calls = deltas.flatMap(({ tool_calls = [] }) => tool_calls);
  return {
    deltas,
    text: deltas.map(({ content = "" }) => content).join(""),
    tokens: deltas.flatMap(({ content }) => (content ? [content] : [])),
    tools: calls
      .filter(({ id }) => id)
      .map((opened) => ({
        name: opened.function.name,
        arguments: calls
          .filter(({ index }) => index === opened.index)
          .map((call) => call.function.arguments)
          .join(""),
      })),
    finish: chunks.flatMap(({ choices }) => choices.map(({ finish_reason }) => finish_reason)).at(-1),
    usage: chunks.at(-1)?.usage ?? null,
  };
}

test("a stream is the role, the tokens one by one, why it stopped, the usage that was asked for, and [DONE]", async () => {
  const { stream } = llmForTest();
  const { deltas, tokens, text, finish, usage } = await stream([user("Merci, au revoir")], {
    stream_options: { include_usage: true },
  });
  expect(deltas[0]).toEqual({ role: "assistant", content: "" });
  expect(text).toBe("Avec plaisir. Bonne journée !");
  expect(tokens.length).toBeGreaterThan(3);
  expect(finish).toBe("stop");
  expect(usage).not.toBeNull();
});

test("a keyword calls the declared tool, its arguments come in pieces, and its answer is said as it is", async () => {
  const { stream } = llmForTest();
  const asked = user("Vous êtes ouverts samedi ?");
  const called = await stream([asked]);
  expect(called).toMatchObject({
    tools: [{ name: "check_opening", arguments: '{"week":true}' }],
    finish: "tool_calls",
  });
  const tool_calls = [{ id: "call_1", type: "function", function: { name: "check_opening", arguments: "{}" } }];
  const content = JSON.stringify({ ok: true, say: "Le samedi, de 9 h à 12 h." });
  const answer = { role: "tool", tool_call_id: "call_1", content };
  expect(await stream([asked, { role: "assistant", content: null, tool_calls }, answer])).toMatchObject({
    text: "Le samedi, de 9 h à 12 h.",
    tools: [],
    finish: "stop",
  });
});

test("what a tool needs and nobody has said is asked for, one thing after the other", async () => {
  const { stream } = llmForTest();
  const conversation: object[] = [user("Pouvez-vous dire à Luc de me rappeler ?")];
  const replies = ["Camille Moreau.", "Au 06 12 34 56 78."];
  for (const question of ["À quel nom, s'il vous plaît ?", "À quel numéro peut-on vous rappeler ?"]) {
    const { text } = await stream(conversation);
    expect(text).toBe(question);
    conversation.push({ role: "assistant", content: text }, user(String(replies.shift())));
  }
  const [tool] = (await stream(conversation)).tools;
  expect(tool?.name).toBe("take_message");
  expect(JSON.parse(tool?.arguments ?? "")).toMatchObject({
    callerName: "Camille Moreau",
    callbackNumber: "0612345678",
  });
});

test("dictated answers are given in order, one a request, several steps in one; then the model thinks again", async () => {
  const { script, stream } = llmForTest();
  await script([{ text: "Un." }, [{ text: "Deux. " }, { tool: "check_opening", arguments: { week: true } }]]);
  expect((await stream([user("x")])).text).toBe("Un.");
  expect(await stream([user("x")])).toMatchObject({ text: "Deux. ", tools: [{ name: "check_opening" }] });
  expect((await stream([user("merci")])).text).toContain("Bonne journée");
});

test("unstreamed, the same answer is one object", async () => {
  const { ask } = llmForTest();
  const answer = await ask({ messages: [user("What are your opening hours?")], tools: TOOLS });
  expect(await answer.json()).toMatchObject({
    object: "chat.completion",
    choices: [
      {
        index: 0,
        finish_reason: "tool_calls",
        message: {
          role: "assistant",
          content: null,
          tool_calls: [{ type: "function", function: { name: "check_opening" } }],
        },
      },
    ],
    usage: { prompt_tokens: 5 },
  });
});

test.each([
  ["a wrong key", { messages: [user("x")] }, "other", 401, "invalid_api_key"],
  ["no messages", { messages: [] }, "key", 400, null],
  [
    "a tool's answer that answers nothing",
    { messages: [{ role: "tool", tool_call_id: "call_9", content: "x" }] },
    "key",
    400,
    null,
  ],
  [
    "a call that was not answered",
    {
      messages: [
        { role: "assistant", tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: "{}" } }] },
        user("x"),
      ],
    },
    "key",
    400,
    null,
  ],
])("the model refuses %s in the vendor's words", async (_case, body, key, status, code) => {
  const { ask } = llmForTest();
  const answer = await ask(body, key);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({
    error: { type: "invalid_request_error", code, message: expect.any(String) },
  });
});

test("the model can be cut off after some tokens, and is well again after the answers that were to fail", async () => {
  const { misbehave, ask, stream } = llmForTest();
  await misbehave({ kind: "break", afterTokens: 2, count: 1 });
  const cut = await ask({ messages: [user("merci")], stream: true });
  const chunks: string[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const bytes of cut.body ?? []) chunks.push(decoder.decode(bytes));
  })();
  await expect(reading).rejects.toThrow("connection reset");
  expect(chunks.join("")).toContain("plaisir");
  expect(chunks.join("")).not.toContain("[DONE]");
  expect((await stream([user("merci")])).finish).toBe("stop");
});

test.each([
  ["malformed-arguments", [{ name: "check_opening", arguments: '{"day": "satur' }], ""],
  ["unknown-tool", [{ name: "launch_rocket", arguments: '{"planet":"Mars"}' }], ""],
  ["hallucinate", [], "Oui, bien sûr : c'est 4321 euros, et nous sommes ouverts jusqu'à 3 h 47 du matin."],
] as const)("a model that misbehaves by %s still speaks the format", async (kind, tools, text) => {
  const { misbehave, stream } = llmForTest();
  await misbehave({ kind });
  expect(await stream([user("Vous êtes ouverts le samedi ?")])).toMatchObject({ tools, text });
});

test("malformed events come after a token that was well", async () => {
  const { misbehave, ask } = llmForTest();
  await misbehave({ kind: "malformed-sse" });
  const text = await (await ask({ messages: [user("merci")], stream: true })).text();
  expect(text).toMatch(/"content":"Avec"[\s\S]*data: not json/);
});

test("a slow model sends its headers at once and its first token late", async () => {
  const { misbehave, ask } = llmForTest();
  await misbehave({ kind: "slow-first-token", ms: 60 });
  const startedMs = performance.now();
  const answer = await ask({ messages: [user("merci")], stream: true });
  const headersMs = performance.now() - startedMs;
  await answer.text();
  expect(performance.now() - startedMs).toBeGreaterThan(headersMs + 50);
});
