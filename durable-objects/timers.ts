/** Several named moments over the one alarm that an object has. Kept in its SQLite, so a restart forgets none. */
export class Timers<Name extends string> {
  /** What the alarm is set to, as far as this object knows: undefined before it has looked. */
  #armedMs: number | null | undefined;

  constructor(private readonly storage: DurableObjectStorage) {}

  async set(name: Name, dueMs: number): Promise<void> {
    this.put(name, dueMs);
    await this.rearm();
  }

  /** Sets, or with null clears, without arming: for several changes in a row. {@link rearm} follows. */
  put(name: Name, dueMs: number | null): void {
    const { sql } = this.storage;
    if (dueMs === null) sql.exec("DELETE FROM timers WHERE name = ?", name);
    else sql.exec("INSERT OR REPLACE INTO timers (name, due_ms) VALUES (?, ?)", name, dueMs);
  }

  /** Moves a moment later only when it has come near: most events then cost no write. */
  async postpone(name: Name, dueMs: number, slackMs: number): Promise<void> {
    const [row] = this.storage.sql.exec<{ due_ms: number }>("SELECT due_ms FROM timers WHERE name = ?", name).toArray();
    if (!row || row.due_ms < dueMs - slackMs) await this.set(name, dueMs);
  }

  async clear(name: Name): Promise<void> {
    if (this.storage.sql.exec("DELETE FROM timers WHERE name = ?", name).rowsWritten > 0) await this.rearm();
  }

  /** Takes out what is due. A handler that fails must set its own timer again. */
  takeDue(nowMs: number): Name[] {
    this.#armedMs = undefined;
    return this.storage.sql
      .exec<{ name: Name }>("DELETE FROM timers WHERE due_ms <= ? RETURNING name", nowMs)
      .toArray()
      .map(({ name }) => name);
  }

  isEmpty(): boolean {
    return this.#next() === null;
  }

  async rearm(): Promise<void> {
    const next = this.#next();
    if (next === this.#armedMs) return;
    // One that rings too early finds nothing due and is set anew: cheaper than to move it at every word of a conversation.
    if (next !== null && this.#armedMs && this.#armedMs < next && this.#armedMs > Date.now()) return;
    this.#armedMs = next;
    if (next === null) await this.storage.deleteAlarm();
    else await this.storage.setAlarm(next);
  }

  #next(): number | null {
    return this.storage.sql.exec<{ next: number | null }>("SELECT MIN(due_ms) AS next FROM timers").one().next;
  }
}
