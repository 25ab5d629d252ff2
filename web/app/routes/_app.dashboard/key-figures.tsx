import type { ComponentProps } from "react";
import { formatChange, formatCount, formatDuration, formatMoney } from "~/format";
import { useText } from "~/i18n/use-text";
import { Stat } from "~/ui/stat";
import type { AnalyticsSummary, DayFigures } from "../../../../worker/analytics/analytics.schema";
import { daily, lastSevenDays } from "./series";

type Delta = NonNullable<ComponentProps<typeof Stat>["delta"]>;
const directionOf = (now: number, before: number): Delta["direction"] =>
  now === before ? "flat" : now > before ? "up" : "down";

/** Ten times as much as before is a line that has just opened, not a change of so many percent. */
const COMPARABLE = 10;

/** The four figures that say how it goes. `days` are the last thirty, oldest first. */
export function KeyFigures({ summary, days }: { summary: AnalyticsSummary; days: readonly DayFigures[] }) {
  const { t, locale } = useText();
  const { today, week, month } = summary;
  const same = t("dashboard:figures.same");
  const counted = (now: number, before: number, against: string): Delta => {
    const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" }).format(now - before);
    return {
      direction: directionOf(now, before),
      text: now === before ? same : signed,
      ...(now !== before && { isGood: now > before }),
      against,
    };
  };
  const measured = (now: number | undefined | null, before: number | undefined | null): { delta?: Delta } => {
    if (now == null || before == null || now > before * COMPARABLE) return {};
    const text = formatChange(now, before, locale);
    if (text === null) return {};
    const isSame = !/[1-9]/.test(text);
    return {
      delta: {
        direction: isSame ? "flat" : directionOf(now, before),
        text: isSame ? same : text,
        against: t("dashboard:figures.thanLastMonth"),
      },
    };
  };
  return (
    <section aria-label={t("dashboard:figures.label")}>
      <div className="grid grid-cols-2 gap-3 split:grid-cols-4 md:gap-4">
        <Stat
          label={t("dashboard:figures.today")}
          figure={formatCount(today.now.calls, locale)}
          delta={counted(today.now.calls, today.before.calls, t("dashboard:figures.thanYesterday"))}
          series={daily(days, ({ calls }) => calls)}
        />
        <Stat
          label={t("dashboard:figures.week")}
          figure={formatCount(week.now.calls, locale)}
          delta={counted(week.now.calls, week.before.calls, t("dashboard:figures.thanLastWeek"))}
          series={lastSevenDays(days, ({ calls }) => calls)}
        />
        <Stat
          label={t("dashboard:figures.duration")}
          figure={formatDuration(month.now.averageDurationS, locale)}
          {...measured(month.now.averageDurationS, month.before.averageDurationS)}
          series={daily(days, ({ averageDurationS }) => averageDurationS)}
        />
        <Stat
          label={t("dashboard:figures.cost")}
          figure={formatMoney(month.now.cost, locale)}
          {...measured(month.now.cost?.amountMicros, month.before.cost?.amountMicros)}
          series={daily(days, ({ cost }) => cost?.amountMicros ?? null)}
        />
      </div>
      <p className="mt-2.5 text-12 text-ink-muted">
        {t("dashboard:figures.sameDays")}
        {month.now.costUnknown > 0 && <> {t("dashboard:figures.costUnknown", { count: month.now.costUnknown })}</>}
      </p>
    </section>
  );
}
