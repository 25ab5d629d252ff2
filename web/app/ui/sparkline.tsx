import { cn } from "./cn";

const WIDTH = 96;
const HEIGHT = 28;
const PAD = 2;

/** The shape of a series, oldest first. It says nothing to a screen reader: the figure beside it does. A `className` says its width. */
export function Sparkline({ values, className }: { values: readonly number[]; className?: string }) {
  if (values.length < 2) return null;
  const max = Math.max(...values, 1);
  const points = values.map((value, index) => [
    PAD + (index * (WIDTH - 2 * PAD)) / (values.length - 1),
    HEIGHT - PAD - (value / max) * (HEIGHT - 2 * PAD),
  ]);
  const line = points.map((point) => point.map((n) => n.toFixed(1)).join(" ")).join(" L");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} fill="none" aria-hidden="true" className={cn("h-7 text-accent", className)}>
      <path d={`M${line} L${WIDTH - PAD} ${HEIGHT} L${PAD} ${HEIGHT} Z`} fill="currentColor" opacity="0.1" />
      <path
        d={`M${line}`}
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
