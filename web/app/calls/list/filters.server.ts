import { Temporal } from "temporal-polyfill";
import type { ListFilters, Period } from "./filters";

/** What the API is asked for. Dates become instants here: a day begins when it does where the organisation is. */
export function apiQuery(
  { status, outcome, numberId, contact, q, period, duration, sort }: ListFilters,
  clock: { timeZone: string; nowMs: number },
) {
  const { from, to } = period ? instantsOf(period, clock) : { from: null, to: null };
  return {
    sort,
    ...(status && { status }),
    ...(outcome && { outcome }),
    ...(numberId && { numberId }),
    ...(contact && { contact }),
    ...(q && { q }),
    ...(from && { from }),
    ...(to && { to }),
    ...(duration?.minS != null && { minDurationS: String(duration.minS) }),
    ...(duration?.maxS != null && { maxDurationS: String(duration.maxS) }),
  };
}

/** From the first instant of a period up to, not including, `to`; null is open. */
export function instantsOf(
  period: Period,
  { timeZone, nowMs }: { timeZone: string; nowMs: number },
): { from: string | null; to: string | null } {
  const startOf = (day: Temporal.PlainDate) =>
    day.toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: "millisecond" });
  if (!("preset" in period)) {
    const [since, until] = [period.since, period.until].map((day) => (day ? Temporal.PlainDate.from(day) : null));
    return { from: since ? startOf(since) : null, to: until ? startOf(until.add({ days: 1 })) : null };
  }
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate();
  const first = {
    today,
    "7d": today.subtract({ days: 6 }),
    "30d": today.subtract({ days: 29 }),
    month: today.with({ day: 1 }),
  }[period.preset];
  return { from: startOf(first), to: null };
}
