import { sha256 } from "../lib/crypto";
import { AppError } from "../lib/errors";
import { SECOND } from "../lib/time";
import type { Services } from "../services";
import { BUDGETS, type BudgetName } from "./budgets";

type Throttles = Pick<Services, "throttles">;

/** A try that was granted. */
export type Try = {
  /** Milliseconds until the next one is granted; 0 where nothing holds it up. */
  nextInMs: number;
  /** It told nothing: it was right, or the provider that should have judged it was down. */
  giveBack: () => Promise<void>;
  /** It was right, and by whoever made all the tries before it. */
  clear: () => Promise<void>;
};

/**
 * Takes one try at `subject` (a mailbox, a number, a network address), which is kept as its hash. Throws `too_many_requests`
 * with the seconds to wait. It fails closed: without the object that counts, nobody tries.
 */
export async function takeTry({ throttles }: Throttles, name: BudgetName, subject: string): Promise<Try> {
  const throttle = throttles.getByName(`${name}:${await sha256(subject)}`);
  const verdict = await throttle.take(BUDGETS[name]);
  if (!verdict.granted) throw tooMany(verdict.retryAfterMs);
  return { nextInMs: verdict.nextInMs, giveBack: () => throttle.giveBack(), clear: () => throttle.clear() };
}

function tooMany(retryAfterMs: number): AppError {
  const retryAfterS = Math.max(1, Math.ceil(retryAfterMs / SECOND));
  return new AppError("too_many_requests", `Too many tries. Try again in ${retryAfterS} s.`, { retryAfterS });
}
