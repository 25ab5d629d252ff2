import { dateWords, formatDuration, type Reader } from "../../format";
import type { Translate } from "../../i18n/use-text";
import { durationPresetOf, type ListFilters, type Period } from "./filters";

/** A line of the organisation's, as a person knows it. */
export type LineChoice = { id: string; label: string };

/** A filter in words, and what is left without it. */
export type Chip = { key: string; label: string; without: ListFilters };

type ChipWords = { t: Translate; reader: Reader; lines: readonly LineChoice[]; contactText: string | null };

/** The filters in use, in words. The tab says its own, and the order is none. */
export function chipsOf(filters: ListFilters, words: ChipWords): Chip[] {
  const { t, reader, lines, contactText } = words;
  const { status, q, period, outcome, numberId, duration, contact } = filters;
  return [
    ...(status && status !== "live" && status !== "ended"
      ? [
          {
            key: "status",
            label: t(`listing:filters.statuses.${status}`),
            without: { ...filters, status: "live" as const },
          },
        ]
      : []),
    ...(q ? [{ key: "q", label: t("listing:chips.q", { words: q }), without: { ...filters, q: null } }] : []),
    ...(period ? [{ key: "period", label: periodText(period, t, reader), without: { ...filters, period: null } }] : []),
    ...(outcome
      ? [{ key: "outcome", label: t(`calls:outcome.${outcome}`), without: { ...filters, outcome: null } }]
      : []),
    ...(numberId
      ? [
          {
            key: "number",
            label: lines.find(({ id }) => id === numberId)?.label ?? t("listing:filters.number"),
            without: { ...filters, numberId: null },
          },
        ]
      : []),
    ...(duration
      ? [{ key: "duration", label: durationText(duration, t, reader), without: { ...filters, duration: null } }]
      : []),
    ...(contact
      ? [
          {
            key: "contact",
            label: t("listing:chips.contact", { contact: contactText ?? contact }),
            without: { ...filters, contact: null },
          },
        ]
      : []),
  ];
}

function periodText(period: Period, t: Translate, reader: Reader): string {
  if ("preset" in period) return t(`listing:filters.periods.${period.preset}`);
  const { since, until } = period;
  if (since && until) return t("listing:chips.dates", { since: dayText(since, reader), until: dayText(until, reader) });
  return since
    ? t("listing:chips.since", { since: dayText(since, reader) })
    : t("listing:chips.until", { until: until && dayText(until, reader) });
}

function durationText(range: NonNullable<ListFilters["duration"]>, t: Translate, { locale }: Reader): string {
  const preset = durationPresetOf(range);
  if (preset) return t(`listing:filters.durations.${preset}`);
  const [min, max] = [range.minS, range.maxS].map((seconds) => formatDuration(seconds, locale));
  if (range.minS === null) return t("listing:chips.atMost", { max });
  return range.maxS === null ? t("listing:chips.atLeast", { min }) : t("listing:chips.between", { min, max });
}

/** "24 nov. 2026", "1er nov. 2026", of a calendar date. */
const dayText = (date: string, { locale }: Reader): string =>
  dateWords(Date.parse(date), locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
