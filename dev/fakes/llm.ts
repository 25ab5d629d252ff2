import { Hono } from "hono";
import * as z from "zod";
import { Fault, type FaultAnswers, faultSwitch, setFault } from "./faults";
import { LlmFault, SetLlmFault, spoilt } from "./llm/faults";
import { languageOf, think } from "./llm/model";
import { argumentsOf, streamed, tokensOf } from "./llm/stream";
import { ChatRequest, problemIn, Step } from "./llm/wire";
import type { FakeStore } from "./store";

const problem = (message: string, type: string, code: string | null, param: string | null = null) => ({
  error: { message, type, param, code },
});

const FAULT_ANSWERS: FaultAnswers = {
  "500": { body: problem("The server had an error while processing your request", "server_error", null) },
  "429": {
    body: problem("Rate limit reached for requests", "requests", "rate_limit_exceeded"),
    headers: { "Retry-After": "1" },
  },
  "400": { body: problem("The request was refused", "invalid_request_error", null) },
  "401": { body: problem("Incorrect API key provided", "invalid_request_error", "invalid_api_key") },
};

type Deps = {
  store: FakeStore;
  /** Epoch milliseconds. */
  now: () => number;
  apiKey: string;
};

/** One answer: a step, or several one after the other. */
const Answer = z.union([Step.transform((step) => [step]), z.array(Step).min(1)]);
const Script = z.array(Answer);

const SCRIPT = "llm/script";
const LLM_FAULT = "llm/fault";

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Chat completions in the format that OpenAI published and others speak, streamed or whole. The model is deterministic
 * (llm/model.ts); what it says next can be dictated, and it can be made to fail in the ways that models do.
 */
export function createLlmFake({ store, now, apiKey }: Deps) {
  /** The scripted answer, or what the model thinks of. */
  async function nextSteps(request: ChatRequest): Promise<Step[]> {
    const [scripted, ...rest] = Script.parse((await store.get(SCRIPT)) ?? []);
    if (!scripted) return think(request);
    await store.put(SCRIPT, rest);
    return scripted;
  }
  async function takeFault(): Promise<LlmFault> {
    const fault = SetLlmFault.parse((await store.get(LLM_FAULT)) ?? { kind: "none" });
    if (fault.count !== undefined) {
      if (fault.count > 1) await store.put(LLM_FAULT, { ...fault, count: fault.count - 1 });
      else await store.delete(LLM_FAULT);
    }
    const { count: _count, ...rest } = fault;
    return LlmFault.parse(rest);
  }

  const app = new Hono()
    .use(faultSwitch(store, FAULT_ANSWERS))
    .use(async (c, next) => {
      const key = c.req.header("Authorization")?.match(/^Bearer (.+)$/)?.[1];
      if (key === apiKey) return next();
      const said = key ? "Incorrect API key provided" : "You didn't provide an API key";
      return c.json(problem(said, "invalid_request_error", "invalid_api_key"), 401);
    })
    .post("/v1/chat/completions", async (c) => {
      if (!c.req.header("Content-Type")?.startsWith("application/json")) {
        return c.json(problem("Content-Type must be application/json", "invalid_request_error", null), 400);
      }
      const read = ChatRequest.safeParse(await c.req.json().catch(() => null));
      if (!read.success) {
        const [issue] = read.error.issues;
        const param = issue?.path.join(".") ?? null;
        return c.json(problem(`${param}: ${issue?.message}`, "invalid_request_error", null, param), 400);
      }
      const request = read.data;
      const nonsense = problemIn(request);
      if (nonsense) return c.json(problem(nonsense, "invalid_request_error", null, "messages"), 400);

      const fault = await takeFault();
      const steps = spoilt(await nextSteps(request), fault, languageOf(request.messages));
      const id = `chatcmpl-${crypto.randomUUID().replaceAll("-", "")}`;
      const created = Math.floor(now() / 1000);
      const said = steps.flatMap((step) => ("text" in step ? [step.text] : []));
      const prompt_tokens = request.messages.reduce((sum, { content }) => sum + tokensOf(content ?? "").length, 0);
      const completion_tokens = said.reduce((sum, text) => sum + tokensOf(text).length, 0);
      const usage = { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
      const { model } = request;
      if (request.stream) {
        const includeUsage = request.stream_options?.include_usage ?? false;
        const body = streamed({ id, model, created, steps, fault, usage, includeUsage, sleep });
        return c.body(body, 200, { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache" });
      }
      if (fault.kind === "slow-first-token") await sleep(fault.ms);
      const tool_calls = steps.flatMap((step, index) =>
        "tool" in step
          ? [
              {
                id: `call_${id.slice(-8)}_${index}`,
                type: "function" as const,
                function: { name: step.tool, arguments: argumentsOf(step) },
              },
            ]
          : [],
      );
      const message = {
        role: "assistant",
        content: said.length > 0 ? said.join("") : null,
        refusal: null,
        ...(tool_calls.length > 0 && { tool_calls }),
      };
      const finish_reason = tool_calls.length > 0 ? "tool_calls" : "stop";
      const choices = [{ index: 0, message, logprobs: null, finish_reason }];
      return c.json({ id, object: "chat.completion", created, model, choices, usage, system_fingerprint: null });
    })
    .notFound((c) =>
      c.json(problem(`Invalid URL (${c.req.method} ${c.req.path})`, "invalid_request_error", null), 404),
    );

  const control = {
    /** What the model answers next, one entry per request; after them it thinks for itself again. */
    script: (answers: z.input<typeof Script>) => store.put(SCRIPT, Script.parse(answers)),
    /** How the model misbehaves from now on, or for `count` answers. */
    misbehave: (fault: z.input<typeof SetLlmFault>) => store.put(LLM_FAULT, SetLlmFault.parse(fault)),
  };
  const done = async (work: Promise<void>) => {
    await work;
    return { ok: true };
  };
  const controlApp = new Hono()
    .get("/state", async (c) =>
      c.json({ script: (await store.get(SCRIPT)) ?? [], fault: (await store.get(LLM_FAULT)) ?? { kind: "none" } }),
    )
    .post("/script", async (c) => c.json(await done(control.script(Script.parse(await c.req.json())))))
    .post("/misbehave", async (c) => c.json(await done(control.misbehave(SetLlmFault.parse(await c.req.json())))))
    .post("/fault", async (c) => c.json(await done(setFault(store, Fault.parse(await c.req.json())))))
    .post("/reset", async (c) => c.json(await done(store.clear())))
    .onError((error, c) => c.json({ error: error.message }, 400));

  return { app, control: controlApp, ...control };
}
