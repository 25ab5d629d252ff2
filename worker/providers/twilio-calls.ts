import * as z from "zod";
import type { CallFact, CallReport, CallStatus, EndedReason, IngestEvent } from "../../durable-objects/call.schema";
import type { LegEnded, TransferOutcome } from "../../durable-objects/voice/leg";
import { E164 } from "../lib/schemas";
import { SECOND } from "../lib/time";
import type { TwilioForm } from "./twilio-signature";

/** What Twilio tells about a call, in our words (CONTRACTS.md 2.3 and 2.5). A field left out of a signed form is no reason to fail. */

/** A call as each of Twilio's forms names it. */
export type TwilioCall = {
  accountSid: string;
  callSid: string;
  direction: "inbound" | "outbound";
  /** The number that the customer holds at Twilio, E.164. */
  own: string;
  /** The person at the other end, E.164; null when withheld. */
  other: string | null;
};

/** The last value of each field: Twilio sends each of these once. */
const fields = (form: TwilioForm) => Object.fromEntries([...form].map(([name, values]) => [name, values.at(-1)]));

/** How a caller without a number is presented: the word itself, or the word typed on a keypad. */
const WITHHELD = new Set(
  ["ANONYMOUS", "BLOCKED", "RESTRICTED", "UNAVAILABLE", "UNKNOWN"].flatMap((word) => [word, `+${keypad(word)}`]),
);

function keypad(word: string): string {
  const keys = "22233344455566677778889999";
  return [...word].map((letter) => keys[letter.charCodeAt(0) - "A".charCodeAt(0)]).join("");
}

const personOf = (given: string | undefined): string | null =>
  given && !WITHHELD.has(given.toUpperCase()) && E164.safeParse(given).success ? given : null;

const Call = z.object({
  AccountSid: z.string().min(1),
  CallSid: z.string().min(1).max(64),
  Direction: z.enum(["inbound", "outbound-api", "outbound-dial"]).default("inbound"),
  From: z.string().optional(),
  To: z.string().optional(),
});

/** Any form of Twilio's about a call. Throws `ZodError` for one that names none. */
export function readCall(form: TwilioForm): TwilioCall {
  const { AccountSid, CallSid, Direction, From, To } = Call.parse(fields(form));
  const [own, other] = Direction === "inbound" ? [To, From] : [From, To];
  return {
    accountSid: AccountSid,
    callSid: CallSid,
    direction: Direction === "inbound" ? "inbound" : "outbound",
    own: own ?? "",
    other: personOf(other),
  };
}

const RelayEnded = z.object({
  SessionId: z.string().default(""),
  SessionStatus: z.string().default(""),
  CallStatus: z.string().default(""),
});

/** ConversationRelay's session is over. `failed` is a line that broke; all else is somebody who ended it. */
export function readRelayEnded(form: TwilioForm): Extract<LegEnded, { leg: "relay" }> {
  const { SessionId, SessionStatus, CallStatus } = RelayEnded.parse(fields(form));
  return {
    leg: "relay",
    sessionId: SessionId,
    isFailed: SessionStatus === "failed",
    isCallOver: CallStatus === "completed",
  };
}

const SIP_DECLINE = "603";
const DialEnded = z.object({
  DialCallStatus: z.string().default(""),
  DialSipResponseCode: z.string().optional(),
  DialCallDuration: z.coerce.number().int().min(0).nullable().catch(null).default(null),
});

/** How a `<Dial>` ended. A cancelled one is a caller who would not wait: nobody has answered. `talkedS`: whole seconds. */
export function readDialEnded(form: TwilioForm): { outcome: TransferOutcome; talkedS: number | null } {
  const { DialCallStatus, DialSipResponseCode, DialCallDuration: talkedS } = DialEnded.parse(fields(form));
  const outcome = DIAL_OUTCOMES.get(DialCallStatus) ?? "failed";
  const isDeclined = outcome !== "answered" && DialSipResponseCode === SIP_DECLINE;
  return { outcome: isDeclined ? "declined" : outcome, talkedS };
}

const DIAL_OUTCOMES: ReadonlyMap<string, TransferOutcome> = new Map([
  ["completed", "answered"],
  ["answered", "answered"],
  ["busy", "busy"],
  ["no-answer", "no-answer"],
  ["canceled", "no-answer"],
  ["failed", "failed"],
]);

const Status = z.object({
  CallStatus: z.string().default(""),
  /** From 0, in the order in which things happened; absent where Twilio tells one status only. */
  SequenceNumber: z.coerce.number().int().min(0).optional().catch(undefined),
  /** RFC 2822. */
  Timestamp: z.string().optional(),
});

/** A status callback as an event for the room; null for a status that says nothing to us. */
export function readStatus(form: TwilioForm, { direction }: TwilioCall, nowMs: number): IngestEvent | null {
  const { CallStatus, SequenceNumber, Timestamp } = Status.parse(fields(form));
  // Its clock shows whole seconds: the latest it can have been, so that nobody answers before the call began.
  const toldMs = Date.parse(Timestamp ?? "") || nowMs;
  const atMs = Math.min(nowMs, toldMs + SECOND - 1);
  const fact = factOf(CallStatus, direction, atMs);
  return fact && { key: `twilio-status-${SequenceNumber ?? CallStatus}`, atMs, fact };
}

/**
 * A call that nobody answered is over with its status: no conversation will report on it. One that was `completed` has ended
 * for whoever watches, and its conversation says how.
 */
function factOf(status: string, direction: TwilioCall["direction"], atMs: number): CallFact | null {
  const known = STATUSES.get(status);
  if (known) return { type: "status", status: known };
  const endedReason = UNANSWERED.get(status)?.[direction];
  if (!endedReason) return null;
  const outcome = endedReason === "provider-error" ? "failed" : "abandoned";
  return { type: "report", report: reportWithoutAva({ endedReason, outcome, endedAtMs: atMs }) };
}

const STATUSES: ReadonlyMap<string, CallStatus> = new Map([
  ["queued", "queued"],
  ["initiated", "queued"],
  ["ringing", "ringing"],
  ["in-progress", "in-progress"],
  ["answered", "in-progress"],
  ["completed", "ended"],
]);

/** Whoever rings us and gives up while staff's phone rings has hung up; whom we ring and does not answer has not. */
const UNANSWERED: ReadonlyMap<string, Record<TwilioCall["direction"], EndedReason>> = new Map([
  ["busy", { inbound: "busy", outbound: "busy" }],
  ["no-answer", { inbound: "caller-hung-up", outbound: "no-answer" }],
  ["canceled", { inbound: "caller-hung-up", outbound: "cancelled" }],
  ["failed", { inbound: "provider-error", outbound: "provider-error" }],
]);

/** What is known of a call that Ava did not converse in. Twilio tells no cost in a callback: it is asked later. */
export const reportWithoutAva = (
  ended: Pick<CallReport, "endedReason" | "outcome"> & { endedAtMs: number },
): CallReport => ({
  ...ended,
  summary: null,
  topic: null,
  cost: null,
  turns: [],
  hasRecording: false,
});
