import * as z from "zod";
import {
  type CallStatus,
  type IngestEvent,
  MAX_TURN_CHARS,
  type ToolArguments,
} from "../../durable-objects/call.schema";
import { sha256 } from "../lib/crypto";
import { readEndedReason } from "./vapi-reasons";
import { vapiReport } from "./vapi-report";

/**
 * Vapi's server messages in our own words. Field names and shapes: CONTRACTS.md 1.5 and 1.7.
 * Everything but `type` is optional in Vapi's schema, so everything but `type` and the call's id may be absent here.
 */
const VapiCall = z.object({
  id: z.string().min(1).max(100),
  type: z.string().optional(),
  name: z.string().optional(),
  createdAt: z.string().optional(),
  startedAt: z.string().optional(),
  assistantId: z.string().nullish(),
  phoneNumberId: z.string().nullish(),
  customer: z.object({ number: z.string().optional() }).optional(),
  phoneNumber: z.object({ number: z.string().optional() }).nullish(),
});

/** Epoch milliseconds, within what a `Date` can hold. */
const Timestamp = z.number().min(0).max(8.64e15);

const Envelope = z.object({
  message: z.looseObject({
    type: z.string().min(1).max(100),
    timestamp: Timestamp.optional(),
    call: VapiCall.optional(),
    phoneNumber: z.looseObject({ id: z.string().optional(), number: z.string().nullish() }).nullish(),
    customer: z.looseObject({ number: z.string().optional() }).nullish(),
  }),
});
type Message = z.infer<typeof Envelope>["message"];

/** Who called whom, as far as the message tells. */
export type VapiCallView = {
  providerCallId: string;
  channel: "phone" | "browser";
  direction: "inbound" | "outbound";
  isTest: boolean;
  from: string | null;
  to: string | null;
  startedAtMs: number;
  /** Whether somebody is known to have taken it. */
  wasAnswered: boolean;
  /** Vapi's ids: the organisation's rows are found by them. */
  assistantId: string | null;
  numberId: string | null;
};

export type VapiToolCall = { id: string; name: string; arguments: ToolArguments };

export type VapiInbound =
  | { kind: "assistant-request"; number: { id: string | null; number: string | null } }
  | { kind: "tool-calls"; call: VapiCallView; calls: VapiToolCall[]; atMs: number }
  | { kind: "transfer-request" }
  | { kind: "facts"; call: VapiCallView; events: IngestEvent[] }
  /** Known to carry nothing for the room (`speech-update`, `hang` …), or about no call. */
  | { kind: "nothing"; type: string }
  | { kind: "unknown"; type: string };

/** The name that our own test calls carry at Vapi. */
export const TEST_CALL_NAME = "AvaFirst test call";

/** Types that Vapi publishes and the room has no use for. */
const SILENT = new Set([
  "assistant.started",
  "assistant.speechStarted",
  "conversation-update",
  "speech-update",
  "hang",
  "user-interrupted",
  "model-output",
  "voice-input",
  "language-changed",
  "language-change-detected",
  "phone-call-control",
  "transfer-update",
  "call.artifact.upload",
  "function-call",
]);

/** Parses a webhook's body. Throws `ZodError` when it is no server message at all. */
export async function readVapiMessage(body: unknown, nowMs: number): Promise<VapiInbound> {
  const { message } = Envelope.parse(body);
  const { type } = message;
  if (type === "assistant-request") return assistantRequest(message);
  if (type === "transfer-destination-request") return { kind: "transfer-request" };
  if (SILENT.has(type) || !message.call) return { kind: SILENT.has(type) ? "nothing" : "unknown", type };

  const atMs = message.timestamp ?? nowMs;
  const call = callView(message, message.call, atMs);
  if (type === "tool-calls") return { kind: "tool-calls", call, calls: readToolCalls(message), atMs };
  const read = READERS.get(type.replace('[transcriptType="final"]', ""));
  if (!read) return { kind: "unknown", type };
  const fact = read(message, call, atMs);
  if (!fact) return { kind: "nothing", type };
  const key = await eventKey(type, message.timestamp, fact);
  return { kind: "facts", call, events: [{ key, atMs, fact }] };
}

/** Vapi documents no message id: an event is its type, its time and what it says. */
export const eventKey = async (type: string, timestamp: number | undefined, said: unknown): Promise<string> =>
  (await sha256(`${type}\n${timestamp ?? ""}\n${JSON.stringify(said)}`)).slice(0, 32);

