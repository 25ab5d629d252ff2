import type { CallOutcome, LiveCall, LiveEvent, ToolUse, Turn } from "../../../durable-objects/call.schema";

/** A call as this viewer knows it. */
export type LiveState = {
  /** Null until the first snapshot. */
  call: LiveCall | null;
  /** In the order in which they were spoken. */
  turns: readonly Turn[];
  tools: readonly ToolUse[];
  outcome: CallOutcome | null;
  /** The last event that is in here: what `?after=` resumes from. 0 when nothing is. */
  seq: number;
  /** An event is missing: ask again for what follows `seq`. Whatever comes meanwhile is left out. */
  isBehind: boolean;
  /** `ended` was said: nothing more will come. */
  isOver: boolean;
};

/** What a page was rendered with. */
export type KnownCall = { call: LiveCall; turns: readonly Turn[]; tools?: readonly ToolUse[] };

/** Where a viewer starts: from nothing, or from what the page was rendered with. */
export const openLiveState = (known: KnownCall | null = null): LiveState => ({
  call: known?.call ?? null,
  turns: known ? inOrder(known.turns) : [],
  tools: known?.tools ?? [],
  outcome: null,
  seq: 0,
  isBehind: false,
  isOver: known?.call.endedAt != null,
});

/** Takes one event in. Returns the same state when it says nothing new: a repeat, or one that came before its turn. */
export function advanceLive(state: LiveState, event: LiveEvent): LiveState {
  if (event.type === "snapshot") return fromSnapshot(state, event);
  if (event.seq <= state.seq && state.call) return state;
  const { call } = state;
  if (!call || event.seq > state.seq + 1) return state.isBehind ? state : { ...state, isBehind: true };
  const known: LiveState = { ...state, seq: event.seq, isBehind: false };
  switch (event.type) {
    case "turn":
      return { ...known, turns: inOrder(withOne(state.turns, event.turn)) };
    case "tool":
      return { ...known, tools: withOne(state.tools, event.tool) };
    case "status":
      return {
        ...known,
        call: {
          ...call,
          status: event.status,
          answeredAt: event.answeredAt ?? call.answeredAt,
          endedReason: event.endedReason ?? call.endedReason,
        },
      };
    case "ended":
      return {
        ...known,
        call: { ...call, status: "ended", endedAt: event.endedAt, endedReason: event.endedReason },
        outcome: event.outcome,
        isOver: true,
      };
    default:
      return event satisfies never;
  }
}

/**
 * A snapshot is the whole call up to its `seq`. An older one is a repeat, but for a call that is over: the archive counts
 * changes of status only, so its number may be lower than the room's was.
 */
function fromSnapshot(state: LiveState, { seq, call, turns }: Extract<LiveEvent, { type: "snapshot" }>): LiveState {
  const isOver = call.endedAt !== null;
  if (seq < state.seq && !isOver) return state;
  return {
    ...state,
    call,
    turns: inOrder(turns),
    seq: Math.max(seq, state.seq),
    isBehind: false,
    isOver,
  };
}

/** The newest word on a thing takes the place of the one before. */
const withOne = <Thing extends { id: string }>(known: readonly Thing[], one: Thing): Thing[] =>
  known.some(({ id }) => id === one.id) ? known.map((other) => (other.id === one.id ? one : other)) : [...known, one];

/** By time; two of the same millisecond stay as they came. */
const inOrder = (turns: readonly Turn[]): Turn[] => [...turns].sort((a, b) => a.atMs - b.atMs);

/** Turns, or tools, on the clock of the conversation, which starts when someone answers; a room counts from the first ring. */
export function sinceAnswer<Thing extends { atMs: number; endMs?: number | undefined }>(
  call: LiveCall | null,
  things: readonly Thing[],
): Thing[] {
  const ringMs = call?.answeredAt ? Math.max(0, Date.parse(call.answeredAt) - Date.parse(call.startedAt)) : 0;
  const shifted = (ms: number) => Math.max(0, ms - ringMs);
  return things.map((thing) => ({
    ...thing,
    atMs: shifted(thing.atMs),
    ...(thing.endMs !== undefined && { endMs: shifted(thing.endMs) }),
  }));
}
