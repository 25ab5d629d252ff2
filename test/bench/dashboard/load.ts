/** People who each ask, wait for the answer, and ask again. */
export const USERS = 100;
/** Requests of each side and round. */
const REQUESTS = 250;

/** Milliseconds that each request took, from so many people at once; `ask` answers once all is read. Throws where an answer is not 200. */
export async function loadOf(ask: (index: number) => Promise<Response>, people = USERS): Promise<number[]> {
  const tookMs: number[] = [];
  let asked = 0;
  const person = async () => {
    while (asked < REQUESTS) {
      const index = asked++;
      const startedAt = performance.now();
      const response = await ask(index).catch((error: unknown) => {
        if (!isReset(error)) throw error;
        return null;
      });
      // Asked again by somebody, on a fresh connection.
      if (response === null) {
        asked -= 1;
        continue;
      }
      tookMs.push(performance.now() - startedAt);
      if (!response.ok) throw new Error(`${response.url} was answered ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: people }, person));
  return tookMs;
}

/** workerd closes a connection that was idle for five seconds, perhaps just as it is used again: no answer was late. */
const isReset = (error: unknown): boolean =>
  error instanceof TypeError &&
  error.cause instanceof Error &&
  "code" in error.cause &&
  RESETS.has(String(error.cause.code));
/** As the system tells it, and as undici does. */
const RESETS = new Set(["ECONNRESET", "UND_ERR_SOCKET"]);
