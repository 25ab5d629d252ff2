const { CLOCK_ORIGIN = "" } = process.env;

/** Lets time pass for one thing (dev/journey-clock.ts). Answers how many rows grew older. */
export async function letPass(
  what: { passes: "proof"; email: string } | { passes: "undo"; callId: string },
): Promise<number> {
  const response = await fetch(CLOCK_ORIGIN, { method: "POST", body: JSON.stringify(what) });
  return Number(await response.text());
}
