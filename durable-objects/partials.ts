import type { IngestEvent } from "./call.schema";

/** At most ten partials a second a speaker reach the viewers: the newest replaces those in between. */
const PARTIAL_EVERY_MS = 100;

/**
 * Holds back partials that follow each other too closely. What is held lives only in memory: one that is lost with a
 * restart is no loss, because the next one, or the final, says all of it again.
 */
export class Partials {
  readonly #held = new Map<string, IngestEvent>();
  readonly #lastMs = new Map<string, number>();

  /** `release` takes a partial whose time has come. */
  constructor(private readonly release: (event: IngestEvent) => void) {}

  /** Whether this one is held: then the next replaces it, and the timer or `flush` lets it out. */
  hold(role: string, event: IngestEvent): boolean {
    const nowMs = Date.now();
    const waitMs = (this.#lastMs.get(role) ?? 0) + PARTIAL_EVERY_MS - nowMs;
    if (waitMs <= 0) {
      this.#lastMs.set(role, nowMs);
      return false;
    }
    if (!this.#held.has(role)) setTimeout(() => this.flush(), waitMs);
    this.#held.set(role, event);
    return true;
  }

  /** Drops what a speaker's newer words say again. */
  drop(role: string): void {
    this.#held.delete(role);
  }

  flush(): void {
    for (const [role, event] of this.#held) {
      this.#held.delete(role);
      this.#lastMs.set(role, Date.now());
      this.release(event);
    }
  }
}
