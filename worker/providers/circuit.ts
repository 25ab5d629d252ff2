import { SECOND } from "../lib/time";

const OPEN_AFTER_FAILURES = 5;
const HALF_OPEN_AFTER_MS = 10 * SECOND;

/** Refused without asking: the provider was down a moment ago. */
export class CircuitOpen extends Error {
  override readonly name = "CircuitOpen";
  /** Whole seconds until one call is let through again. */
  readonly retryAfterS = HALF_OPEN_AFTER_MS / SECOND;
}

/** `half-open`: one call is trying whether the provider is well again. */
export type CircuitState = "closed" | "open" | "half-open";

type Watch = {
  /** Whether a failure says that the provider is down. A refusal says that it is well. */
  isOutage: (error: unknown) => boolean;
  onOpen: () => void;
};

/**
 * Stops asking a provider that failed five times in a row; after ten seconds lets one call try. Written here because
 * cockatiel makes an AbortController as it loads, and workerd starts no Worker that does so in its global scope.
 *
 * Whoever calls may pass `tell`, and is told the state that their call brought about, where nobody was told of it yet: the first
 * success too, since what another isolate left behind may say otherwise.
 */
export function createCircuit({ isOutage, onOpen }: Watch) {
  let failures = 0;
  let closedAgainAt = 0;
  let told: CircuitState | null = null;
  return async function run<T>(call: () => Promise<T>, tell?: (state: CircuitState) => void): Promise<T> {
    const say = (state: CircuitState) => {
      if (!tell || told === state) return;
      told = state;
      tell(state);
    };
    const close = () => {
      failures = 0;
      closedAgainAt = 0;
      say("closed");
    };
    if (Date.now() < closedAgainAt) throw new CircuitOpen();
    if (failures >= OPEN_AFTER_FAILURES) {
      // While this one tries, the others stay refused.
      closedAgainAt = Date.now() + HALF_OPEN_AFTER_MS;
      say("half-open");
    }
    try {
      const answer = await call();
      close();
      return answer;
    } catch (error) {
      if (!isOutage(error)) {
        close();
        throw error;
      }
      failures += 1;
      if (failures >= OPEN_AFTER_FAILURES) {
        closedAgainAt = Date.now() + HALF_OPEN_AFTER_MS;
        if (failures === OPEN_AFTER_FAILURES) onOpen();
        say("open");
      }
      throw error;
    }
  };
}
