const FIRST_MS = 400;
const LONGEST_MS = 15_000;

/** How long to wait before the attempt after `failures`: doubling, and half of it random, so that viewers cut together do not return together. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return ceiling / 2 + (ceiling / 2) * random();
}
