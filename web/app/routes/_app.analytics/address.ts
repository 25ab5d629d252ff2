export const PERIODS = ["today", "week", "month"] as const;
export type Period = (typeof PERIODS)[number];
/** How many days the chart of days may show. */
export const DAYS = [7, 30, 90] as const;
export type Days = (typeof DAYS)[number];

/** What the page shows, as its address says: `?period=week&days=90`. */
export type Choice = { period: Period; days: Days };
const USUAL: Choice = { period: "month", days: 30 };

/** What makes no sense is as if it were not there. */
export function readAddress({ searchParams }: URL): Choice {
  const [period, days] = [searchParams.get("period"), searchParams.get("days")];
  return {
    period: PERIODS.find((known) => known === period) ?? USUAL.period,
    days: DAYS.find((known) => String(known) === days) ?? USUAL.days,
  };
}

/** The shortest address that says it. */
export function addressOf({ period, days }: Choice): string {
  const search = new URLSearchParams({
    ...(period !== USUAL.period && { period }),
    ...(days !== USUAL.days && { days: String(days) }),
  });
  return search.size > 0 ? `/analytics?${search}` : "/analytics";
}
