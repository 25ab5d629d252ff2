import { type Change, countChange, percentChange, pointsBetween } from "~/charts/change";
import { shareText } from "~/charts/words";
import { formatCount, formatDuration, formatMoney } from "~/format";
import { useText } from "~/i18n/use-text";
import { Stat } from "~/ui/stat";
import type { PeriodPair } from "../../../../worker/analytics/analytics.schema";
import type { Period } from "./address";

/** The four figures of a period, each beside the one before it. */
export function PeriodFigures({ period, pair: { now, before } }: { period: Period; pair: PeriodPair }) {
  const { t, locale } = useText();
  const against = t(`analytics:against.${period}`);
  /** `isBetter` says which way is good news; a longer or dearer call is neither. */
  const moved = (change: Change | null, isBetter: "up" | null = null) => {
    if (!change) return {};
    const { direction, text, size } = change;
    if (direction === "flat") return { delta: { direction, text: t("analytics:change.flat"), against } };
    const words = t(`analytics:change.${direction}`, { change: size });
    return { delta: { direction, text, words, against, ...(isBetter && { isGood: direction === isBetter }) } };
  };
  /** Against a whole week or month without a call nothing is said: the line had not opened. */
  const calls =
    percentChange(now.calls, before.calls, locale) ??
    (before.calls > 0 || period === "today" ? countChange(now.calls, before.calls, locale) : null);
  const answered = pointsBetween(
    { part: now.answered, whole: now.calls },
    { part: before.answered, whole: before.calls },
  );
  const points = (): Change | null => {
    if (answered === null) return null;
    const { direction, text, size } = countChange(answered, 0, locale);
    const inPoints = (formatted: string) => t("analytics:change.points", { count: Math.abs(answered), formatted });
    return { direction, text: inPoints(text), size: inPoints(size) };
  };
  return (
    <section aria-label={t("analytics:figures.label")}>
      <div className="grid grid-cols-2 gap-3 split:grid-cols-4 md:gap-4">
        <Stat label={t("analytics:figures.calls")} figure={formatCount(now.calls, locale)} {...moved(calls, "up")} />
        <Stat
          label={t("analytics:figures.answered")}
          figure={shareText(now.answered, now.calls, locale)}
          {...moved(points(), "up")}
        />
        <Stat
          label={t("analytics:figures.duration")}
          figure={formatDuration(now.averageDurationS, locale)}
          {...moved(percentChange(now.averageDurationS, before.averageDurationS, locale))}
        />
        <Stat
          label={t("analytics:figures.cost")}
          figure={formatMoney(now.cost, locale)}
          {...moved(percentChange(now.cost?.amountMicros ?? null, before.cost?.amountMicros ?? null, locale))}
        />
      </div>
      <p className="mt-2.5 text-12 text-ink-muted">
        {t(`analytics:note.${period}`)}
        {now.costUnknown > 0 && (
          <>
            {" "}
            {t("analytics:figures.costUnknown", {
              count: now.costUnknown,
              formatted: formatCount(now.costUnknown, locale),
            })}
          </>
        )}
      </p>
    </section>
  );
}
