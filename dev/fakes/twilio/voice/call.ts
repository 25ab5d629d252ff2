import { newSid } from "../records";
import type { CallDeps, CallOrder, ProgressEvent } from "./call-order";
import { paramsOf } from "./call-params";
import { type CallStatus, newRecord, type VoiceCallRecord } from "./call-record";
import { connect } from "./connect";
import { dial } from "./dial";
import { createInstructions, type Source } from "./instructions";
import { ask, type Posted, progress } from "./network";
import type { RelaySession } from "./relay";
import type { Params } from "./signature";
import { CHARS_PER_SECOND } from "./speech";
import type { Verb } from "./twiml";
import type { Relay } from "./twiml-relay";
import { TwimlError } from "./xml";

/** Twilio stops a call that only ever redirects. */
const MAX_DOCUMENTS = 60;

/**
 * One call, from the first ring to the last status callback. `run` carries it out; the rest is what the two ends of
 * the line, and Twilio's REST, do to it meanwhile.
 */
export function createVoiceCall(deps: CallDeps, order: CallOrder) {
  const { network, now } = deps;
  const { line } = order;
  const record: VoiceCallRecord = newRecord(now(), { ...order, accountSid: line.accountSid });
  const listeners = new Set<() => void>();
  let session: RelaySession | null = null;
  let isHungUp = false;
  let isFinished = false;
  let redirected: Source | null = null;
  let sequence = 0;
  /** Ends the wait of the verb that is being carried out. Made where that is done: workerd lets no other request touch it. */
  let waiting: AbortController | null = null;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const say = (by: "caller" | "ava" | "staff", text: string) => {
    record.lines.push({ by, text, atMs: now() });
    changed();
  };
  const posted = ({ url, params, status, body }: Posted) => {
    record.webhooks.push({ url, params, status, body });
  };
  const fault = (code: number, message: string) => {
    record.errors.push({ code, message });
  };
  const isOver = () => isHungUp || redirected !== null;
  const wait = (ms: number) => {
    if (isOver()) return Promise.resolve();
    waiting ??= new AbortController();
    return deps.sleep(ms, waiting.signal);
  };

  const base = () => paramsOf(order, record);

  async function tell(event: ProgressEvent, status: string, durationS: number | null = null) {
    const place = sequence++;
    const target = order.statusCallback;
    if (!target?.events.includes(event)) return;
    const params = { ...base(), CallStatus: status, ...progress(now(), place, durationS) };
    posted(await ask(network, line.authToken, target.url, params, target.method));
  }

  async function answer() {
    if (record.answeredAtMs !== null) return;
    record.status = "in-progress";
    record.answeredAtMs = now();
    changed();
    await tell("answered", "in-progress");
  }

  const instructions = createInstructions({ network, line, base, posted, record, fault });

  /** Carries out one verb. Where to go on; null for the next verb of the document. */
  async function perform(verb: Verb, at: string): Promise<Source | "over" | null> {
    if (verb.verb === "Reject") {
      record.status = verb.reason === "busy" ? "busy" : "no-answer";
      return "over";
    }
    // A caller whom nobody has been found for yet goes on ringing.
    if (verb.verb !== "Dial" || !verb.answerOnBridge) await answer();
    const absolute = (url: string) => new URL(url, at).href;
    switch (verb.verb) {
      case "Hangup":
        return "over";
      case "Pause":
        await wait(verb.lengthS * 1000);
        return null;
      case "Say":
        say("ava", verb.text);
        await wait((verb.text.length / CHARS_PER_SECOND) * 1000);
        return null;
      case "Play":
        say("ava", `[${verb.source || verb.digits}]`);
        return null;
      case "Redirect":
        return { url: absolute(verb.url || at), method: verb.method };
      case "Dial": {
        const params = await dialNumbers(verb);
        if (verb.action === undefined) return null;
        return { url: absolute(verb.action), method: verb.method, params };
      }
      case "Connect": {
        const params = await connectRelay(verb.relay);
        if (verb.action === undefined) return null;
        return { url: absolute(verb.action), method: verb.method, params };
      }
    }
  }

  async function dialNumbers(verb: Extract<Verb, { verb: "Dial" }>): Promise<Params> {
    const callerId = verb.callerId ?? order.from;
    const isAllowed = [order.from, order.to].includes(callerId) || (await deps.isOwnNumber(callerId));
    if (!isAllowed) {
      fault(13214, `Dial: Invalid callerId value ${callerId}`);
      return { DialCallStatus: "failed", DialCallSid: newSid("CA"), DialBridged: "false" };
    }
    return dial(
      {
        network,
        line,
        callSid: record.sid,
        callerId,
        now,
        sleep: wait,
        isOver,
        outcomeOf: order.outcomeOf,
        posted,
        bridged: answer,
        heard: (phoneNumber, outcome) => say("staff", `${phoneNumber}: ${outcome}`),
      },
      verb,
    );
  }

  const connectRelay = (relay: Relay): Promise<Params> =>
    connect(
      {
        ...deps,
        line,
        record,
        extra: order.extra,
        isOver,
        say,
        fault,
        changed,
        opened: (open) => {
          session = open;
        },
      },
      relay,
    );

  async function carryOut() {
    let source: Source | null = order.first;
    for (let documents = 0; source; documents += 1) {
      if (documents >= MAX_DOCUMENTS) throw new TwimlError(11200, `The call was given ${documents} documents`);
      const { verbs, base: at } = await instructions(source);
      // A call that was hung up is told of the end of its verb, and does no more.
      if (isHungUp) return;
      source = null;
      for (const verb of verbs) {
        const next: Source | "over" | null = await perform(verb, at);
        if (redirected) {
          source = redirected;
          redirected = null;
          waiting = null;
          break;
        }
        if (next === "over") return;
        if (next) {
          source = next;
          break;
        }
        if (isHungUp) return;
      }
    }
  }

  async function finish() {
    const wasRefused = ["busy", "no-answer", "failed", "canceled"].includes(record.status);
    const status: CallStatus = wasRefused ? record.status : "completed";
    record.endedAtMs = now();
    const durationS = record.answeredAtMs === null ? 0 : Math.round((record.endedAtMs - record.answeredAtMs) / 1000);
    record.status = status;
    await tell("completed", status, durationS);
    isFinished = true;
    changed();
  }

  return {
    record,
    /** The relay session that is open, if one is. */
    session: () => session,
    /** Whether the line is dead and every callback has been posted. */
    isFinished: () => isFinished,
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Carries the call out. Settles when it is over; a document that cannot be carried out ends it. */
    async run(): Promise<void> {
      try {
        await tell("initiated", "initiated");
        record.status = "ringing";
        await tell("ringing", "ringing");
        if (order.direction === "outbound-api") await answer();
        await carryOut();
      } catch (error) {
        if (!(error instanceof TwimlError)) throw error;
        fault(error.code, error.message);
        if (record.answeredAtMs === null) record.status = "failed";
      } finally {
        await finish();
      }
    },
    /** The caller hangs up, or REST ends the call. */
    hangUp(): void {
      if (isHungUp || isFinished) return;
      isHungUp = true;
      const unanswered = order.direction === "inbound" ? "no-answer" : "canceled";
      record.status = record.answeredAtMs === null ? unanswered : "completed";
      waiting?.abort();
      session?.hangUp();
      changed();
    },
    /** REST gives the call other instructions; those it had are dropped. */
    redirect(to: Source): void {
      if (isHungUp || isFinished) return;
      redirected = to;
      waiting?.abort();
      session?.hangUp();
    },
  };
}

export type VoiceCall = ReturnType<typeof createVoiceCall>;
