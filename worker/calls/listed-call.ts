import type { CallRow } from "./calls.sql.ts";

/**
 * What lists and tables show of a call, beside what they are sorted by. A page of it is read as SQLite stores it: mapping every
 * column of a page, with what was billed and done, took longer than finding it (docs/operations/performance.md).
 */
export type ListedCall = Pick<
  CallRow,
  | "id"
  | "status"
  | "channel"
  | "direction"
  | "isTest"
  | "fromNumber"
  | "toNumber"
  | "startedAt"
  | "answeredAt"
  | "endedAt"
  | "durationS"
  | "endedReason"
  | "outcome"
  | "topic"
  | "sentiment"
  | "language"
  | "summary"
  | "numberId"
  | "costMicros"
  | "costCurrency"
> & { sortKey: number };

/** Columns of `calls`: the keys of a {@link StoredCall}, but for `sortKey`. */
export const LISTED = `
   id, status, channel, direction, is_test, from_number, to_number, started_at, answered_at, ended_at, duration_s, ended_reason,
   outcome, topic, sentiment, language, summary, number_id, cost_micros, cost_currency`;

export type StoredCall = Pick<
  ListedCall,
  "id" | "status" | "channel" | "direction" | "outcome" | "topic" | "sentiment" | "language" | "summary" | "sortKey"
> & {
  is_test: 0 | 1;
  from_number: string | null;
  to_number: string | null;
  started_at: number;
  answered_at: number | null;
  ended_at: number | null;
  duration_s: number | null;
  ended_reason: ListedCall["endedReason"];
  number_id: ListedCall["numberId"];
  cost_micros: number | null;
  cost_currency: string | null;
};

const instant = (ms: number | null) => (ms === null ? null : new Date(ms));

export const listedCall = (row: StoredCall): ListedCall => ({
  id: row.id,
  status: row.status,
  channel: row.channel,
  direction: row.direction,
  isTest: row.is_test === 1,
  fromNumber: row.from_number,
  toNumber: row.to_number,
  startedAt: new Date(row.started_at),
  answeredAt: instant(row.answered_at),
  endedAt: instant(row.ended_at),
  durationS: row.duration_s,
  endedReason: row.ended_reason,
  outcome: row.outcome,
  topic: row.topic,
  sentiment: row.sentiment,
  language: row.language,
  summary: row.summary,
  numberId: row.number_id,
  costMicros: row.cost_micros,
  costCurrency: row.cost_currency,
  sortKey: row.sortKey,
});
