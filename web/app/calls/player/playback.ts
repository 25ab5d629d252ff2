import type { Turn } from "../../../../durable-objects/call.schema";

export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;
/** How far a press jumps, either way. */
export const SKIP_S = 10;

/** A seek lands a little before what was asked for: a frame of audio is some 26 ms at most. */
const FRAME_MS = 30;

type Timed = Pick<Turn, "id" | "atMs"> & { endMs?: number | undefined };

/**
 * Whose words are heard at this second of the recording: those that began last, until somebody else begins. Null before the
 * first. `turns` are on the recording's clock, which starts at the answer.
 */
export function turnAt(turns: readonly Timed[], seconds: number): string | null {
  const ms = seconds * 1000 + FRAME_MS;
  let spoken: Timed | null = null;
  for (const turn of turns) if (turn.atMs <= ms && (!spoken || turn.atMs >= spoken.atMs)) spoken = turn;
  return spoken?.id ?? null;
}

/** Where a jump lands: within the recording. */
export const jump = (fromS: number, byS: number, durationS: number | null): number =>
  Math.max(0, Math.min(fromS + byS, durationS ?? Number.POSITIVE_INFINITY));

/** When somebody spoke, as shares of the recording from 0 to 1. */
type Stretch = { id: string; role: Turn["role"]; from: number; to: number };

/** Who spoke when. A turn whose end nobody told lasts until the next begins; what lies past the recording's end is left out. */
export function stretches(turns: readonly (Timed & Pick<Turn, "role">)[], durationS: number): Stretch[] {
  const lengthMs = durationS * 1000;
  if (!(lengthMs > 0)) return [];
  const sorted = [...turns].sort((a, b) => a.atMs - b.atMs);
  return sorted.flatMap(({ id, role, atMs, endMs }, index) => {
    const until = Math.min(endMs ?? sorted[index + 1]?.atMs ?? lengthMs, lengthMs);
    return atMs < until ? [{ id, role, from: atMs / lengthMs, to: until / lengthMs }] : [];
  });
}
