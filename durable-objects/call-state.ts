import type {
  CallArchive,
  CallFact,
  CallOrigin,
  CallOutcome,
  CallReport,
  CallStatus,
  EndedReason,
  IngestEvent,
  LiveCall,
  LiveEvent,
  ToolUse,
  Turn,
} from "./call.schema";
import type { DeskCall } from "./live-desk.schema";

/** A visible event before it has its number. */
export type NewLiveEvent = LiveEvent extends infer E
  ? E extends { type: "snapshot" }
    ? never
    : Omit<E, "seq">
  : never;
type LoggedEvent = Exclude<LiveEvent, { type: "snapshot" }>;

/** All that a room knows of its call, made from its origin and its log alone: a restarted object reads both and has it again. */
export type CallState = {
  origin: CallOrigin;
  seq: number;
  status: CallStatus;
  statusSeq: number;
  answeredAt: string | null;
  endedAt: string | null;
  endedReason: EndedReason | null;
  outcome: CallOutcome | null;
  /** `ended` was said: nothing more is expected, though a late turn is still taken. */
  closed: boolean;
  turns: Map<string, Turn>;
  tools: Map<string, ToolUse>;
};

export const openState = (origin: CallOrigin): CallState => ({
  origin,
  seq: 0,
  status: "queued",
  statusSeq: 0,
  answeredAt: null,
  endedAt: null,
  endedReason: null,
  outcome: null,
  closed: false,
  turns: new Map(),
  tools: new Map(),
});

/** Takes one logged event into the state. The only way the state changes. */
export function advance(state: CallState, event: LoggedEvent): void {
  state.seq = event.seq;
  switch (event.type) {
    case "turn":
      state.turns.set(event.turn.id, event.turn);
      return;
    case "tool":
      state.tools.set(event.tool.id, event.tool);
      return;
    case "status":
      state.status = event.status;
      state.statusSeq = event.seq;
      state.answeredAt = event.answeredAt ?? state.answeredAt;
      state.endedReason = event.endedReason ?? state.endedReason;
      return;
    case "ended":
      state.status = "ended";
      state.statusSeq = event.seq;
      state.closed = true;
      state.endedAt = event.endedAt;
      state.endedReason = event.endedReason;
      state.outcome = event.outcome;
      return;
    default:
      event satisfies never;
  }
}

/** A call only moves forward, so that a status delivered late says nothing new. */
const RANK: Record<CallStatus, number> = { queued: 0, ringing: 1, "in-progress": 2, forwarding: 3, ended: 4 };

/** A fact that became true at `atMs`, epoch milliseconds. */
export type DatedFact = Omit<IngestEvent, "key">;

/** What a fact changes for those who watch: no event when it is stale or says nothing new. */
export function eventsFor(state: CallState, { atMs, fact }: DatedFact): NewLiveEvent[] {
  const sinceStartMs = Math.max(0, Math.round(atMs - state.origin.startedAtMs));
  switch (fact.type) {
    case "speech":
      return speechEvents(state, sinceStartMs, fact);
    case "status":
      return statusEvents(state, atMs, fact.status, fact.endedReason);
    case "tool":
      return [{ type: "tool", tool: { ...fact.tool, atMs: state.tools.get(fact.tool.id)?.atMs ?? sinceStartMs } }];
    case "report": {
      if (state.closed) return [];
      const { report } = fact;
      const endedAtMs = report.endedAtMs ?? atMs;
      return [
        ...statusEvents(state, endedAtMs, "ended", report.endedReason),
        {
          type: "ended",
          endedAt: new Date(endedAtMs).toISOString(),
          endedReason: report.endedReason,
          outcome: report.outcome,
        },
      ];
    }
  }
}

function statusEvents(state: CallState, atMs: number, status: CallStatus, endedReason?: EndedReason): NewLiveEvent[] {
  const isAnswered = status === "in-progress" && state.answeredAt === null;
  const isStale = RANK[status] <= RANK[state.status];
  // That somebody answered, and when, is news even where the call has moved on since.
  if (isStale && !isAnswered) return [];
  return [
    {
      type: "status",
      status: isStale ? state.status : status,
      ...(isAnswered ? { answeredAt: new Date(atMs).toISOString() } : {}),
      ...(endedReason ? { endedReason } : {}),
    },
  ];
}

