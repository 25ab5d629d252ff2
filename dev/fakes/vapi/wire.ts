import { z } from "zod";

/** The bodies that Vapi accepts, with its limits. Unknown fields pass and are echoed, as there. Source: CONTRACTS.md 1.3–1.6. */

const Name = z.string().max(40);
export const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a valid phone number in the E.164 format");
const between = (min: number, max: number) => z.number().min(min).max(max).optional();

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
const Model = z.discriminatedUnion("provider", [
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
const Voice = z.discriminatedUnion("provider", [
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
const Transcriber = z.discriminatedUnion("provider", [
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

/** Sent when `serverMessages` is absent. It does not hold `transcript`. */
export const DEFAULT_SERVER_MESSAGES = [
  "conversation-update",
  "end-of-call-report",
  "function-call",
  "hang",
  "speech-update",
  "status-update",
  "tool-calls",
  "transfer-destination-request",
  "handoff-destination-request",
  "user-interrupted",
  "assistant.started",
] as const;
const ServerMessageType = z.enum([
  ...DEFAULT_SERVER_MESSAGES,
  "assistant.speechStarted",
  "language-changed",
  "language-change-detected",
  "model-output",
  "phone-call-control",
  "transcript",
  'transcript[transcriptType="final"]',
  "transfer-update",
  "voice-input",
  "chat.created",
  "chat.deleted",
  "session.created",
  "session.updated",
  "session.deleted",
  "call.deleted",
  "call.delete.failed",
  "call.artifact.upload",
]);

export const AssistantBody = z.looseObject({
  name: Name.optional(),
  firstMessage: z.string().optional(),
  firstMessageMode: z
    .enum(["assistant-speaks-first", "assistant-speaks-first-with-model-generated-message", "assistant-waits-for-user"])
    .optional(),
  firstMessageInterruptionsEnabled: z.boolean().optional(),
  model: Model.optional(),
  voice: Voice.optional(),
  transcriber: Transcriber.optional(),
  server: Server.optional(),
  serverMessages: z.array(ServerMessageType).optional(),
  clientMessages: z.array(z.string()).optional(),
  maxDurationSeconds: between(10, 43_200),
  backgroundSound: z.union([z.enum(["off", "office"]), z.url()]).optional(),
  endCallMessage: z.string().max(1000).optional(),
  endCallPhrases: z.array(z.string().min(2).max(140)).optional(),
  voicemailMessage: z.string().max(1000).optional(),
  analysisPlan: z
    .looseObject({
      minMessagesThreshold: z.number().min(0).optional(),
      summaryPlan: z.looseObject({ enabled: z.boolean().optional(), timeoutSeconds: between(1, 60) }).optional(),
      structuredDataPlan: z
        .looseObject({
          enabled: z.boolean().optional(),
          schema: z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }).optional(),
        })
        .optional(),
      successEvaluationPlan: z.looseObject({ enabled: z.boolean().optional() }).optional(),
    })
    .optional(),
  artifactPlan: z
    .looseObject({
      recordingEnabled: z.boolean().optional(),
      recordingFormat: z.enum(["wav;l16", "mp3"]).optional(),
      transcriptPlan: z
        .looseObject({ assistantName: z.string().optional(), userName: z.string().optional() })
        .optional(),
    })
    .optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});
export type AssistantBody = z.infer<typeof AssistantBody>;

const owned = { id: z.uuid(), orgId: z.uuid(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() };
export const Assistant = AssistantBody.extend(owned);
export type Assistant = z.infer<typeof Assistant>;

/** A field that `null` clears on an update. */
const clearable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

const Destination = z.looseObject({ type: z.enum(["number", "sip"]), number: z.string().min(3).max(40).optional() });
const numberFields = {
  name: Name.optional(),
  assistantId: clearable(z.string()),
  squadId: clearable(z.string()),
  workflowId: clearable(z.string()),
  server: clearable(Server),
  fallbackDestination: clearable(Destination),
};

export const PhoneNumberBody = z.discriminatedUnion("provider", [
  z.looseObject({
    provider: z.literal("vapi"),
    numberDesiredAreaCode: z
      .string()
      .regex(/^[2-9]\d\d$/, "must be a valid 3-digit US area code")
      .optional(),
    sipUri: z.string().startsWith("sip:").optional(),
    ...numberFields,
  }),
  z.looseObject({
    provider: z.literal("twilio"),
    number: E164,
    twilioAccountSid: z.string().regex(/^AC[0-9a-f]{32}$/i, "must be a Twilio account SID"),
    twilioAuthToken: z.string().optional(),
    twilioApiKey: z.string().optional(),
    twilioApiSecret: z.string().optional(),
    smsEnabled: z.boolean().optional(),
    ...numberFields,
  }),
]);

export type PhoneNumberBody = z.infer<typeof PhoneNumberBody>;

export const PhoneNumberPatch = z.looseObject(numberFields);

export const PhoneNumber = z.looseObject({
  ...numberFields,
  ...owned,
  provider: z.enum(["vapi", "twilio"]),
  status: z.enum(["active", "activating", "blocked"]),
  number: z.string().optional(),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;

const Customer = z.looseObject({
  number: E164.optional(),
  numberE164CheckEnabled: z.boolean().optional(),
  name: Name.optional(),
  email: z.string().max(40).optional(),
  externalId: z.string().max(40).optional(),
  extension: z.string().max(10).optional(),
});

export const CallBody = z.looseObject({
  name: Name.optional(),
  assistantId: z.string().optional(),
  assistant: AssistantBody.optional(),
  assistantOverrides: AssistantBody.optional(),
  phoneNumberId: z.string().optional(),
  customer: Customer.optional(),
});

export const CallType = z.enum(["inboundPhoneCall", "outboundPhoneCall"]);
export const Call = z.looseObject({
  ...owned,
  type: CallType,
  status: z.enum(["queued", "ringing", "in-progress", "forwarding", "ended"]),
  assistantId: z.string().optional(),
  phoneNumberId: z.string().optional(),
  customer: z.looseObject({ number: z.string() }),
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  endedReason: z.string().optional(),
  cost: z.number().optional(),
});
export type Call = z.infer<typeof Call>;
