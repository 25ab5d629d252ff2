import { newSid } from "../records";
import type { CallDeps } from "./call-order";
import type { VoiceCallRecord } from "./call-record";
import { type Line, openRelay } from "./network";
import { createRelaySession, type RelaySession, type RelaySocket, type SessionEnd } from "./relay";
import type { Params } from "./signature";
import { CHARS_PER_SECOND } from "./speech";
import type { Relay } from "./twiml-relay";

type Deps = Pick<CallDeps, "network" | "now" | "sleep" | "speaks"> & {
  line: Line;
  record: VoiceCallRecord;
  extra: Params;
  isOver(): boolean;
  say(by: "caller" | "ava", text: string): void;
  fault(code: number, message: string): void;
  changed(): void;
  /** The session that the caller speaks to from now on; null when it is over. */
  opened(session: RelaySession | null): void;
};

/** How often a silent voice looks whether there is something to say. */
const TICK_MS = 40;

/** Runs a relay session to its end. Gives what the `action` of `<Connect>` is told (CONTRACTS.md 2.5). */
export async function connect(deps: Deps, relay: Relay): Promise<Params> {
  const { now, fault, changed } = deps;
  const sessionId = newSid("VX");
  const startedMs = now();
  const end = await run(deps, relay, sessionId);
  deps.opened(null);
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

async function run(deps: Deps, relay: Relay, sessionId: string): Promise<SessionEnd> {
  const { line, record, extra, changed } = deps;
  let socket: RelaySocket;
  try {
    socket = await openRelay(deps.network, line.authToken, relay.url);
  } catch (error) {
    const errorMessage = `Unable to connect to WebSocket URL ${relay.url}: ${error}`;
    return { status: "failed", errorCode: 64102, errorMessage };
  }
  return new Promise((resolve) => {
    const session = createRelaySession({
      relay,
      socket,
      now: deps.now,
      setup: {
        type: "setup",
        sessionId,
        accountSid: line.accountSid,
        callSid: record.sid,
        parentCallSid: "",
        from: record.from,
        to: record.to,
        forwardedFrom: String(extra.ForwardedFrom ?? ""),
        callType: "PSTN",
        callerName: String(extra.CallerName ?? ""),
        direction: record.direction,
        callStatus: "RINGING",
        customParameters: relay.parameters,
      },
      seen: (frame) => record.frames.push(frame),
      turn: (text) => deps.say("ava", text),
      caller: (text) => deps.say("caller", text),
      ended: resolve,
      doubt: (message) => deps.fault(0, message),
      changed,
      playsAtEnd: !deps.speaks,
    });
    deps.opened(session);
    if (deps.isOver()) session.hangUp();
    else if (deps.speaks) void speakInTime(deps, session);
    changed();
  });
}

/** Lets what is queued be heard word by word, at the pace of speech. */
async function speakInTime({ sleep, changed }: Deps, { speech, isOver }: RelaySession): Promise<void> {
  const { signal } = new AbortController();
  while (!isOver()) {
    const word = speech.nextWord();
    await sleep(word ? (word.length / CHARS_PER_SECOND) * 1000 : TICK_MS, signal);
    // The caller may have cut in meanwhile.
    if (!isOver() && word && speech.nextWord() === word) speech.play(word.length);
    changed();
  }
}
