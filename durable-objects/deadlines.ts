import type { Timers } from "./timers";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Ava's calls last 15 minutes at most and are never silent for long: after this much of nothing the provider forgot us. */
const FORGOTTEN_AFTER_MS = 10 * MINUTE_MS;
/** How long an ended call waits for the provider's report before it is archived without. */
const REPORT_GRACE_MS = 2 * MINUTE_MS;
/** How often the archive is asked for again until D1 has confirmed. */
const ARCHIVE_RETRY_MS = 5 * MINUTE_MS;
/** How long a message that comes after the end waits for others like it. */
const LATE_AFTER_MS = 2 * SECOND_MS;
/** How long the log outlives the archive, for viewers who reconnect. */
const PURGE_AFTER_MS = 60 * MINUTE_MS;

export type Deadline = "forgotten" | "report" | "archive" | "purge";

/** What must happen to a call though nobody asks, and when. The next deadline is always set before the last is cleared. */
export class Deadlines {
  readonly #timers: Pick<Timers<Deadline>, "set" | "postpone" | "clear">;

  constructor(timers: Pick<Timers<Deadline>, "set" | "postpone" | "clear">) {
    this.#timers = timers;
  }

  /** Something was heard of a call that goes on. */
  async callIsAlive(): Promise<void> {
    await this.#timers.postpone("forgotten", Date.now() + FORGOTTEN_AFTER_MS, MINUTE_MS);
  }

  async awaitReport(): Promise<void> {
    await this.#timers.postpone("report", Date.now() + REPORT_GRACE_MS, REPORT_GRACE_MS);
    await this.#timers.clear("forgotten");
  }

  /** The archive was asked for; it is asked for again until D1 has confirmed. */
  async awaitArchive(): Promise<void> {
    await this.#timers.set("archive", Date.now() + ARCHIVE_RETRY_MS);
    await this.#timers.clear("forgotten");
    await this.#timers.clear("report");
  }

  /** Late messages come in bursts: one more archive takes them all, and the log stays until it has. */
  async archiveAgain(): Promise<void> {
    await this.#timers.set("archive", Date.now() + LATE_AFTER_MS);
    await this.#timers.clear("purge");
  }

  async archived(): Promise<void> {
    await this.#timers.set("purge", Date.now() + PURGE_AFTER_MS);
    await this.#timers.clear("archive");
  }
}
