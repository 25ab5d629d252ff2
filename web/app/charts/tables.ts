import { formatCount, formatDuration, formatMoney } from "~/format";
import type { Translate } from "~/i18n/use-text";
import type { AnalyticsSummary, DayFigures, PeakHours } from "../../../worker/analytics/analytics.schema";
import type { Locale } from "../../../worker/lib/schemas";
import type { Cell, ChartTable } from "./csv";
import { OUTCOME_PARTS, type OutcomePart } from "./outcomes";
import { peakColumns, WEEKDAYS } from "./peaks";
import { dayName, hourName, shareText, weekdayName } from "./words";

const MICROS = 1_000_000;
const count = (value: number, locale: Locale): Cell => ({ text: formatCount(value, locale), value });
const same = (text: string): Cell => ({ text, value: text });

/** The figures of each day, the latest first: that is what one looks for. What is unknown is left empty in a file. */
export const daysTable = (days: readonly DayFigures[], t: Translate, locale: Locale): ChartTable => ({
  head: [
    t("analytics:perDay.day"),
    t("analytics:perDay.calls"),
    t("analytics:perDay.answered"),
    t("analytics:perDay.missed"),
    t("analytics:perDay.duration"),
    t("analytics:perDay.cost"),
  ],
  rows: days
    .toReversed()
    .map(({ day, calls, answered, averageDurationS, cost }) => [
      { text: dayName(day, locale, "long"), value: day },
      count(calls, locale),
      count(answered, locale),
      count(calls - answered, locale),
      { text: formatDuration(averageDurationS, locale), value: averageDurationS ?? "" },
      { text: formatMoney(cost, locale), value: cost ? cost.amountMicros / MICROS : "" },
    ]),
});

/** An hour to a row and a day to a column; hours without a call all week are left out. */
export const peaksTable = (items: PeakHours["items"], t: Translate, locale: Locale): ChartTable => ({
  head: [t("analytics:peaks.hour"), ...WEEKDAYS.map((weekday) => weekdayName(weekday, locale, "short"))],
  rows: peakColumns(items)
    .filter(({ cells }) => cells.some(({ calls }) => calls > 0))
    .map(({ hour, cells }) => [same(hourName(hour, locale)), ...cells.map(({ calls }) => count(calls, locale))]),
});

export const topicsTable = (topics: AnalyticsSummary["topTopics"], t: Translate, locale: Locale): ChartTable => ({
  head: [t("analytics:topics.topic"), t("analytics:perDay.calls")],
  rows: topics.map(({ topic, calls }) => [same(topic), count(calls, locale)]),
});

export function outcomesTable(parts: Record<OutcomePart, number>, t: Translate, locale: Locale): ChartTable {
  const total = OUTCOME_PARTS.reduce((sum, part) => sum + parts[part], 0);
  return {
    head: [t("analytics:outcomes.outcome"), t("analytics:perDay.calls"), t("analytics:outcomes.share")],
    rows: OUTCOME_PARTS.map((part) => [
      same(t(`analytics:outcomes.${part}`)),
      count(parts[part], locale),
      same(shareText(parts[part], total, locale)),
    ]),
  };
}
