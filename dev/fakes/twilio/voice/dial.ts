import { newSid } from "../records";
import { ask, type Line, type Network, type Posted, progress } from "./network";
import type { Params } from "./signature";
import type { DialedNumber, Verb } from "./twiml";

/** What somebody does whose telephone rings. */
export const STAFF_OUTCOMES = ["answered", "busy", "no-answer", "failed", "declined"] as const;
export type StaffOutcome = (typeof STAFF_OUTCOMES)[number];

/** How long each takes to show, in seconds; a call that nobody takes rings until `timeout`. */
const SHOWS_AFTER_S = { answered: 4, busy: 1, failed: 0, declined: 3 } as const;
/** What a conversation with a colleague lasts, when the caller does not hang up first. */
const TALK_S = 20;

/** Twilio tells a call that was declined from a busy line by the SIP code alone. */
const LEG_STATUS = {
  answered: { status: "completed", sip: "200" },
  busy: { status: "busy", sip: "486" },
  declined: { status: "busy", sip: "603" },
  "no-answer": { status: "no-answer", sip: "487" },
  failed: { status: "failed", sip: "404" },
} as const satisfies Record<StaffOutcome, { status: string; sip: string }>;

type Deps = {
  network: Network;
  line: Line;
  callSid: string;
  callerId: string;
  now: () => number;
  /** Ends early, and silently, when the caller hangs up. */
  sleep(ms: number): Promise<void>;
  isOver(): boolean;
  outcomeOf(phoneNumber: string): StaffOutcome;
  posted(posted: Posted): void;
  /** The caller is about to be connected. */
  bridged(): Promise<void>;
  heard(phoneNumber: string, outcome: StaffOutcome): void;
};

/** What the `action` of `<Dial>` is told. */
export type Dialled = {
  DialCallStatus: string;
  DialCallSid: string;
  DialCallDuration?: string;
  DialBridged: string;
  /** Documented for SIP, seen for telephones too [U]: the only thing that tells a declined call from a busy line. */
  DialSipResponseCode: string;
};

/** Rings every number of a `<Dial>` at once; who answers first talks, and the others stop ringing. */
export async function dial(deps: Deps, verb: Extract<Verb, { verb: "Dial" }>): Promise<Dialled> {
  const legs = verb.numbers.map((number) => createLeg(deps, number));
  for (const leg of legs) await leg.tell("initiated");
  for (const leg of legs) await leg.tell("ringing");
  const byTime = legs
    .map((leg) => ({ leg, afterS: leg.outcome === "no-answer" ? verb.timeoutS : SHOWS_AFTER_S[leg.outcome] }))
    .filter(({ leg, afterS }) => leg.outcome !== "no-answer" && afterS <= verb.timeoutS)
    .sort((a, b) => a.afterS - b.afterS);
  const taker = byTime.find(({ leg }) => leg.outcome === "answered");
  const last = byTime.at(-1);
  const allShowed = byTime.length === legs.length;
  await deps.sleep((taker?.afterS ?? (allShowed ? (last?.afterS ?? 0) : verb.timeoutS)) * 1000);
  const unanswered = legs.find(({ outcome }) => outcome === "no-answer");
  const shown = taker?.leg ?? unanswered ?? last?.leg ?? legs[0];
  if (!shown) throw new Error("A <Dial> without a number");
  if (deps.isOver()) return hungUp(legs, shown);

  for (const { leg } of byTime) if (leg.outcome !== "answered") await leg.end(leg.outcome);
  if (!taker) {
    for (const leg of legs) if (leg.outcome === "no-answer") await leg.end("no-answer");
    return {
      DialCallStatus: shown.status(),
      DialCallSid: shown.sid,
      DialBridged: "false",
      DialSipResponseCode: LEG_STATUS[shown.outcome].sip,
    };
  }
  for (const leg of legs) if (leg !== taker.leg && !leg.isOver()) await leg.cancel();
  deps.heard(taker.leg.phoneNumber, "answered");
  await taker.leg.tell("answered");
  await deps.bridged();
  const talkS = Math.min(TALK_S, verb.timeLimitS);
  const answeredMs = deps.now();
  await deps.sleep(talkS * 1000);
  const tookS = deps.isOver() ? Math.round((deps.now() - answeredMs) / 1000) : talkS;
  await taker.leg.end("answered", tookS);
  return {
    DialCallStatus: "completed",
    DialCallSid: taker.leg.sid,
    DialCallDuration: String(tookS),
    DialBridged: "true",
    DialSipResponseCode: "200",
  };
}

type Leg = ReturnType<typeof createLeg>;

async function hungUp(legs: Leg[], shown: Leg): Promise<Dialled> {
  for (const leg of legs) await leg.cancel();
  return { DialCallStatus: "canceled", DialCallSid: shown.sid, DialBridged: "false", DialSipResponseCode: "487" };
}

function createLeg(deps: Deps, number: DialedNumber) {
  const sid = newSid("CA");
  const outcome = deps.outcomeOf(number.phoneNumber);
  let sequence = 0;
  let over = false;

  async function tell(event: "initiated" | "ringing" | "answered" | "completed", ended?: Params) {
    const callStatus = event === "answered" ? "in-progress" : event;
    const order = sequence++;
    if (!number.statusCallback || !number.statusCallbackEvent.includes(event)) return;
    const params = {
      AccountSid: deps.line.accountSid,
      ApiVersion: "2010-04-01",
      CallSid: sid,
      ParentCallSid: deps.callSid,
      CallStatus: callStatus,
      Direction: "outbound-dial",
      From: deps.callerId,
      Caller: deps.callerId,
      To: number.phoneNumber,
      Called: number.phoneNumber,
      ...progress(deps.now(), order, null),
      ...ended,
    };
    const { authToken } = deps.line;
    deps.posted(await ask(deps.network, authToken, number.statusCallback, params, number.statusCallbackMethod));
  }
  const conclude = async (status: string, sip: string, durationS: number) => {
    over = true;
    await tell("completed", { CallStatus: status, CallDuration: String(durationS), SipResponseCode: sip });
  };

  return {
    sid,
    outcome,
    phoneNumber: number.phoneNumber,
    tell,
    status: () => LEG_STATUS[outcome].status,
    isOver: () => over,
    end: (how: StaffOutcome, durationS = 0) => {
      if (how !== "answered") deps.heard(number.phoneNumber, how);
      return conclude(LEG_STATUS[how].status, LEG_STATUS[how].sip, durationS);
    },
    cancel: () => conclude("canceled", "487", 0),
  };
}
