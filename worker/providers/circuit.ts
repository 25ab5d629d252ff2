import { SECOND } from "../lib/time";

const OPEN_AFTER_FAILURES = 5;
const HALF_OPEN_AFTER_MS = 10 * SECOND;

/** Refused without asking: the provider was down a moment ago. */
export class CircuitOpen extends Error {
  override readonly name = "CircuitOpen";
  /** Whole seconds until one call is let through again. */
  readonly retryAfterS = HALF_OPEN_AFTER_MS / SECOND;
}

type Watch = {
  /** Whether a failure says that the provider is down. A refusal says that it is well. */
  isOutage: (error: unknown) => boolean;
  onOpen: () => void;
};

/**
 * Stops asking a provider that failed five times in a row; after ten seconds lets one call try. Written here because
 * cockatiel makes an AbortController as it loads, and workerd starts no Worker that does so in its global scope.
 */
export function createCircuit({ isOutage, onOpen }: Watch) {
  let failures = 0;
  let closedAgainAt = 0;
  return async function run<T>(call: () => Promise<T>): Promise<T> {
    if (Date.now() < closedAgainAt) throw new CircuitOpen();
    // While this one tries, the others stay refused.
    if (failures >= OPEN_AFTER_FAILURES) closedAgainAt = Date.now() + HALF_OPEN_AFTER_MS;
    try {
      const answer = await call();
      failures = 0;
      closedAgainAt = 0;
      return answer;
    } catch (error) {
      if (!isOutage(error)) {
        failures = 0;
        closedAgainAt = 0;
        throw error;
      }
      failures += 1;
      if (failures >= OPEN_AFTER_FAILURES) {
        closedAgainAt = Date.now() + HALF_OPEN_AFTER_MS;
        if (failures === OPEN_AFTER_FAILURES) onOpen();
      }
      throw error;
    }
  };
}
