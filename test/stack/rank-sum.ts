/** Durations of one kind of request, in milliseconds. */
type Sample = readonly number[];

export const median = (sample: Sample): number => {
  const sorted = [...sample].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
};

/**
 * The rank-sum test of Wilcoxon, Mann and Whitney: how many standard deviations the ranks of `a` among all are from where they
 * would lie if both were of one distribution. It asks nothing of the distributions' shape, and one slow request weighs no more than
 * its place in the queue.
 */
export function rankSumZ(a: Sample, b: Sample): number {
  let below = 0;
  for (const x of a) for (const y of b) below += x > y ? 1 : x === y ? 0.5 : 0;
  const mean = (a.length * b.length) / 2;
  const deviation = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
  return (below - mean) / deviation;
}
