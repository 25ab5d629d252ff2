import { chartScale } from "~/charts/chart-scale";
import { dateWords, formatCount } from "~/format";
import { useText } from "~/i18n/use-text";
import { Card, CardHeader } from "~/ui/card";
import type { DayFigures } from "../../../../worker/analytics/analytics.schema";

/** Part of a day's width that its bar takes. */
const BAR_SHARE = 0.64;
/** A label every so many days, counted back from today. */
const LABEL_EVERY = 7;
const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** Calls of each day, those that were answered full, the others hollow. What the bars show is in a table for those who do not see them. */
export function CallsPerDay({ days }: { days: readonly DayFigures[] }) {
  const { t, locale } = useText();
  const total = days.reduce((sum, { calls }) => sum + calls, 0);
  const hasMissed = days.some(({ calls, answered }) => answered < calls);
  return (
    <Card className="flex flex-col">
      <CardHeader
        title={t("dashboard:perDay.title")}
        description={t("dashboard:perDay.total", {
          count: total,
          formatted: formatCount(total, locale),
          days: days.length,
        })}
        action={hasMissed && <Legend />}
      />
      <figure className="flex flex-1 flex-col px-5 pt-8 pb-4">
        <Bars days={days} />
        <DayTable days={days} />
      </figure>
    </Card>
  );
}

function Legend() {
  const { t } = useText();
  return (
    <ul className="flex gap-4 text-12 text-ink-muted phone:flex-col phone:gap-1">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-2.5 bg-accent" />
        {t("dashboard:perDay.answered")}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-2.5 border border-accent" />
        {t("dashboard:perDay.missed")}
      </li>
    </ul>
  );
}

/** Positions are percentages, which SVG takes as attributes: the chart fills its frame, and its text keeps its size. */
function Bars({ days }: { days: readonly DayFigures[] }) {
  const { t } = useText();
  const dayName = useDayName();
  const { top, ticks } = chartScale(Math.max(...days.map(({ calls }) => calls)));
  const slot = 1 / days.length;
  return (
    <svg aria-hidden="true" className="min-h-52 w-full flex-1 overflow-visible pb-6 text-12 phone:min-h-44">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1="0" x2="100%" y1={percent(1 - tick / top)} y2={percent(1 - tick / top)} className="stroke-line" />
          <text x="0" y={percent(1 - tick / top)} dy="-5" className="tabular fill-ink-muted">
            {tick}
          </text>
        </g>
      ))}
      <line x1="0" x2="100%" y1="100%" y2="100%" className="stroke-line" />
      {days.map(({ day, calls, answered }, index) => {
        const bar = { x: percent((index + (1 - BAR_SHARE) / 2) * slot), width: percent(slot * BAR_SHARE), rx: 2 };
        return (
          <g key={day} className="group">
            <rect
              x={percent(index * slot)}
              width={percent(slot)}
              y="0"
              height="100%"
              className="fill-transparent group-hover:fill-ink/4"
            />
            {calls > 0 && (
              <rect
                {...bar}
                y={percent(1 - calls / top)}
                height={percent(calls / top)}
                className="fill-surface stroke-accent"
              />
            )}
            {answered > 0 && (
              <rect
                {...bar}
                y={percent(1 - answered / top)}
                height={percent(answered / top)}
                className="fill-accent stroke-accent"
              />
            )}
            <text
              x="100%"
              y="0"
              dy="-5"
              textAnchor="end"
              className="tabular pointer-events-none fill-ink font-medium opacity-0 group-hover:opacity-100"
            >
              {t("dashboard:perDay.readout", { day: dayName(day), count: calls })}
            </text>
          </g>
        );
      })}
      {days.map(({ day }, index) => {
        const before = days.length - 1 - index;
        if (before % LABEL_EVERY !== 0) return null;
        return (
          <text
            key={day}
            x={before === 0 ? "100%" : percent((index + 0.5) * slot)}
            y="100%"
            dy="20"
            textAnchor={before === 0 ? "end" : "middle"}
            className="fill-ink-muted"
          >
            {dayName(day, "short")}
          </text>
        );
      })}
    </svg>
  );
}

function DayTable({ days }: { days: readonly DayFigures[] }) {
  const { t } = useText();
  const dayName = useDayName();
  return (
    <div className="sr-only">
      <table>
        <caption>{t("dashboard:perDay.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("dashboard:perDay.day")}</th>
            <th scope="col">{t("dashboard:perDay.calls")}</th>
            <th scope="col">{t("dashboard:perDay.answered")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, calls, answered }) => (
            <tr key={day}>
              <th scope="row">{dayName(day)}</th>
              <td>{calls}</td>
              <td>{answered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A calendar date in words. It has no hour, so no zone may move it. */
function useDayName() {
  const { locale } = useText();
  return (day: string, length: "long" | "short" = "long") =>
    dateWords(Date.parse(day), locale, {
      ...(length === "long" && { weekday: "long" }),
      day: "numeric",
      month: length === "long" ? "long" : "short",
      timeZone: "UTC",
    });
}
