import * as z from "zod";
import { between, E164, Model, Name, Server, Transcriber, Voice } from "./wire-parts";

/** The bodies that Vapi accepts, with its limits. Unknown fields pass and are echoed, as there. Source: CONTRACTS.md 1.3–1.5. */

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
