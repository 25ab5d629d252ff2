import { HeatmapRect } from "@visx/heatmap";
import { scaleLinear } from "@visx/scale";
import { formatCount } from "~/format";
import { useText } from "~/i18n/use-text";
import { cn } from "~/ui/cn";
import type { PeakHours } from "../../../worker/analytics/analytics.schema";
import { busiest, HOURS, LEVELS, levelOf, type PeakCell, type PeakColumn, peakColumns, WEEKDAYS } from "./peaks";
import { Plot, UNITS } from "./plot";
import { hourName, hourSpan, weekdayName } from "./words";

const NAME_EVERY = 3;
const CELL = { width: UNITS / HOURS.length, height: UNITS / WEEKDAYS.length };
/** More calls, a larger square as well as a stronger one: nothing hangs on a shade. */
const side = scaleLinear<number>({ domain: [1, LEVELS], range: [0.44, 0.88] });
const strength = scaleLinear<number>({ domain: [1, LEVELS], range: [0.4, 1] });

/** The hours of the week, Monday on top: when to be ready for calls. */
export function PeakMap({ title, items }: { title: string; items: PeakHours["items"] }) {
  const { t, locale } = useText();
  const columns = peakColumns(items);
  const top = busiest(items);
  const most = top?.calls ?? 0;
  const cellOf = (point: number): PeakCell | undefined =>
    columns[point % HOURS.length]?.cells[Math.floor(point / HOURS.length)];

  const say = (point: number) => {
    const cell = cellOf(point);
    if (!cell) return "";
    const { weekday, hour, calls } = cell;
    return t("analytics:chart.point", {
      name: `${weekdayName(weekday, locale, "long")} ${t("analytics:peaks.hours", hourSpan(hour, locale, t("analytics:peaks.midnight")))}`,
      figures:
        calls === 0
          ? t("analytics:peaks.none")
          : t("analytics:perDay.callsCount", { count: calls, formatted: formatCount(calls, locale) }),
    });
  };

  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1.5 text-12 text-ink-muted">
      <ul aria-hidden="true" className="grid grid-rows-7">
        {WEEKDAYS.map((weekday) => (
          <li key={weekday} className="self-center">
            {weekdayName(weekday, locale, "short")}
          </li>
        ))}
      </ul>
      <Plot
        title={title}
        grid={{ columns: HOURS.length, rows: WEEKDAYS.length }}
        start={top ? (top.weekday - 1) * HOURS.length + top.hour : 0}
        placeOf={(point) => ({
          x: ((point % HOURS.length) + 0.5) / HOURS.length,
          y: Math.floor(point / HOURS.length) / WEEKDAYS.length,
        })}
        say={say}
      >
        {(point) => (
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${UNITS} ${UNITS}`}
            preserveAspectRatio="none"
            className="h-56 w-full phone:h-44 split:h-64"
          >
            <HeatmapRect<PeakColumn, PeakCell>
              data={columns}
              bins={({ cells }) => cells}
              count={({ calls }) => calls}
              xScale={(column) => column * CELL.width}
              yScale={(row) => row * CELL.height}
              binWidth={CELL.width}
              binHeight={CELL.height}
              gap={0}
            >
              {(map) =>
                map.map((cells) =>
                  cells.map(({ bin, row, column, x, y }) => (
                    <Square
                      key={`${row}-${column}`}
                      {...{ x, y }}
                      level={levelOf(bin.calls, most)}
                      isLooked={point === row * HOURS.length + column}
                    />
                  )),
                )
              }
            </HeatmapRect>
          </svg>
        )}
      </Plot>
      <ul aria-hidden="true" className="col-start-2 grid grid-cols-8">
        {HOURS.filter((hour) => hour % NAME_EVERY === 0).map((hour) => (
          <li key={hour} className={cn("whitespace-nowrap", hour % (2 * NAME_EVERY) !== 0 && "phone:invisible")}>
            {hourName(hour, locale)}
          </li>
        ))}
      </ul>
      <Legend />
    </div>
  );
}

function Square({ x, y, level, isLooked }: { x: number; y: number; level: number; isLooked: boolean }) {
  const share = level === 0 ? 0.88 : side(level);
  return (
    <rect
      x={x + (CELL.width * (1 - share)) / 2}
      y={y + (CELL.height * (1 - share)) / 2}
      width={CELL.width * share}
      height={CELL.height * share}
      vectorEffect="non-scaling-stroke"
      strokeWidth={isLooked ? 2 : 0}
      className={cn("stroke-ink", level === 0 ? "fill-ink/4" : "fill-accent")}
      {...(level > 0 && { fillOpacity: strength(level) })}
    />
  );
}

function Legend() {
  const { t } = useText();
  const levels = Array.from({ length: LEVELS }, (_, index) => index + 1);
  return (
    <p className="col-start-2 mt-2 flex items-center gap-2">
      {t("analytics:peaks.few")}
      <svg aria-hidden="true" viewBox={`0 0 ${LEVELS * 14} 12`} className="h-3 w-18">
        {levels.map((level) => (
          <rect
            key={level}
            x={(level - 1) * 14 + 6 - side(level) * 6}
            y={6 - side(level) * 6}
            width={side(level) * 12}
            height={side(level) * 12}
            fillOpacity={strength(level)}
            className="fill-accent"
          />
        ))}
      </svg>
      {t("analytics:peaks.many")}
    </p>
  );
}
