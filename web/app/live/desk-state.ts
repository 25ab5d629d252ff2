import type { DeskCall, DeskEvent } from "../../../durable-objects/live-desk.schema";

/** The board as this viewer knows it. */
export type DeskState = {
  /** Oldest first. */
  calls: readonly DeskCall[];
  /** The last event that is in here; null before the first snapshot. */
  seq: number | null;
  /** An event is missing: only a new snapshot can be trusted. */
  isBehind: boolean;
};

export const openDesk = (known: readonly DeskCall[]): DeskState => ({
  calls: inOrder(known),
  seq: null,
  isBehind: false,
});

/** Takes one event in. Returns the same state for a repeat. */
export function advanceDesk(state: DeskState, event: DeskEvent): DeskState {
  if (event.type === "snapshot") return { calls: inOrder(event.calls), seq: event.seq, isBehind: false };
  if (state.seq !== null && event.seq <= state.seq) return state;
  if (state.seq === null || event.seq > state.seq + 1) return state.isBehind ? state : { ...state, isBehind: true };
  const others = state.calls.filter(({ id }) => id !== (event.type === "call" ? event.call.id : event.id));
  return { calls: event.type === "call" ? inOrder([...others, event.call]) : others, seq: event.seq, isBehind: false };
}

const inOrder = (calls: readonly DeskCall[]): DeskCall[] =>
  calls.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
