import * as z from "zod";

/** What assistants and numbers at Vapi are made of, with its limits. Source: CONTRACTS.md 1.3 and 1.6. */

export const Name = z.string().max(40);
export const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a valid phone number in the E.164 format");
export const between = (min: number, max: number) => z.number().min(min).max(max).optional();

const BackoffPlan = z.looseObject({
  type: z.enum(["fixed", "exponential"]),
  maxRetries: z.number().min(0).max(10),
  baseDelaySeconds: z.number().min(0).max(10),
  excludedStatusCodes: z.array(z.number()).optional(),
});

export const Server = z.looseObject({
  url: z.url(),
  timeoutSeconds: between(1, 300),
  headers: z.record(z.string(), z.string()).optional(),
  backoffPlan: BackoffPlan.optional(),
});
export type Server = z.infer<typeof Server>;

const FunctionTool = z.looseObject({
  type: z.literal("function"),
  async: z.boolean().optional(),
  server: Server.optional(),
  function: z.looseObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().optional(),
    parameters: z.looseObject({ type: z.literal("object"), properties: z.record(z.string(), z.unknown()) }).optional(),
  }),
});
const OTHER_TOOLS = [
  "transferCall",
  "endCall",
  "dtmf",
  "voicemail",
  "apiRequest",
  "sms",
  "query",
  "handoff",
  "mcp",
] as const;
const Tool = z.discriminatedUnion("type", [FunctionTool, z.looseObject({ type: z.enum(OTHER_TOOLS) })]);
export type FunctionTool = z.infer<typeof FunctionTool>;

const MODELS =
  "anthropic anthropic-bedrock anyscale cerebras deepinfra deep-seek google groq inflection-ai minimax openai openrouter perplexity-ai together-ai xai".split(
    " ",
  );
const modelFields = {
  messages: z
    .array(
      z.looseObject({
        role: z.enum(["assistant", "function", "user", "system", "tool"]),
        content: z.string().nullable(),
      }),
    )
    .optional(),
  tools: z.array(Tool).optional(),
  toolIds: z.array(z.string()).optional(),
  temperature: between(0, 2),
  maxTokens: between(50, 10_000),
};
export const Model = z.discriminatedUnion("provider", [
  z.looseObject({ provider: z.enum(MODELS), model: z.string(), ...modelFields }),
  z.looseObject({ provider: z.literal("custom-llm"), model: z.string(), url: z.url(), ...modelFields }),
  z.looseObject({ provider: z.literal("vapi"), ...modelFields }),
]);

const ELEVEN_MODELS = [
  "eleven_multilingual_v2",
  "eleven_turbo_v2",
  "eleven_turbo_v2_5",
  "eleven_flash_v2",
  "eleven_flash_v2_5",
  "eleven_monolingual_v1",
  "eleven_v3",
] as const;
const OTHER_VOICES =
  "cartesia deepgram hume lmnt neuphonic playht wellsaid rime-ai smallest-ai tavus sesame inworld minimax xai microsoft".split(
    " ",
  );
const voiceId = z.string().min(1);
export const Voice = z.discriminatedUnion("provider", [
  z.looseObject({
    provider: z.literal("11labs"),
    voiceId,
    stability: between(0, 1),
    similarityBoost: between(0, 1),
    style: between(0, 1),
    speed: between(0.7, 1.2),
    model: z.enum(ELEVEN_MODELS).optional(),
    language: z.string().optional(),
  }),
  z.looseObject({ provider: z.literal("azure"), voiceId, speed: between(0.5, 2) }),
  z.looseObject({ provider: z.literal("vapi"), voiceId, speed: between(0.25, 2) }),
  z.looseObject({
    provider: z.literal("openai"),
    voiceId,
    model: z.enum(["tts-1", "tts-1-hd", "gpt-4o-mini-tts"]).optional(),
    speed: between(0.25, 4),
  }),
  z.looseObject({ provider: z.enum(OTHER_VOICES), voiceId }),
]);

const OTHER_TRANSCRIBERS =
  "assembly-ai azure custom-transcriber 11labs gladia google speechmatics talkscriber openai cartesia soniox xai vapi".split(
    " ",
  );
export const Transcriber = z.discriminatedUnion("provider", [
  z.looseObject({
    provider: z.literal("deepgram"),
    model: z.string().optional(),
    language: z.string().optional(),
    smartFormat: z.boolean().optional(),
    endpointing: between(10, 500),
    confidenceThreshold: between(0, 1),
  }),
  z.looseObject({ provider: z.enum(OTHER_TRANSCRIBERS), language: z.string().optional() }),
]);
