const STEPS = [1, 2, 5];

/** The top of a chart of counts and the lines across it: two to four round numbers, never a fraction. */
export function chartScale(max: number): { top: number; ticks: number[] } {
  const step = niceAbove(Math.max(max, 2) / 4);
  const lines = Math.ceil(Math.max(max, 2) / step);
  return { top: lines * step, ticks: Array.from({ length: lines }, (_, index) => (index + 1) * step) };
}

function niceAbove(value: number): number {
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find((candidate) => candidate * power >= value);
    if (step !== undefined) return step * power;
  }
}
