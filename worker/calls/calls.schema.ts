import * as z from "zod";
import { CallOutcome, CallStatus, EndedReason, Sentiment, ToolUse, Turn } from "../../durable-objects/call.schema";
import { E164, Money } from "../lib/schemas";

/** Rings a phone, and lets Ava talk to whoever answers. */
export const StartPhoneCall = z.object({
  mode: z.literal("phone"),
  to: E164,
  profileId: z.string().optional(),
});
/** Talks to Ava where one is: no phone rings, and nothing is paid. */
export const StartBrowserCall = z.object({
  mode: z.literal("browser"),
  profileId: z.string().optional(),
  /** The line that is called, with its own hours and routing. Absent: none, and Ava answers as in opening hours. */
  numberId: z.string().optional(),
  /** What is not published yet answers. */
  draft: z.boolean().optional(),
  /** The instant at which the call takes place. Absent: now. */
  at: z.iso.datetime().optional(),
  /** The caller's number. Absent: withheld. */
  from: E164.optional(),
});
export const StartTestCall = z.discriminatedUnion("mode", [StartPhoneCall, StartBrowserCall]);
export const StartedCall = z.object({ id: z.string(), liveUrl: z.string() });

export const CallParam = z.object({ id: z.templateLiteral(["call_", z.string()]) });

/** By which a list may be sorted; `-` puts the latest, longest or dearest first. What is unknown sorts below all that is known. */
export const CALL_SORTS = ["-startedAt", "startedAt", "-durationS", "durationS", "-cost", "cost"] as const;
export type CallSort = (typeof CALL_SORTS)[number];

/** What a list, an export and a saved view may ask for. */
export const CallFilters = z.object({
  /** `live` is every status but `ended`. */
  status: z.enum([...CallStatus.options, "live"]).optional(),
  outcome: CallOutcome.optional(),
  /** The organisation's own line that was called, or called from. */
  numberId: z.string().max(64).optional(),
  /** The other side's number. */
  contact: E164.optional(),
  /** Words of the conversation, its summary, topic and names, or a telephone number: each word may be a beginning, of which eight letters count. */
  q: z.string().trim().min(1).max(100).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  minDurationS: z.coerce.number().int().min(0).optional(),
  maxDurationS: z.coerce.number().int().min(0).optional(),
  /** While searching (`q`), by time only. */
  sort: z.enum(CALL_SORTS).default("-startedAt"),
});

export const CallsQuery = CallFilters.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const CallSummary = z.object({
  id: z.string(),
  status: CallStatus,
  channel: z.enum(["phone", "browser"]),
  direction: z.enum(["inbound", "outbound"]),
  isTest: z.boolean(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  startedAt: z.string(),
  answeredAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  durationS: z.number().int().nullable(),
  endedReason: EndedReason.nullable(),
  outcome: CallOutcome.nullable(),
  topic: z.string().nullable(),
  /** Null: nobody told. */
  sentiment: Sentiment.nullable(),
  language: z.string().nullable(),
  /** The organisation's own line; null in a call without one. */
  numberId: z.string().nullable(),
  cost: Money.nullable(),
});
export type CallSummary = z.infer<typeof CallSummary>;
export const CallPage = z.object({
  items: z.array(CallSummary),
  /** Leads to older calls; null on the last page. */
  nextCursor: z.string().nullable(),
  /** Leads back to newer calls; null on the first page. */
  previousCursor: z.string().nullable(),
  /**
   * Not null: so many calls were looked at without filling the page, back to this moment or value, that it ends early;
   * `nextCursor` goes on looking. However large the archive, no page reads more.
   */
  lookedBackTo: z.string().nullable(),
});

export const CallDetail = CallSummary.extend({
  summary: z.string().nullable(),
  turns: z.array(Turn),
  tools: z.array(ToolUse),
  /** `source`: who told of the line, as "vapi"; null where that was not kept. */
  costLines: z
    .array(z.object({ item: z.string(), amountMicros: z.number().int(), source: z.string().nullable() }))
    .nullable(),
  recording: z.object({
    status: z.enum(["none", "pending", "stored", "unavailable"]),
    reason: z.string().nullable(),
  }),
  provider: z.enum(["vapi", "twilio", "browser"]),
  profileId: z.string().nullable(),
  /** Which published version of the profile answered; null where a provider's own assistant did, and for a draft. */
  profileVersion: z.number().int().nullable(),
  liveUrl: z.string(),
});
export type CallDetail = z.infer<typeof CallDetail>;
