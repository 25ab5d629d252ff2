import type { Brain, ThinkRequest, Thought } from "../../receptionist/conversation/brain";
import type { LlmConfig } from "./llm-config.schema";
import { type Deadlines, startDeadlines } from "./llm-deadlines";
import { BrainFailure } from "./llm-failure";
import { messagesFor } from "./llm-messages";
import { type CallOptions, type Model, openModel, type StreamPart } from "./llm-model";
import { readToolCall, toolsForModel } from "./llm-tools";

/** Spoken answers are short. A model that runs on past this has lost its way. */
const LONGEST_ANSWER_TOKENS = 400;
/** Low: a receptionist who is asked the same twice says the same. */
const TEMPERATURE = 0.2;

/**
 * Thinks with a language model behind any OpenAI-compatible endpoint. Throws `BrainFailure` whenever it cannot give a whole
 * answer, and the signal's own reason when it is stopped from outside. It asks once: within a turn there is no time for more.
 * What it says is not checked here: see receptionist/grounding/guard.ts.
 */
export const createLlmBrain = (config: LlmConfig): Brain => {
  const model = openModel(config);
  return async function* think(request, signal) {
    const deadlines = startDeadlines(signal, config.totalMs);
    deadlines.allow("first-token", config.firstTokenMs);
    try {
      const stream = await ask(model, request, deadlines);
      yield* thoughtsOf(partsOf(stream, deadlines), request.saidInTurn, () => deadlines.allow("stream", config.idleMs));
    } finally {
      deadlines.end();
    }
  };
};

async function ask(model: Model, request: ThinkRequest, { signal, race }: Deadlines) {
  const options: CallOptions = {
    prompt: messagesFor(request),
    tools: toolsForModel(),
    toolChoice: { type: "auto" },
    maxOutputTokens: LONGEST_ANSWER_TOKENS,
    temperature: TEMPERATURE,
    abortSignal: signal,
  };
  try {
    return (await race(Promise.resolve(model.doStream(options)))).stream;
  } catch (error) {
    // Out of time, or stopped: the SDK only says that something was aborted.
    if (signal.aborted) throw signal.reason;
    const status = statusOf(error);
    if (status !== null) throw new BrainFailure("refused", `The endpoint answered ${status}`);
    throw new BrainFailure("connect", "The endpoint could not be reached", { cause: error });
  }
}

/** The SDK's error carries the request and the endpoint's sentence, which are people's words and bits of keys: only its status goes on. */
const statusOf = (error: unknown): number | null =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : null;

async function* partsOf(stream: ReadableStream<StreamPart>, { signal, race }: Deadlines): AsyncGenerator<StreamPart> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await race(reader.read());
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof BrainFailure ? error : new BrainFailure("stream", `The answer broke off: ${nameOf(error)}`);
  } finally {
    // It may never settle where the other side hangs: nobody waits for it.
    reader.cancel().catch(() => {});
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/**
 * What of a stream is to be said and done. Text goes on at once; tools only when the model has finished as it should, so
 * that none runs on half of its arguments.
 */
async function* thoughtsOf(
  parts: AsyncIterable<StreamPart>,
  saidInTurn: string,
  onSign: () => void,
): AsyncGenerator<Thought> {
  const asked: Extract<StreamPart, { type: "tool-call" }>[] = [];
  const speech = createSpeech(saidInTurn);
  for await (const part of parts) {
    switch (part.type) {
      case "text-delta": {
        onSign();
        const text = speech.next(part.delta);
        if (text !== "") yield { type: "text", text };
        break;
      }
      case "tool-input-start":
      case "tool-input-delta":
        onSign();
        break;
      case "tool-call":
        asked.push(part);
        break;
      case "error":
        throw new BrainFailure("stream", `The answer could not be read: ${nameOf(part.error)}`);
      case "finish":
        requireWhole(part.finishReason.unified);
        break;
      default:
        break;
    }
  }
  // All are read before the first is used: half a round of tools would be no answer either.
  const tools = asked.map(({ toolCallId, toolName, input }) => ({ id: toolCallId, ...readToolCall(toolName, input) }));
  for (const tool of tools) yield { type: "tool", ...tool };
  if (tools.length === 0 && !speech.hasSaid()) throw new BrainFailure("empty", "The model had nothing to say");
}

const requireWhole = (reason: Extract<StreamPart, { type: "finish" }>["finishReason"]["unified"]): void => {
  if (reason === "content-filter") throw new BrainFailure("refused", "The model's own filter cut the answer");
  if (reason === "length") throw new BrainFailure("stream", "The answer was too long");
  if (reason === "error") throw new BrainFailure("stream", "The answer broke off");
};

/** Marks that a voice would read out. */
const MARKUP = /[*#`]+/g;
/** How small models write a tool call, or their reasoning, into what is meant to be spoken. */
const NOT_SPEECH = /^\s*[<{[]/;

/** The model's text as it is to be spoken: no markup, and parted from what was said before. */
const createSpeech = (saidInTurn: string) => {
  let hasSaid = false;
  return {
    next: (delta: string): string => {
      let text = delta.replaceAll(MARKUP, "");
      if (hasSaid) return text;
      if (NOT_SPEECH.test(text)) throw new BrainFailure("tool-call", "The model wrote what is no speech");
      text = text.trimStart();
      if (text === "") return "";
      hasSaid = true;
      return saidInTurn === "" || /\s$/.test(saidInTurn) ? text : ` ${text}`;
    },
    hasSaid: () => hasSaid,
  };
};
