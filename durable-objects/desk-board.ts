import { DeskCall, type DeskEvent, type DeskReport } from "./live-desk.schema";

const HOUR_MS = 60 * 60 * 1000;
/** How long a call that is over is remembered: longer than its room lives (deadlines.ts), so that no late report brings it back. */
const FORGET_AFTER_MS = 24 * HOUR_MS;

type Row = { call_seq: number; call: string; is_over: number };

/** The desk's own SQLite: each call as its room last had it, and the number of the last event. */
export class DeskBoard {
  constructor(private readonly sql: SqlStorage) {
    this.migrate();
  }

  /** Makes the tables. Again after an erasure, which drops them under a living object. */
  migrate(): void {
    this.sql.exec(`
      CREATE TABLE IF NOT EXISTS calls (
        id TEXT PRIMARY KEY, call_seq INTEGER NOT NULL, call TEXT NOT NULL, is_over INTEGER NOT NULL, heard_ms INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS events (last_seq INTEGER NOT NULL);
      INSERT INTO events (last_seq) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM events);
    `);
  }

  /** The number of the last event. */
  get seq(): number {
    return this.sql.exec<{ last_seq: number }>("SELECT last_seq FROM events").one().last_seq;
  }

  /** Every call that is not over, oldest first. */
  calls(): DeskCall[] {
    return this.sql
      .exec<{ call: string }>("SELECT call FROM calls WHERE is_over = 0")
      .toArray()
      .map(({ call }) => DeskCall.parse(JSON.parse(call)))
      .sort((a, b) => a.startedAt.localeCompare(b.startedAt) || a.id.localeCompare(b.id));
  }

  /** What a report changes; null for one that is repeated or late. A call that is over never comes back. */
  take({ callSeq, call }: DeskReport, nowMs: number): DeskEvent | null {
    const [known] = this.sql.exec<Row>("SELECT call_seq, call, is_over FROM calls WHERE id = ?", call.id).toArray();
    if (known && (known.is_over === 1 || callSeq <= known.call_seq)) return null;
    if (call.status === "ended") return this.#end(call.id, { callSeq, isKnown: known !== undefined }, nowMs);
    const text = JSON.stringify(call);
    const isNews = known?.call !== text;
    this.#put(call.id, { callSeq, text, isOver: false }, nowMs);
    return isNews ? { type: "call", seq: this.#next(), call } : null;
  }

  /** Takes a call off the board that no room holds any more; null where it is not on it. */
  drop(id: string, nowMs: number): DeskEvent | null {
    const [known] = this.sql.exec<Row>("SELECT call_seq, call, is_over FROM calls WHERE id = ?", id).toArray();
    if (!known || known.is_over === 1) return null;
    return this.#end(id, { callSeq: known.call_seq, isKnown: true }, nowMs);
  }

  /** Nothing that was said outlives the call here: its row is a mark that it is over. */
  #end(id: string, { callSeq, isKnown }: { callSeq: number; isKnown: boolean }, nowMs: number): DeskEvent | null {
    this.#put(id, { callSeq, text: "", isOver: true }, nowMs);
    this.sql.exec("DELETE FROM calls WHERE is_over = 1 AND heard_ms < ?", nowMs - FORGET_AFTER_MS);
    return isKnown ? { type: "ended", seq: this.#next(), id } : null;
  }

  #put(id: string, { callSeq, text, isOver }: { callSeq: number; text: string; isOver: boolean }, nowMs: number): void {
    this.sql.exec(
      "INSERT OR REPLACE INTO calls (id, call_seq, call, is_over, heard_ms) VALUES (?, ?, ?, ?, ?)",
      id,
      callSeq,
      text,
      isOver ? 1 : 0,
      nowMs,
    );
  }

  #next(): number {
    return this.sql.exec<{ last_seq: number }>("UPDATE events SET last_seq = last_seq + 1 RETURNING last_seq").one()
      .last_seq;
  }
}
