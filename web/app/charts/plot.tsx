import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { useText } from "~/i18n/use-text";
import { cn } from "~/ui/cn";
import { type Grid, movedBy, pointAt } from "./cursor";

/** A chart is drawn in this many units each way and stretched to its frame; what is not to be stretched is placed in percent. */
export const UNITS = 1000;

export const percent = (units: number): string => `${((units / UNITS) * 100).toFixed(3)}%`;

type PlotProps = {
  /** What the chart is of. */
  title: string;
  grid: Grid;
  /** Where the keyboard enters. */
  start: number;
  /** Which point lies under a share of the width; evenly spread unless told. */
  pointUnder?: (x: number) => number;
  /** The middle of a point, as shares of width and height. */
  placeOf: (point: number) => { x: number; y: number };
  /** A point in words. */
  say: (point: number) => string;
  className?: string;
  /** The chart, with the point that is looked at. */
  children: (point: number | null) => ReactNode;
};

/** Where a chart is looked at point by point: under the pointer, or with arrow keys, which a live region reads out. */
export function Plot({ title, grid, start, pointUnder, placeOf, say, className, children }: PlotProps) {
  const { t } = useText();
  const [point, setPoint] = useState<number | null>(null);
  const [spoken, setSpoken] = useState("");

  const look = (at: number) => {
    setPoint(at);
    setSpoken(say(at));
  };
  const leave = () => {
    setPoint(null);
    setSpoken("");
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    const to = movedBy(event.key, point, grid, start);
    if (to === null) return;
    event.preventDefault();
    look(to);
  }
  function onPointer({ currentTarget, clientX, clientY }: PointerEvent) {
    const box = currentTarget.getBoundingClientRect();
    const x = (clientX - box.left) / box.width;
    setPoint(pointUnder ? pointUnder(x) : pointAt(x, (clientY - box.top) / box.height, grid));
  }
  return (
    <>
      <div
        role="application"
        aria-label={t("analytics:chart.explore", { title })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move over it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && look(point ?? start)}
        onBlur={leave}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        // A finger that is lifted leaves too: what it pointed at stays until it points elsewhere.
        onPointerLeave={({ pointerType }) => pointerType !== "touch" && leave()}
        className={cn("relative touch-pan-y rounded-control outline-offset-4", className)}
      >
        {children(point)}
        {point !== null && <Readout {...placeOf(point)}>{say(point)}</Readout>}
      </div>
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  );
}

/** Beside its point, and never beyond the chart's sides. It is there in the browser only, where a script may set what an attribute may not. */
function Readout({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  const left = `${x * 100}%`;
  return (
    <p
      ref={(readout) => {
        if (readout)
          Object.assign(readout.style, { left, bottom: `${(1 - y) * 100}%`, transform: `translate(-${left}, -8px)` });
      }}
      aria-hidden="true"
      className="pointer-events-none absolute z-10 w-max max-w-full rounded-control bg-ink px-2.5 py-1.5 text-12 text-bg"
    >
      {children}
    </p>
  );
}
