import { env } from "cloudflare:workers";
import * as z from "zod";
import { createLlmBrain } from "../../durable-objects/voice/llm-brain";
import { LlmSettings } from "../../durable-objects/voice/llm-config.schema";
import type { ThinkRequest, Thought } from "../../receptionist/conversation/brain";
import type { Brief } from "../../receptionist/conversation/brief.schema";
import { profileFromPreset } from "../../receptionist/profile";

const { llm } = LlmSettings.parse(env);
if (!llm) throw new Error("The project llm has no model: see vitest.config.ts");
export const config = llm;

const profile = profileFromPreset({ businessName: "Cabinet des Tilleuls", industry: "dentist", language: "fr" });

export const brief: Brief = {
  profile,
  version: 1,
  timeZone: "Europe/Paris",
  opening: { hours: profile.hours, holidays: profile.holidays, exceptions: [] },
  country: "FR",
  duty: "full",
  channel: "phone",
  from: "+33612345678",
  isTest: false,
  clockShiftMs: 0,
  brain: "llm",
};

/** A caller has just said something, on Monday 23 November 2026 at 10:00 in Paris. */
export const asked = (text: string, rest: Partial<ThinkRequest> = {}): ThinkRequest => ({
  brief,
  language: "fr",
  nowMs: Date.UTC(2026, 10, 23, 9),
  cue: "caller-spoke",
  history: [
    { role: "ava", text: "Cabinet des Tilleuls, bonjour." },
    { role: "caller", text },
  ],
  earlierTools: [],
  tools: [],
  saidInTurn: "",
  memory: null,
  ...rest,
});

/** What a model thinks, until the end or until it fails. */
export async function thinking(request: ThinkRequest, change: Partial<typeof config> = {}, signal = never()) {
  const thoughts: Thought[] = [];
  let failure: unknown = null;
  try {
    for await (const thought of createLlmBrain({ ...config, ...change })(request, signal)) thoughts.push(thought);
  } catch (error) {
    failure = error;
  }
  const text = thoughts.map((thought) => (thought.type === "text" ? thought.text : "")).join("");
  return { thoughts, text, tools: thoughts.filter(({ type }) => type === "tool"), failure };
}

const never = () => new AbortController().signal;

/** The messages of a request that was sent, and its tools. */
export const ChatBody = z.object({
  model: z.string(),
  stream: z.boolean(),
  messages: z.array(
    z.object({
      role: z.string(),
      content: z.string().nullish(),
      tool_calls: z.array(z.object({ id: z.string(), function: z.object({ name: z.string() }) })).optional(),
      tool_call_id: z.string().optional(),
    }),
  ),
  tools: z.array(z.object({ function: z.object({ name: z.string(), parameters: z.record(z.string(), z.unknown()) }) })),
});
