import { CallOrigin, CallReport, LiveEvent } from "./call.schema";

/** One single-valued fact each: JSON in the `facts` table, parsed as it is read back. */
type Facts = { origin: CallOrigin; report: CallReport };

/**
 * The call's own SQLite: an append-only log of what viewers were told, the identities of the vendor's events already taken,
 * and when something is due. A room that restarts reads it back and goes on.
 */
export class CallLog {
  constructor(private readonly sql: SqlStorage) {
    this.migrate();
  }

  /** Makes the tables. Again after a purge: `deleteAll` drops them under a living object. */
  migrate(): void {
    this.sql.exec(`
      CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, event TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS timers (name TEXT PRIMARY KEY, due_ms INTEGER NOT NULL) WITHOUT ROWID;
    `);
  }

  append(event: LiveEvent): void {
    this.sql.exec("INSERT INTO log (seq, event) VALUES (?, ?)", event.seq, JSON.stringify(event));
  }

  /** Events with a higher `seq`, in order. */
  after(seq: number): Exclude<LiveEvent, { type: "snapshot" }>[] {
    return this.sql
      .exec<{ event: string }>("SELECT event FROM log WHERE seq > ? ORDER BY seq", seq)
      .toArray()
      .flatMap(({ event }) => {
        const parsed = LiveEvent.parse(JSON.parse(event));
        return parsed.type === "snapshot" ? [] : [parsed];
      });
  }

  /** Whether this event of the vendor's was taken before. */
  hasSeen(key: string): boolean {
    return this.sql.exec("SELECT 1 FROM seen WHERE key = ?", key).toArray().length > 0;
  }

  markSeen(key: string): void {
    this.sql.exec("INSERT INTO seen (key) VALUES (?)", key);
  }

  /** How many of the vendor's events were taken: it tells whether anything came since an archive was made. */
  revision(): number {
    return this.sql.exec<{ taken: number }>("SELECT count(*) AS taken FROM seen").one().taken;
  }

  readOrigin(): CallOrigin | null {
    const stored = this.#fact("origin");
    return stored === null ? null : CallOrigin.parse(stored);
  }

  readReport(): CallReport | null {
    const stored = this.#fact("report");
    return stored === null ? null : CallReport.parse(stored);
  }

  write<Name extends keyof Facts>(name: Name, value: Facts[Name]): void {
    this.sql.exec("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", name, JSON.stringify(value));
  }

  #fact(name: keyof Facts): unknown {
    const [row] = this.sql.exec<{ value: string }>("SELECT value FROM facts WHERE name = ?", name).toArray();
    return row ? JSON.parse(row.value) : null;
  }
}
