import * as z from "zod";

/** What a call is, whoever carries it: the words that the room, the API, the archive and the live view share. */
export const CallStatus = z.enum(["queued", "ringing", "in-progress", "forwarding", "ended"]);
export type CallStatus = z.infer<typeof CallStatus>;

export const CALL_OUTCOMES = [
  "booked",
  "transferred",
  "message-taken",
  "answered",
  "abandoned",
  "spam",
  "failed",
] as const;
export const CallOutcome = z.enum(CALL_OUTCOMES);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** How a caller felt, as a provider's analysis has it. */
export const Sentiment = z.enum(["positive", "neutral", "negative"]);
export type Sentiment = z.infer<typeof Sentiment>;

/** Why a call ended, in our own words: a vendor's hundreds of reasons map to these in its provider file. */
export const EndedReason = z.enum([
  "caller-hung-up",
  "ava-hung-up",
  "transferred",
  "no-answer",
  "busy",
  "voicemail",
  "silence",
  "too-long",
  "cancelled",
  "provider-error",
  "provider-silent",
  "no-credit",
  "unknown",
]);
export type EndedReason = z.infer<typeof EndedReason>;

export const Role = z.enum(["caller", "ava"]);

/** More than anybody says in one breath: what is longer is cut at the edge, so that no turn can outgrow a row. */
export const MAX_TURN_CHARS = 10_000;

/** Who thought an answer out. */
export const BrainName = z.enum(["rules", "llm"]);
export type BrainName = z.infer<typeof BrainName>;

/** How long an answer of Ava's took: whole milliseconds after the caller's words were received. */
export const TurnLatency = z.object({
  /** Until the brain gave its first token. */
  brainMs: z.number().int(),
  /** Until the first token was sent to the caller. */
  sentMs: z.number().int(),
  brain: BrainName,
  /** The rules took over from a model that failed or was late. */
  tookOver: z.boolean(),
});
export type TurnLatency = z.infer<typeof TurnLatency>;

/** One thing said. A partial reuses its `id` with `final: false`. Times are milliseconds since the call started. */
export const Turn = z.object({
  id: z.string(),
  role: Role,
  text: z.string(),
  final: z.boolean(),
  lang: z.string().optional(),
  atMs: z.number().int(),
  endMs: z.number().int().optional(),
  /** What the caller heard of it before interrupting. */
  heardText: z.string().optional(),
  latency: TurnLatency.optional(),
});
export type Turn = z.infer<typeof Turn>;

/** A tool's arguments as they are kept and shown: one level deep. */
export const ToolArguments = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type ToolArguments = z.infer<typeof ToolArguments>;

export const ToolUse = z.object({
  id: z.string(),
  name: z.string(),
  arguments: ToolArguments,
  result: z.string().optional(),
  error: z.string().optional(),
  atMs: z.number().int(),
});
export type ToolUse = z.infer<typeof ToolUse>;

/** The call as a viewer sees it. Times are ISO 8601. */
export const LiveCall = z.object({
  id: z.string(),
  status: CallStatus,
  channel: z.enum(["phone", "browser"]),
  direction: z.enum(["inbound", "outbound"]),
  from: z.string().nullable(),
  to: z.string().nullable(),
  startedAt: z.string(),
  answeredAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedReason: EndedReason.nullable(),
});
export type LiveCall = z.infer<typeof LiveCall>;

/** The code by which a viewer's socket is closed when the session it was opened with has ended; 4000 and up are an application's own. */
export const SESSION_ENDED = 4401;

/** Server → viewer. `seq` rises by one and never repeats. */
export const LiveEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("snapshot"), seq: z.number().int(), call: LiveCall, turns: z.array(Turn) }),
  z.object({ type: z.literal("turn"), seq: z.number().int(), turn: Turn }),
  z.object({
    type: z.literal("status"),
    seq: z.number().int(),
    status: CallStatus,
    answeredAt: z.string().optional(),
    endedReason: EndedReason.optional(),
  }),
  z.object({ type: z.literal("tool"), seq: z.number().int(), tool: ToolUse }),
  z.object({
    type: z.literal("ended"),
    seq: z.number().int(),
    endedAt: z.string(),
    endedReason: EndedReason,
    outcome: CallOutcome.nullable(),
  }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

/** Where a call comes from: what opens a room. */
export const CallOrigin = z.object({
  id: z.templateLiteral(["call_", z.string()]),
  orgId: z.templateLiteral(["org_", z.string()]),
  provider: z.enum(["vapi", "twilio", "browser"]),
  providerCallId: z.string(),
  profileId: z.templateLiteral(["ava_", z.string()]).nullable(),
  /** The published version that answers; absent where a provider's own assistant does, and for a draft. */
  profileVersion: z.number().int().optional(),
  numberId: z.templateLiteral(["num_", z.string()]).nullable(),
  channel: z.enum(["phone", "browser"]),
  direction: z.enum(["inbound", "outbound"]),
  isTest: z.boolean(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Epoch milliseconds. */
  startedAtMs: z.number(),
});
export type CallOrigin = z.infer<typeof CallOrigin>;

/** What the provider says of a call once it is over. Unknown is null, never empty. */
export const CallReport = z.object({
  endedReason: EndedReason,
  endedAtMs: z.number().nullable(),
  summary: z.string().nullable(),
  topic: z.string().nullable(),
  /** Absent or null: nobody told. */
  sentiment: Sentiment.nullable().optional(),
  outcome: CallOutcome.nullable(),
  /** Millionths of `currency`. */
  cost: z
    .object({
      amountMicros: z.number(),
      currency: z.string(),
      lines: z.array(z.object({ item: z.string(), amountMicros: z.number(), source: z.string().optional() })),
    })
    .nullable(),
  /** The provider's own full transcript, for the turns that never reached us. `atMs` since the call started. */
  turns: z.array(z.object({ role: Role, text: z.string(), atMs: z.number(), endMs: z.number().optional() })),
  hasRecording: z.boolean(),
});
export type CallReport = z.infer<typeof CallReport>;

/** One fact that a provider reports about a call, in our words. */
export type CallFact =
  | { type: "status"; status: CallStatus; endedReason?: EndedReason }
  | { type: "speech"; role: "caller" | "ava"; text: string; final: boolean; lang?: string }
  | { type: "tool"; tool: Omit<ToolUse, "atMs"> }
  | { type: "report"; report: CallReport };

/** `key` is the vendor's identity of the event: the same key twice is one event. `atMs` is the vendor's clock, epoch ms. */
export type IngestEvent = { key: string; atMs: number; fact: CallFact };

/** What a room answers to an ingest. */
export type IngestResult =
  | {
      ok: true;
      /** The room was opened by this very ingest. */
      opened: boolean;
      seq: number;
      status: CallStatus;
      /** The `seq` of the last change of status. */
      statusSeq: number;
      applied: number;
      repeated: number;
    }
  | { ok: false; reason: "other-org" };

/** All that the archive writes. */
export type CallArchive = {
  origin: CallOrigin;
  status: CallStatus;
  statusSeq: number;
  answeredAtMs: number | null;
  endedAtMs: number;
  endedReason: EndedReason;
  outcome: CallOutcome | null;
  turns: Turn[];
  tools: ToolUse[];
  report: CallReport | null;
};
