import type { CallArchive, CallOrigin, CallReport } from "../../durable-objects/call.schema";
import { spokenGreeting } from "../../receptionist/greeting";
import type { ReceptionistProfile } from "../../receptionist/profile.schema";
import { inventInstant } from "./calendar";
import { inventCaller } from "./callers";
import { CONVERSATIONS } from "./conversations";
import type { Conversation } from "./conversations/script";
import { costOf, perform, typeset } from "./performance";
import { type Random, seededRandom } from "./random";

/** Whose month it is. */
export type DemoLine = {
  orgId: CallOrigin["orgId"];
  profileId: CallOrigin["profileId"];
  numberId: CallOrigin["numberId"];
  /** The number that was called, E.164. */
  to: string | null;
  profile: ReceptionistProfile;
  /** IANA name. */
  timeZone: string;
  /** The id of a call that Vapi knows by `providerCallId`. */
  callId: (providerCallId: string) => CallOrigin["id"] | Promise<CallOrigin["id"]>;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Days looked back on: a whole month of charts. */
export const MONTH_DAYS = 31;
/** Two calls at once would be believable too, but a list reads better without. */
const APART_MS = 4 * MINUTE;
/** No call is longer: room for it is kept between the last call and now. */
const LONGEST_MS = 10 * MINUTE;
const SEED = 0x2026_1122;
/** Calls whose bill never came: unknown, which is not the same as free. */
const UNBILLED = [41, 118];

/**
 * A month of the demo practice's calls up to `now`, oldest first, as a room would hand them to the archive. The same
 * `now` and `seed` give the same month; a call keeps its id and its words whatever `now` is, so that a seed can be repeated.
 */
export const monthOfCalls = async (line: DemoLine, now: Date, seed = SEED): Promise<CallArchive[]> => {
  const untilMs = now.getTime() - LONGEST_MS;
  const span = {
    fromMs: now.getTime() - MONTH_DAYS * DAY,
    untilMs,
    hours: line.profile.hours,
    timeZone: line.timeZone,
  };
  const taken: number[] = [];
  const cards = CONVERSATIONS.flatMap((conversation) =>
    Array.from({ length: conversation.perMonth }, () => conversation),
  );
  const calls = await Promise.all(
    seededRandom(seed - 1)
      .shuffled(cards)
      .map((conversation, index) => {
        const startedAtMs = freeInstant(seededRandom(seed + 2 * index), conversation, span, taken);
        return inventCall(seededRandom(seed + 2 * index + 1), conversation, startedAtMs, line, index);
      }),
  );
  return calls.toSorted((a, b) => a.origin.startedAtMs - b.origin.startedAtMs);
};

type Span = Parameters<typeof inventInstant>[2];

/** A moment at which no other call of the month is going on. Keeps it in `taken`. */
const freeInstant = (random: Random, { when }: Conversation, span: Span, taken: number[]): number => {
  for (let tries = 0; tries < 200; tries++) {
    const instant = inventInstant(random, when, span);
    if (taken.some((other) => Math.abs(other - instant) < APART_MS)) continue;
    taken.push(instant);
    return instant;
  }
  throw new Error("The month is full");
};

export const inventCall = async (
  random: Random,
  conversation: Conversation,
  startedAtMs: number,
  line: DemoLine,
  index: number,
): Promise<CallArchive> => {
  const providerCallId = uuid(random);
  const caller = inventCaller(random, conversation.lang);
  const { answeredMs, endedMs, turns, tools } = perform(random, conversation, caller, spokenGreeting(line.profile));
  const { endedReason, outcome, topic } = conversation;
  const report: CallReport = {
    endedReason,
    endedAtMs: startedAtMs + endedMs,
    summary: typeset(conversation.summary(caller), "fr"),
    topic,
    sentiment: feeling(random, conversation),
    outcome,
    cost: UNBILLED.includes(index) ? null : costOf(random, endedMs - answeredMs),
    turns: [],
    hasRecording: false,
  };
  return {
    origin: await originOn(line, {
      providerCallId,
      from: numberShown(random, conversation, caller.phone),
      startedAtMs,
    }),
    status: "ended",
    statusSeq: turns.length + tools.length + 3,
    answeredAtMs: startedAtMs + answeredMs,
    endedAtMs: startedAtMs + endedMs,
    endedReason,
    outcome,
    turns,
    tools,
    report,
  };
};

/** How a call began that somebody made to this line. */
export const originOn = async (
  { callId, orgId, profileId, numberId, to }: DemoLine,
  call: Pick<CallOrigin, "providerCallId" | "from" | "startedAtMs">,
): Promise<CallOrigin> => ({
  id: await callId(call.providerCallId),
  orgId,
  provider: "vapi",
  profileId,
  numberId,
  channel: "phone",
  direction: "inbound",
  isTest: false,
  to,
  ...call,
});

/** Most are content, and of some nobody can tell. */
const feeling = (random: Random, { outcome, lines }: Conversation): CallReport["sentiment"] => {
  if (outcome === "abandoned" || outcome === "spam" || lines.length === 0) return null;
  const isGood = outcome === "booked" || outcome === "answered";
  return random.weighted([
    ["positive", isGood ? 6 : 2],
    ["neutral", isGood ? 3 : 5],
    ["negative", isGood ? 0.4 : 1.4],
    [null, 1],
  ]);
};

/** Canvassers call from Paris (01 99 00, for fiction), and some who hang up hide their number. */
const numberShown = (random: Random, { outcome }: Conversation, own: string): string | null => {
  if (outcome === "spam") return `+3319900${String(random.between(0, 9999)).padStart(4, "0")}`;
  return outcome === "abandoned" && random.next() < 0.4 ? null : own;
};

/** The shape of Vapi's call ids: a version 4 UUID. */
const uuid = (random: Random): string => {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};
