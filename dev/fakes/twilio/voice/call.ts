import { newSid } from "../records";
import { type CallStatus, newRecord, type VoiceCallRecord } from "./call-record";
import { dial, type StaffOutcome } from "./dial";
import { ask, type Line, type Network, openRelay, type Posted, progress } from "./network";
import { createRelaySession, type RelaySession, type SessionEnd } from "./relay";
import type { Params } from "./signature";
import { CHARS_PER_SECOND } from "./speech";
import { readTwiml, type Verb } from "./twiml";
import { TwimlError } from "./xml";

/** Where instructions come from. */
export type Source = { url: string; method?: "GET" | "POST"; params?: Params } | { twiml: string; base: string };

export const PROGRESS_EVENTS = ["initiated", "ringing", "answered", "completed"] as const;
export type ProgressEvent = (typeof PROGRESS_EVENTS)[number];

export type CallOrder = {
  line: Line;
  direction: "inbound" | "outbound-api";
  from: string;
  to: string;
  /** Fields that only some calls have: `ForwardedFrom`, `CallerName`. */
  extra: Params;
  outcomeOf(phoneNumber: string): StaffOutcome;
  script: string | null;
  /** Told how the call goes, and of which steps. */
  statusCallback: { url: string; method: "GET" | "POST"; events: readonly ProgressEvent[] } | null;
  /** What to carry out first. */
  first: Source;
};

