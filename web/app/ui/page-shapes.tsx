import type { ReactNode } from "react";
import { Skeleton } from "./skeleton";

/** The outline of a page, by the beginning of its address: the longest that fits. */
const SHAPES: [string, () => ReactNode][] = [
  ["/dashboard", () => [<Figures key="figures" />, <Chart key="chart" />, <Rows key="rows" count={4} />]],
  ["/analytics", () => [<Figures key="figures" />, <Chart key="chart" />, <Chart key="hours" />]],
  ["/calls/call_", () => [<Talk key="talk" />]],
  ["/calls", () => [<Filters key="filters" />, <Rows key="rows" count={10} />]],
  ["/live", () => [<Cards key="cards" />]],
  ["/appointments", () => [<Rows key="day" count={3} />, <Rows key="next" count={3} />]],
  ["/phone-numbers", () => [<Cards key="cards" />]],
  ["/receptionist", () => [<Filters key="tabs" />, <Fields key="one" />, <Fields key="two" />]],
  ["/settings", () => [<Filters key="tabs" />, <Fields key="one" />, <Fields key="two" />]],
  ["/aide", () => [<Prose key="prose" />]],
];

/** What a page will look like, in grey. */
export function PageShape({ pathname }: { pathname: string }) {
  const [, shape] = SHAPES.find(([beginning]) => pathname.startsWith(beginning)) ?? [];
  return (
    <>
      <Skeleton height="h-8" className="mb-7 w-48" />
      <div className="grid gap-5">{shape ? shape() : <Prose />}</div>
    </>
  );
}

const WIDTHS = ["w-3/4", "w-2/3", "w-5/6", "w-1/2", "w-3/5", "w-4/5", "w-2/5", "w-3/4", "w-1/2", "w-2/3"];
const CARD = "rounded-card border border-line bg-surface px-5 py-5";

const Figures = () => (
  <div className="grid grid-cols-2 gap-3 split:grid-cols-4 md:gap-4">
    {["a", "b", "c", "d"].map((card) => (
      <div key={card} className={`grid gap-3 ${CARD}`}>
        <Skeleton height="h-3" className="w-2/3" />
        <Skeleton height="h-7" className="w-1/2" />
      </div>
    ))}
  </div>
);

const Chart = () => (
  <div className={`grid gap-5 ${CARD}`}>
    <Skeleton className="w-40" />
    <Skeleton height="h-48" />
  </div>
);

const Filters = () => (
  <div className="flex flex-wrap gap-2">
    {["a", "b", "c", "d"].map((pill) => (
      <Skeleton key={pill} height="h-9" className="w-24" />
    ))}
  </div>
);

const Rows = ({ count }: { count: number }) => (
  <div className={`grid gap-6 ${CARD}`}>
    {WIDTHS.slice(0, count).map((width, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows without content have nothing else to be told apart by
      <Skeleton key={row} className={width} />
    ))}
  </div>
);

const Cards = () => (
  <div className="grid gap-4 split:grid-cols-2">
    {["a", "b", "c", "d"].map((card) => (
      <div key={card} className={`grid gap-4 ${CARD}`}>
        <Skeleton className="w-1/2" />
        <Skeleton height="h-3" className="w-3/4" />
        <Skeleton height="h-3" className="w-2/5" />
      </div>
    ))}
  </div>
);

const Fields = () => (
  <div className={`grid gap-5 ${CARD}`}>
    <Skeleton className="w-1/3" />
    {["a", "b"].map((field) => (
      <div key={field} className="grid gap-2">
        <Skeleton height="h-3" className="w-24" />
        <Skeleton height="h-9" />
      </div>
    ))}
  </div>
);

/** What was said, and the facts beside it. */
const Talk = () => (
  <div className="grid gap-5 split:grid-cols-[minmax(0,1fr)_20rem]">
    <Rows count={8} />
    <div className="grid content-start gap-5">
      <Fields />
    </div>
  </div>
);

const Prose = () => (
  <div className="grid max-w-2xl gap-4">
    {WIDTHS.map((width, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines without words have nothing else to be told apart by
      <Skeleton key={line} className={width} />
    ))}
  </div>
);