type Reader = (message: Message, call: VapiCallView, atMs: number) => IngestEvent["fact"] | null;

const Transcript = z.object({
  role: z.enum(["assistant", "user"]),
  transcriptType: z.enum(["partial", "final"]).default("final"),
  transcript: z.string(),
});
const StatusUpdate = z.object({ status: z.string(), endedReason: z.string().optional() });

// Maps, because what a provider sends is looked up in them: an object also answers to "constructor".
const READERS = new Map<string, Reader>(
  Object.entries<Reader>({
    transcript: (message) => {
      const { role, transcriptType, transcript } = Transcript.parse(message);
      const text = transcript.trim().slice(0, MAX_TURN_CHARS);
      if (!text) return null;
      return { type: "speech", role: role === "user" ? "caller" : "ava", text, final: transcriptType === "final" };
    },
    "status-update": (message, call) => {
      const { status, endedReason } = StatusUpdate.parse(message);
      const known = STATUSES.get(status);
      if (!known) return null;
      return {
        type: "status",
        status: known,
        ...(endedReason ? { endedReason: readEndedReason(endedReason, call) } : {}),
      };
    },
    "end-of-call-report": (message, call, atMs) => ({
      type: "report",
      report: vapiReport(message, call.startedAtMs, atMs),
    }),
  }),
);

const STATUSES = new Map<string, CallStatus>(
  Object.entries({
    scheduled: "queued",
    queued: "queued",
    ringing: "ringing",
    "in-progress": "in-progress",
    forwarding: "forwarding",
    ended: "ended",
  }),
);

function callView(message: Message, call: z.infer<typeof VapiCall>, atMs: number): VapiCallView {
  const direction = call.type === "outboundPhoneCall" ? "outbound" : "inbound";
  const customer = call.customer?.number ?? message.customer?.number ?? null;
  const own = call.phoneNumber?.number ?? message.phoneNumber?.number ?? null;
  return {
    providerCallId: call.id,
    channel: call.type === "webCall" || call.type === "vapi.websocketCall" ? "browser" : "phone",
    direction,
    isTest: call.name === TEST_CALL_NAME,
    from: direction === "inbound" ? customer : own,
    to: direction === "inbound" ? own : customer,
    wasAnswered: call.startedAt !== undefined,
    startedAtMs: Date.parse(call.createdAt ?? call.startedAt ?? "") || atMs,
    assistantId: call.assistantId ?? null,
    numberId: call.phoneNumberId ?? message.phoneNumber?.id ?? null,
  };
}

function assistantRequest(message: Message): VapiInbound {
  const { call, phoneNumber } = message;
  return {
    kind: "assistant-request",
    number: {
      id: call?.phoneNumberId ?? phoneNumber?.id ?? null,
      number: call?.phoneNumber?.number ?? phoneNumber?.number ?? null,
    },
  };
}

/** One level deep, as our own tools declare them; what a model nests deeper is kept as JSON text. */
const FlatArguments = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.json().transform((value) => JSON.stringify(value))]),
);
const Arguments = z.union([
  FlatArguments,
  z.string().transform((text, context) => {
    try {
      return FlatArguments.parse(text.trim() ? JSON.parse(text) : {});
    } catch {
      context.addIssue({ code: "custom", message: "arguments are not a JSON object" });
      return z.NEVER;
    }
  }),
]);

/** The three published shapes of a tool call: under `function`, or flat with `parameters` or `arguments`. */
const ToolCall = z
  .object({
    id: z.string().min(1),
    name: z.string().optional(),
    parameters: Arguments.optional(),
    arguments: Arguments.optional(),
    function: z
      .object({ name: z.string(), arguments: Arguments.optional(), parameters: Arguments.optional() })
      .optional(),
  })
  .transform((call, context): VapiToolCall => {
    const name = call.function?.name ?? call.name;
    if (!name) {
      context.addIssue({ code: "custom", message: "a tool call must name its tool" });
      return z.NEVER;
    }
    const given = call.function?.arguments ?? call.function?.parameters ?? call.arguments ?? call.parameters;
    return { id: call.id, name, arguments: given ?? {} };
  });

const readToolCalls = (message: Message): VapiToolCall[] =>
  z.object({ toolCallList: z.array(ToolCall).min(1).max(20) }).parse(message).toolCallList;

/** The answer to an `assistant-request` that hands the call on at once, before Ava speaks. */
export const forwardTo = (number: string) => ({ destination: { type: "number" as const, number } });
