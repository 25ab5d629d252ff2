import { DurableObject } from "cloudflare:workers";
import * as z from "zod";

/** How often something may be tried. Times in milliseconds. */
export type Budget = {
  /** Tries that nothing holds up. */
  free: number;
  /** What has been tried is forgotten so long after the last granted try; without `delaysMs`, after the first. */
  windowMs: number;
  /** How long each try beyond the free ones must wait for the one before; the last stands for all further ones. Absent: until the window ends. */
  delaysMs?: readonly number[];
};

/** Whether a try is granted, and when the next one would be. A granted one counts until it is given back. */
export type Verdict = { granted: true; nextInMs: number } | { granted: false; retryAfterMs: number };

const Tally = z.object({
  count: z.number().int(),
  /** Epoch milliseconds from which the next try is granted. */
  openFrom: z.number(),
  forgottenAt: z.number(),
});
type Tally = z.infer<typeof Tally>;

const KEY = "tally";

/**
 * Counts the tries at one thing: an account's password, a number's code, one address. One object a thing, so that a burst of
 * parallel tries is taken one after the other and cannot exceed the budget, which KV and D1 could not promise. The tries are
 * forgotten by an alarm, and the object with them.
 */
export class Throttle extends DurableObject<Env> {
  /** Takes one try. It counts at once, whatever becomes of it. */
  async take({ free, windowMs, delaysMs }: Budget): Promise<Verdict> {
    const now = Date.now();
    const known = this.#read(now);
    if (known && now < known.openFrom) return { granted: false, retryAfterMs: known.openFrom - now };
    const count = (known?.count ?? 0) + 1;
    const forgottenAt = delaysMs || !known ? now + windowMs : known.forgottenAt;
    const delayMs = delaysMs ? (delaysMs[Math.min(count - free, delaysMs.length - 1)] ?? 0) : forgottenAt - now;
    const nextInMs = count < free ? 0 : delayMs;
    await this.#write({ count, openFrom: now + nextInMs, forgottenAt });
    return { granted: true, nextInMs };
  }

  /** Gives a try back that told nothing: what it was for was right, or could not be looked at. */
  async giveBack(): Promise<void> {
    const now = Date.now();
    const known = this.#read(now);
    if (known) await this.#write({ ...known, count: Math.max(0, known.count - 1), openFrom: now });
  }

  /** Forgets all tries: whoever made them has proven to be the right one. */
  async clear(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  override async alarm(): Promise<void> {
    if (!this.#read(Date.now())) await this.clear();
  }

  #read(now: number): Tally | null {
    const stored = this.ctx.storage.kv.get(KEY);
    if (stored === undefined) return null;
    const tally = Tally.parse(stored);
    return tally.forgottenAt > now ? tally : null;
  }

  async #write(tally: Tally): Promise<void> {
    this.ctx.storage.kv.put(KEY, tally);
    await this.ctx.storage.setAlarm(tally.forgottenAt);
  }
}
