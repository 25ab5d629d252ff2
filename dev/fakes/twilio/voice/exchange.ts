import { createVoiceCall, type VoiceCall } from "./call";
import type { CallDeps, ProgressEvent } from "./call-order";
import type { StaffOutcome } from "./dial";
import type { Source } from "./instructions";
import type { Line } from "./network";

/** Somebody rings a number. */
export type Ring = {
  /** E.164 */
  to: string;
  from?: string;
  /** What becomes of the telephones that the call makes ring, by number or `*`; any other is not answered. */
  staff?: Record<string, StaffOutcome>;
  /** A script of scripts.ts, for the record. */
  script?: string | null;
  /** The number that the caller dialled first, when it was forwarded to us. */
  forwardedFrom?: string;
  callerName?: string;
};

/** What REST's `POST Calls.json` asks for. */
export type Outgoing = {
  line: Line;
  to: string;
  from: string;
  first: Source;
  statusCallback: { url: string; method: "GET" | "POST"; events: readonly ProgressEvent[] } | null;
};

export type ExchangeDeps = Omit<CallDeps, "isOwnNumber"> & {
  /** The number that is rung, whoever's it is. */
  findLine(phoneNumber: string): Promise<Line | null>;
};

const DEFAULT_CALLER = "+33612345678";

/** Puts calls through, and knows those that are or were. Memory only: a call does not outlive the process. */
export function createExchange(deps: ExchangeDeps) {
  const calls = new Map<string, VoiceCall>();
  const runs = new Map<string, Promise<void>>();
  const staffByDefault = new Map<string, StaffOutcome>();
  const callDeps: CallDeps = { ...deps, isOwnNumber: async (number) => (await deps.findLine(number)) !== null };

  const outcomes = (staff: Record<string, StaffOutcome> = {}) => {
    return (phoneNumber: string) => staff[phoneNumber] ?? staff["*"] ?? staffByDefault.get(phoneNumber) ?? "no-answer";
  };
  function keep(call: VoiceCall): VoiceCall {
    calls.set(call.record.sid, call);
    return call;
  }

  return {
    calls,
    /** Places a call without beginning it. Throws when the number is nobody's, or nobody has told it what to answer. */
    async place({ to, from = DEFAULT_CALLER, staff, script = null, forwardedFrom, callerName }: Ring) {
      const line = await deps.findLine(to);
      if (!line) throw new Error(`No Twilio number ${to}`);
      if (!line.voiceUrl) throw new Error(`${to} has no VoiceUrl: import it first`);
      return keep(
        createVoiceCall(callDeps, {
          line,
          direction: "inbound",
          from,
          to,
          extra: {
            ...(forwardedFrom && { ForwardedFrom: forwardedFrom }),
            ...(callerName && { CallerName: callerName }),
          },
          outcomeOf: outcomes(staff),
          script,
          statusCallback: line.statusCallback
            ? { url: line.statusCallback, method: "POST", events: ["initiated", "ringing", "answered", "completed"] }
            : null,
          first: { url: line.voiceUrl, method: line.voiceMethod ?? "POST" },
        }),
      );
    },
    /** A call that REST places: who is rung becomes the caller of the conversation. */
    placeOut: ({ line, to, from, first, statusCallback }: Outgoing): VoiceCall =>
      keep(
        createVoiceCall(callDeps, {
          line,
          direction: "outbound-api",
          from,
          to,
          extra: {},
          outcomeOf: outcomes(),
          script: null,
          statusCallback,
          first,
        }),
      ),
    /** Carries a placed call out, once. */
    run(call: VoiceCall): Promise<void> {
      const running = runs.get(call.record.sid) ?? call.run();
      runs.set(call.record.sid, running);
      return running;
    },
    /** What becomes of a colleague's telephone from now on, unless a call says otherwise. */
    setStaff: (phoneNumber: string, outcome: StaffOutcome) => void staffByDefault.set(phoneNumber, outcome),
    clear(): void {
      for (const call of calls.values()) call.hangUp();
      calls.clear();
      runs.clear();
      staffByDefault.clear();
    },
  };
}

export type Exchange = ReturnType<typeof createExchange>;
