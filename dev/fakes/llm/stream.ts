import type { LlmFault } from "./faults";
import type { Step } from "./wire";

type Deps = {
  id: string;
  model: string;
  /** Epoch seconds. */
  created: number;
  steps: Step[];
  fault: LlmFault;
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
  includeUsage: boolean;
  sleep(ms: number): Promise<void>;
};

/** A tool's arguments arrive in pieces of this many characters. */
const PIECE = 12;

/** "Bonjour, ici Ava." as tokens: words with the space before them. */
export const tokensOf = (text: string): string[] => text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text ? [text] : []);

const piecesOf = (text: string): string[] => text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, "g")) ?? [];

export const argumentsOf = (step: Extract<Step, { tool: string }>): string =>
  typeof step.arguments === "string" ? step.arguments : JSON.stringify(step.arguments);

type Delta = {
  role?: "assistant";
  content?: string | null;
  tool_calls?: {
    index: number;
    id?: string;
    type?: "function";
    function: { name?: string; arguments: string };
  }[];
};

/** The answer as server-sent events: the role, the tokens one by one, why it stopped, `[DONE]`. */
export function streamed({
  id,
  model,
  created,
  steps,
  fault,
  usage,
  includeUsage,
  sleep,
}: Deps): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const event = (text: string) => encoder.encode(`data: ${text}\n\n`);
  const chunk = (choices: object[], rest: object = {}) =>
    event(
      JSON.stringify({
        id,
        object: "chat.completion.chunk",
        created,
        model,
        system_fingerprint: null,
        choices,
        ...rest,
      }),
    );
  const withUsage = includeUsage ? { usage: null } : {};
  const delta = (change: Delta, finish_reason: string | null = null) =>
    chunk([{ index: 0, delta: change, logprobs: null, finish_reason }], withUsage);

  async function* deltas(): AsyncGenerator<Delta | "break" | { raw: string } | { pause: number }> {
    let calls = 0;
    for (const step of steps) {
      if ("text" in step) for (const content of tokensOf(step.text)) yield { content };
      if ("raw" in step) yield step;
      if ("pause" in step) yield step;
      if ("break" in step) yield "break";
      if (!("tool" in step)) continue;
      const index = calls++;
      const called = { name: step.tool, arguments: "" };
      yield { tool_calls: [{ index, id: `call_${id.slice(-8)}_${index}`, type: "function", function: called }] };
      for (const piece of piecesOf(argumentsOf(step)))
        yield { tool_calls: [{ index, function: { arguments: piece } }] };
    }
  }

  async function* events(): AsyncGenerator<Uint8Array> {
    yield delta({ role: "assistant", content: "" });
    let sent = 0;
    if (fault.kind === "slow-first-token") await sleep(fault.ms);
    for await (const part of deltas()) {
      if (part === "break" || (fault.kind === "break" && sent >= fault.afterTokens))
        throw new Error("connection reset");
      if ("pause" in part) {
        await sleep(part.pause);
        continue;
      }
      if (fault.kind === "slow-tokens") await sleep(fault.ms);
      yield "raw" in part ? encoder.encode(part.raw) : delta(part);
      sent += 1;
      if (fault.kind === "malformed-sse" && sent === 1)
        yield encoder.encode('data: {"id": "chatcmpl-\n\ndata: not json\n\n');
    }
    if (fault.kind === "break") throw new Error("connection reset");
    yield delta({}, steps.some((step) => "tool" in step) ? "tool_calls" : "stop");
    if (includeUsage) yield chunk([], { usage });
    yield event("[DONE]");
  }

  const source = events();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error);
      }
    },
    // Who asked has heard enough: nothing more is made.
    cancel: async () => void (await source.return(undefined)),
  });
}
