/**
 * A seeded source of chance: the same seed tells the same story. Marsaglia's xorshift on 32 bits, plenty for stories.
 */
export type Random = {
  /** From 0 included to 1 excluded. */
  next(): number;
  /** Both ends included. */
  between(min: number, max: number): number;
  /** Throws on an empty list, as `weighted` does. */
  pick<T>(choices: readonly T[]): T;
  /** One of the entries, as likely as its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
};

export const seededRandom = (seed: number): Random => {
  let state = scatter(seed) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    throw new Error("Nothing to choose from");
  };
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (choices) => weighted(choices.map((choice) => [choice, 1] as const)),
    weighted,
    shuffled: (items) => {
      const left = [...items];
      const drawn: typeof left = [];
      while (left.length > 0) drawn.push(...left.splice(Math.floor(next() * left.length), 1));
      return drawn;
    },
  };
};

/** MurmurHash3's last step: seeds that are close must not start close, or the calls of a month would huddle together. */
const scatter = (seed: number): number => {
  let hash = seed >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