/**
 * A vendor's transcripts carry no turn id, so a turn is what one speaker says from the first partial to the final.
 * `endMs` is the vendor's time of the newest text: a partial older than what is known is stale, and a final older
 * than the turn now open closes an earlier one that we never saw.
 */
function speechEvents(
  state: CallState,
  atMs: number,
  { role, text, final, lang }: Extract<CallFact, { type: "speech" }>,
): NewLiveEvent[] {
  const spoken = [...state.turns.values()].filter((turn) => turn.role === role);
  const open = spoken.find((turn) => !turn.final);
  const saidUntilMs = Math.max(-1, ...spoken.filter((turn) => turn.final).map((turn) => turn.endMs ?? turn.atMs));
  const said = { role, text, ...(lang ? { lang } : {}) };
  const next = () => ({ id: `t${state.turns.size + 1}`, ...said, atMs, endMs: atMs });

  if (final) {
    const closes = open && atMs >= open.atMs;
    return [{ type: "turn", turn: closes ? { ...open, ...said, final, endMs: atMs } : { ...next(), final } }];
  }
  if (atMs < saidUntilMs) return [];
  if (!open) return [{ type: "turn", turn: { ...next(), final } }];
  if (atMs < (open.endMs ?? open.atMs) || text === open.text) return [];
  return [{ type: "turn", turn: { ...open, ...said, endMs: atMs } }];
}

/** Turns in the order in which they were said, whatever the order in which they arrived. */
export const turnsInOrder = (state: CallState): Turn[] => [...state.turns.values()].sort((a, b) => a.atMs - b.atMs);

export const liveCall = ({ origin, ...state }: CallState): LiveCall => ({
  id: origin.id,
  status: state.status,
  channel: origin.channel,
  direction: origin.direction,
  from: origin.from,
  to: origin.to,
  startedAt: new Date(origin.startedAtMs).toISOString(),
  answeredAt: state.answeredAt,
  endedAt: state.endedAt,
  endedReason: state.endedReason,
});

/** A board shows a line, not a speech. */
const MAX_LINE_CHARS = 500;

/** The call as its organisation's board shows it. */
export function deskCall(state: CallState): DeskCall {
  const { endedAt: _endedAt, endedReason: _endedReason, ...call } = liveCall(state);
  const last = turnsInOrder(state).findLast(({ text }) => text !== "");
  return {
    ...call,
    isTest: state.origin.isTest,
    lastLine: last
      ? { role: last.role, text: last.text.slice(0, MAX_LINE_CHARS), final: last.final, atMs: last.atMs }
      : null,
  };
}

/** What is known of a call's origin with what another source adds; null when it adds nothing, or is another organisation's. */
export function learn(known: CallOrigin, also: CallOrigin): CallOrigin | null {
  if (known.orgId !== also.orgId) return null;
  const isTest = known.isTest || also.isTest;
  const profileId = known.profileId ?? also.profileId;
  const numberId = known.numberId ?? also.numberId;
  const profileVersion = known.profileVersion ?? also.profileVersion;
  const isNew =
    isTest !== known.isTest ||
    profileId !== known.profileId ||
    numberId !== known.numberId ||
    profileVersion !== known.profileVersion;
  return isNew
    ? { ...known, isTest, profileId, numberId, ...(profileVersion === undefined ? {} : { profileVersion }) }
    : null;
}

/** All that the archive writes; null while the call is not over. */
export function archiveOf(state: CallState, report: CallReport | null): CallArchive | null {
  const { origin, status, statusSeq, answeredAt, endedAt, endedReason, outcome } = state;
  if (!state.closed || !endedAt || !endedReason) return null;
  return {
    origin,
    status,
    statusSeq,
    answeredAtMs: answeredAt === null ? null : Date.parse(answeredAt),
    endedAtMs: Date.parse(endedAt),
    endedReason,
    outcome,
    turns: turnsInOrder(state),
    tools: [...state.tools.values()],
    report,
  };
}
