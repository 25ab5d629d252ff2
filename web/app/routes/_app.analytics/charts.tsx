import { ChartFrame } from "~/charts/chart-frame";
import { DayBars } from "~/charts/day-bars";
import { OutcomeBar } from "~/charts/outcome-bar";
import { outcomeParts } from "~/charts/outcomes";
import { PeakMap } from "~/charts/peak-map";
import { busiest } from "~/charts/peaks";
import { Segments } from "~/charts/segments";
import { daysTable, outcomesTable, peaksTable, topicsTable } from "~/charts/tables";
import { TopicBars } from "~/charts/topic-bars";
import { dayName, hourSpan, weekdayName } from "~/charts/words";
import { formatCount } from "~/format";
import { useText } from "~/i18n/use-text";
import type { AnalyticsSummary, DayFigures, Figures, PeakHours } from "../../../../worker/analytics/analytics.schema";
import { addressOf, type Choice, DAYS } from "./address";

/** What stands where a chart has nothing to show yet. */
const Nothing = ({ children }: { children: string }) => <p className="py-4 text-13 text-ink-muted">{children}</p>;

export function DaysChart({ choice, days }: { choice: Choice; days: readonly DayFigures[] }) {
  const { t, locale } = useText();
  const title = t("analytics:perDay.title");
  const total = days.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <ChartFrame
      title={title}
      description={t("analytics:perDay.total", {
        count: total,
        formatted: formatCount(total, locale),
        days: days.length,
      })}
      action={
        <Segments
          label={t("analytics:perDay.days")}
          items={DAYS.map((count) => ({
            to: addressOf({ ...choice, days: count }),
            label: t("analytics:perDay.last", { days: count }),
            current: count === choice.days,
          }))}
        />
      }
      table={daysTable(days, t, locale)}
      file={`avafirst-${days[0]?.day}-${days.at(-1)?.day}`}
    >
      <DayBars title={title} days={days} />
    </ChartFrame>
  );
}

export function PeaksChart({ peaks: { from, to, items } }: { peaks: PeakHours }) {
  const { t, locale } = useText();
  const title = t("analytics:peaks.title");
  const top = busiest(items);
  const span = t("analytics:peaks.span", { from: dayName(from, locale, "date"), to: dayName(to, locale, "date") });
  return (
    <ChartFrame
      title={title}
      description={span}
      table={peaksTable(items, t, locale)}
      file={`avafirst-${t("analytics:peaks.file")}-${to}`}
    >
      {top ? (
        <>
          <p className="mb-6 text-14">
            {t("analytics:peaks.busiest", {
              day: weekdayName(top.weekday, locale, "long"),
              hours: t("analytics:peaks.hours", hourSpan(top.hour, locale, t("analytics:peaks.midnight"))),
            })}
          </p>
          <PeakMap title={title} items={items} />
        </>
      ) : (
        <Nothing>{t("analytics:peaks.empty")}</Nothing>
      )}
    </ChartFrame>
  );
}

export function TopicsChart({ topics, month }: { topics: AnalyticsSummary["topTopics"]; month: string }) {
  const { t, locale } = useText();
  return (
    <ChartFrame
      title={t("analytics:topics.title")}
      description={t("analytics:topics.description")}
      table={topicsTable(topics, t, locale)}
      file={`avafirst-${t("analytics:topics.file")}-${month}`}
    >
      {topics.length > 0 ? <TopicBars topics={topics} /> : <Nothing>{t("analytics:topics.empty")}</Nothing>}
    </ChartFrame>
  );
}

export function OutcomesChart({ choice, figures }: { choice: Choice; figures: Figures }) {
  const { t, locale } = useText();
  const title = t("analytics:outcomes.title");
  const parts = outcomeParts(figures);
  return (
    <ChartFrame
      title={title}
      description={t(`analytics:period.${choice.period}`)}
      table={outcomesTable(parts, t, locale)}
      file={`avafirst-${t("analytics:outcomes.file")}`}
    >
      {figures.calls > 0 ? (
        <OutcomeBar title={title} parts={parts} />
      ) : (
        <Nothing>{t("analytics:outcomes.empty")}</Nothing>
      )}
    </ChartFrame>
  );
}
