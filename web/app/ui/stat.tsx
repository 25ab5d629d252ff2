import { ArrowDownRight, ArrowUpRight, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Sparkline } from "./sparkline";

type StatProps = {
  label: string;
  figure: ReactNode;
  /** Change against the period before, already worded ("+12 %"), and which way it went. */
  delta?: {
    text: string;
    direction: "up" | "down" | "flat";
    isGood?: boolean;
    against?: string;
    /** Said instead of `text` to those who do not see the sign and its arrow ("en hausse de 12 %"). */
    words?: string;
  };
  /** Oldest first. */
  series?: readonly number[];
  className?: string;
};

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, flat: Minus } as const;

/** One figure that matters, where it comes from and where it goes. */
export function Stat({ label, figure, delta, series, className }: StatProps) {
  const Arrow = delta ? ARROWS[delta.direction] : null;
  return (
    <div
      className={cn(
        "@container flex flex-col gap-2 rounded-card border border-line bg-surface px-5 py-4 phone:px-4",
        className,
      )}
    >
      <p className="text-13 text-ink-muted">{label}</p>
      <div className="flex items-end justify-between gap-3">
        <p className="tabular whitespace-nowrap font-semibold text-28 phone:text-20">{figure}</p>
        {series && <Sparkline values={series} className="mb-1 hidden w-20 min-w-0 shrink @min-[10rem]:block" />}
      </div>
      {delta && Arrow && (
        <p className="mt-auto flex flex-wrap items-center gap-x-1.5 text-12 text-ink-muted">
          <span
            aria-hidden={delta.words !== undefined || undefined}
            className={cn(
              "tabular inline-flex items-center gap-0.5 font-medium",
              delta.isGood === true && "text-good",
              delta.isGood === false && "text-bad",
            )}
          >
            <Arrow aria-hidden="true" className="size-3.5" />
            {delta.text}
          </span>
          {delta.words !== undefined && <span className="sr-only">{delta.words}</span>}
          {delta.against}
        </p>
      )}
    </div>
  );
}
