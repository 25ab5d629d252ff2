import { scaleBand, scaleLinear } from "@visx/scale";
import { BarStackHorizontal } from "@visx/shape";
import { formatCount } from "~/format";
import { useText } from "~/i18n/use-text";
import { cn } from "~/ui/cn";
import { OUTCOME_PARTS, type OutcomePart } from "./outcomes";
import { Plot, UNITS } from "./plot";
import { shareText } from "./words";

type Parts = Record<OutcomePart, number>;
/** In the list's order, and hollow where nobody was spoken to: nothing hangs on a colour. */
const LOOK: Record<OutcomePart, string> = {
  booked: "fill-good stroke-good",
  messages: "fill-accent stroke-accent",
  transferred: "fill-accent/45 stroke-accent",
  other: "fill-ink/25 stroke-edge",
  missed: "fill-surface stroke-edge",
};

/** One bar, a whole period long, and what each part of it is. */
export function OutcomeBar({ title, parts }: { title: string; parts: Parts }) {
  const { t, locale } = useText();
  const shown = OUTCOME_PARTS.filter((part) => parts[part] > 0);
  const total = shown.reduce((sum, part) => sum + parts[part], 0);
  const x = scaleLinear<number>({ domain: [0, total], range: [0, UNITS] });
  const y = scaleBand<string>({ domain: [title], range: [0, UNITS] });
  const startOf = (index: number) => shown.slice(0, index).reduce((sum, part) => sum + parts[part], 0);
  const middleOf = (index: number) => (startOf(index) + (parts[shown[index] ?? "other"] ?? 0) / 2) / total;
  const partUnder = (share: number) =>
    Math.max(
      0,
      shown.findLastIndex((_, index) => startOf(index) / total <= share),
    );
  const say = (index: number) => {
    const part = shown[index];
    if (!part) return "";
    const figures = `${formatCount(parts[part], locale)} (${shareText(parts[part], total, locale)})`;
    return t("analytics:chart.point", { name: t(`analytics:outcomes.${part}`), figures });
  };

  return (
    <>
      <Plot
        title={title}
        grid={{ columns: shown.length, rows: 1 }}
        start={0}
        pointUnder={partUnder}
        placeOf={(index) => ({ x: middleOf(index), y: 0 })}
        say={say}
      >
        {(point) => (
          <svg aria-hidden="true" viewBox={`0 0 ${UNITS} ${UNITS}`} preserveAspectRatio="none" className="h-7 w-full">
            <BarStackHorizontal<Parts, OutcomePart>
              data={[parts]}
              keys={shown}
              y={() => title}
              xScale={x}
              yScale={y}
              color={() => ""}
            >
              {(stacks) =>
                stacks.map(({ key, bars }) =>
                  bars.map((bar) => (
                    <rect
                      key={key}
                      x={bar.x}
                      y={bar.y}
                      width={bar.width}
                      height={bar.height}
                      vectorEffect="non-scaling-stroke"
                      className={LOOK[key]}
                    />
                  )),
                )
              }
            </BarStackHorizontal>
            {point !== null && (
              <rect
                x={x(startOf(point))}
                width={x(parts[shown[point] ?? "other"])}
                height={UNITS}
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
                className="fill-none stroke-ink"
              />
            )}
          </svg>
        )}
      </Plot>
      <ul className="mt-4 grid gap-2 text-13">
        {OUTCOME_PARTS.map((part) => (
          <li key={part} className={cn("flex items-center gap-2", parts[part] === 0 && "text-ink-muted")}>
            <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0">
              <rect x="0.5" y="0.5" width="9" height="9" className={LOOK[part]} />
            </svg>
            <span className="min-w-0 flex-1">{t(`analytics:outcomes.${part}`)}</span>
            <span className="tabular whitespace-nowrap">
              {formatCount(parts[part], locale)}
              <span className="ml-2 inline-block w-11 text-right text-ink-muted">
                {shareText(parts[part], total, locale)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
