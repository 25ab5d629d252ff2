import type { Turn, TurnLatency } from "../../../durable-objects/call.schema";

/** An answer of Ava's whose times are known: milliseconds after the caller's words were received. */
export type TimedAnswer = TurnLatency & { id: string; atMs: number };

export const timedAnswers = (turns: readonly Turn[]): TimedAnswer[] =>
  turns.flatMap(({ id, atMs, role, latency }) => (role === "ava" && latency ? [{ id, atMs, ...latency }] : []));

/** The smallest value that at least this share of all does not exceed ("nearest rank"); null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
