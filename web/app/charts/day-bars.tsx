import { GridRows } from "@visx/grid";
import { scaleBand, scaleLinear } from "@visx/scale";
import { BarStack } from "@visx/shape";
import { formatCount } from "~/format";
import { useText } from "~/i18n/use-text";
import type { DayFigures } from "../../../worker/analytics/analytics.schema";
import { chartScale } from "./chart-scale";
import { Plot, percent, UNITS } from "./plot";
import { dayName } from "./words";

/** Part of a day's width that lies between two bars. */
const GAP = 0.34;
/** A name under every so many days, counted back from the last one: about five of them fit a phone. */
const namesEvery = (days: number) => (days <= 7 ? 1 : days <= 31 ? 7 : 21);

/** Units above the highest line: its number stands on it. */
const HEADROOM = 90;

type Bar = { day: string; answered: number; missed: number };
const KEYS = ["answered", "missed"] as const;
/** Full and hollow, so that nothing hangs on a shade. */
const LOOK = { answered: "fill-accent stroke-accent", missed: "fill-surface stroke-accent" };

/** Calls of each day: those that were answered, and the missed ones on top. */
export function DayBars({ title, days }: { title: string; days: readonly DayFigures[] }) {
  const { t, locale } = useText();
  const bars = days.map(({ day, calls, answered }): Bar => ({ day, answered, missed: calls - answered }));
  const { top, ticks } = chartScale(Math.max(0, ...days.map(({ calls }) => calls)));
  const x = scaleBand<string>({
    domain: days.map(({ day }) => day),
    range: [0, UNITS],
    paddingInner: GAP,
    paddingOuter: GAP / 2,
  });
  const y = scaleLinear<number>({ domain: [0, top], range: [UNITS, HEADROOM] });
  const middleOf = (index: number) => (index + 0.5) / days.length;
  const every = namesEvery(days.length);

  const say = (index: number) => {
    const figures = days[index];
    if (!figures) return "";
    const { day, calls, answered } = figures;
    const counted = (count: number) => ({ count, formatted: formatCount(count, locale) });
    const parts = [
      t("analytics:perDay.callsCount", counted(calls)),
      calls > answered && t("analytics:perDay.answeredCount", counted(answered)),
      calls > answered && t("analytics:perDay.missedCount", counted(calls - answered)),
    ];
    return t("analytics:chart.point", {
      name: dayName(day, locale, "long"),
      figures: parts.filter(Boolean).join(", "),
    });
  };

  return (
    <>
      <Legend />
      <Plot
        title={title}
        grid={{ columns: days.length, rows: 1 }}
        start={days.length - 1}
        placeOf={(index) => ({ x: middleOf(index), y: y(days[index]?.calls ?? 0) / UNITS })}
        say={say}
        className="min-h-52 flex-1 phone:min-h-44"
      >
        {(point) => (
          <svg aria-hidden="true" className="absolute inset-0 h-full w-full overflow-visible text-12">
            <svg
              aria-hidden="true"
              viewBox={`0 0 ${UNITS} ${UNITS}`}
              preserveAspectRatio="none"
              width="100%"
              height="100%"
            >
              {point !== null && (
                <rect
                  x={(point / days.length) * UNITS}
                  width={UNITS / days.length}
                  height={UNITS}
                  className="fill-ink/10"
                />
              )}
              <GridRows
                scale={y}
                tickValues={[0, ...ticks]}
                width={UNITS}
                stroke="var(--line)"
                vectorEffect="non-scaling-stroke"
              />
              <BarStack<Bar, (typeof KEYS)[number]>
                data={bars}
                keys={[...KEYS]}
                x={({ day }) => day}
                xScale={x}
                yScale={y}
                color={() => ""}
              >
                {(stacks) =>
                  stacks.map(({ key, bars: parts }) =>
                    parts.map(
                      ({ index, width, height, ...part }) =>
                        height > 0 && (
                          <rect
                            key={`${key}-${index}`}
                            x={part.x}
                            y={part.y}
                            width={width}
                            height={height}
                            vectorEffect="non-scaling-stroke"
                            className={LOOK[key]}
                          />
                        ),
                    ),
                  )
                }
              </BarStack>
            </svg>
            {ticks.map((tick) => (
              <text key={tick} x="0" y={percent(y(tick))} dy="-5" className="tabular fill-ink-muted">
                {formatCount(tick, locale)}
              </text>
            ))}
          </svg>
        )}
      </Plot>
      <svg aria-hidden="true" className="mt-2 h-4 w-full overflow-visible text-12">
        {days.map(({ day }, index) => {
          const before = days.length - 1 - index;
          if (before % every !== 0) return null;
          const isLast = before === 0 && every > 1;
          return (
            <text
              key={day}
              x={isLast ? "100%" : percent(middleOf(index) * UNITS)}
              y="12"
              textAnchor={isLast ? "end" : "middle"}
              className="fill-ink-muted"
            >
              {dayName(day, locale, every === 1 ? "weekday" : "date")}
            </text>
          );
        })}
      </svg>
    </>
  );
}

function Legend() {
  const { t } = useText();
  return (
    <ul className="mb-3 flex gap-4 text-12 text-ink-muted">
      {KEYS.map((key) => (
        <li key={key} className="flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5">
            <rect x="0.5" y="0.5" width="9" height="9" className={LOOK[key]} />
          </svg>
          {t(`analytics:perDay.${key}`)}
        </li>
      ))}
    </ul>
  );
}