export type CallDeps = {
  network: Network;
  /** Epoch milliseconds. */
  now: () => number;
  /** Lets time of the call pass, until it is aborted. Tests return at once. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Whether queued speech is heard by itself, in time; else somebody calls `session.speech.play`. */
  speaks: boolean;
  /** Whether a number may be shown as the caller's, beside those of the call. */
  isOwnNumber(phoneNumber: string): Promise<boolean>;
};

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
  let redirected: Source | null = null;
  let sequence = 0;
  /** Ends the wait of the verb that is being carried out. */
  let waiting = new AbortController();

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
  const wait = (ms: number) => (isOver() ? Promise.resolve() : deps.sleep(ms, waiting.signal));

  const base = (): Params => ({
    AccountSid: line.accountSid,
    ApiVersion: "2010-04-01",
    CallSid: record.sid,
    CallStatus: record.status,
    Direction: order.direction,
    From: order.from,
    Caller: order.from,
    FromCountry: order.from.startsWith("+33") ? "FR" : "US",
    CallerCountry: order.from.startsWith("+33") ? "FR" : "US",
    To: order.to,
    Called: order.to,
    ToCountry: order.to.startsWith("+33") ? "FR" : "US",
    CalledCountry: order.to.startsWith("+33") ? "FR" : "US",
    FromCity: "",
    FromState: "",
    FromZip: "",
    ToCity: "",
    ToState: "",
    ToZip: "",
    ...order.extra,
  });

  async function tell(event: ProgressEvent, status: string, durationS: number | null = null) {
    const order_ = sequence++;
    const target = order.statusCallback;
    if (!target?.events.includes(event)) return;
    const params = { ...base(), CallStatus: status, ...progress(now(), order_, durationS) };
    posted(await ask(network, line.authToken, target.url, params, target.method));
  }

  async function answer() {
    if (record.answeredAtMs !== null) return;
    record.status = "in-progress";
    record.answeredAtMs = now();
    changed();
    await tell("answered", "in-progress");
  }

  /** The verbs of a source. Throws {@link TwimlError}; a failing `voiceUrl` is tried at its fallback once. */
  async function instructions(source: Source): Promise<{ verbs: Verb[]; base: string }> {
    if (!("url" in source)) return { verbs: readTwiml(source.twiml), base: source.base };
    try {
      return await fetchTwiml(source);
    } catch (error) {
      if (!(error instanceof TwimlError) || source.url !== line.voiceUrl || !line.voiceFallbackUrl) throw error;
      fault(error.code, error.message);
      const params = { ErrorCode: String(error.code), ErrorUrl: source.url };
      return fetchTwiml({ url: line.voiceFallbackUrl, params });
    }
  }

  async function fetchTwiml({ url, method = "POST", params = {} }: Extract<Source, { url: string }>) {
    const answered = await ask(network, line.authToken, url, { ...base(), ...params }, method);
    posted(answered);
    const { status, body, contentType } = answered;
    record.twiml.push({ url, status, body });
    if (status === null || status < 200 || status > 299) throw new TwimlError(11200, `${url} answered ${status}`);
    if (!/^(text|application)\/xml\b/.test(contentType)) {
      throw new TwimlError(12300, `${url} answered with Content-Type ${contentType || "none"}`);
    }
    return { verbs: readTwiml(body), base: url };
  }

  /** Carries out one verb. Where to go on; null for the next verb of the document. */
  async function perform(verb: Verb, at: string): Promise<Source | "over" | null> {
    if (verb.verb === "Reject") {
      record.status = verb.reason === "busy" ? "busy" : "no-answer";
      return "over";
    }
    await answer();
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
        const params = await connect(verb);
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
        heard: (phoneNumber, outcome) => say("staff", `${phoneNumber}: ${outcome}`),
      },
      verb,
    );
  }

  /** Runs a relay session to its end. What the `action` of `<Connect>` is told. */
  async function connect({ relay }: Extract<Verb, { verb: "Connect" }>): Promise<Params> {
    const sessionId = newSid("VX");
    const startedMs = now();
    const end = await new Promise<SessionEnd>((resolve) => {
      openRelay(network, line.authToken, relay.url).then(
        (socket) => {
          session = createRelaySession({
            relay,
            socket,
            now,
            setup: {
              type: "setup",
              sessionId,
              accountSid: line.accountSid,
              callSid: record.sid,
              parentCallSid: "",
              from: order.from,
              to: order.to,
              forwardedFrom: String(order.extra.ForwardedFrom ?? ""),
              callType: "PSTN",
              callerName: String(order.extra.CallerName ?? ""),
              direction: order.direction,
              callStatus: "RINGING",
              customParameters: relay.parameters,
            },
            seen: (frame) => record.frames.push(frame),
            turn: (text) => say("ava", text),
            caller: (text) => say("caller", text),
            ended: resolve,
            doubt: (message) => fault(0, message),
            changed,
            playsAtEnd: !deps.speaks,
          });
          if (isOver()) session.hangUp();
          else if (deps.speaks) void speakInTime(session);
          changed();
        },
        (error) => {
          const errorMessage = `Unable to connect to WebSocket URL ${relay.url}: ${error.message}`;
          resolve({ status: "failed", errorCode: 64102, errorMessage });
        },
      );
    });
    session = null;
    if (end.status === "failed") fault(end.errorCode, end.errorMessage);
    changed();
    return {
      SessionId: sessionId,
      SessionStatus: end.status,
      SessionDuration: String(Math.round((now() - startedMs) / 1000)),
      ...(end.status === "ended" && end.handoffData !== null && { HandoffData: end.handoffData }),
      ...(end.status === "failed" && { ErrorCode: String(end.errorCode), ErrorMessage: end.errorMessage }),
    };
  }

  /** Lets what is queued be heard word by word, at the pace of speech. */
  async function speakInTime({ speech, isOver: isSessionOver }: RelaySession) {
    const tickMs = 40;
    while (!isSessionOver()) {
      const word = speech.nextWord();
      await deps.sleep(word ? (word.length / CHARS_PER_SECOND) * 1000 : tickMs, new AbortController().signal);
      if (isSessionOver()) return;
      // The caller may have cut in meanwhile.
      if (word && speech.nextWord() === word) speech.play(word.length);
      changed();
    }
  }

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
          waiting = new AbortController();
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
  let isFinished = false;

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
      await tell("initiated", "initiated");
      await tell("ringing", "ringing");
      record.status = "ringing";
      try {
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
      record.status = record.answeredAtMs === null ? "canceled" : "completed";
      waiting.abort();
      session?.hangUp();
      changed();
    },
    /** REST gives the call other instructions; those it had are dropped. */
    redirect(to: Source): void {
      if (isHungUp || isFinished) return;
      redirected = to;
      waiting.abort();
      session?.hangUp();
    },
  };
}

export type VoiceCall = ReturnType<typeof createVoiceCall>;
