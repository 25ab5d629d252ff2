import { z } from "zod";
import { Money, TimeZone } from "../lib/schemas";

/** `tz` says which date is today for the viewer; the days themselves are the organisation's. */
export const SummaryQuery = z.object({ tz: TimeZone.optional() });
export const PerDayQuery = z.object({
  days: z.coerce.number().int().min(1).max(62).default(7),
  tz: TimeZone.optional(),
});

/** Figures of a period and of the one of the same length before it. */
const Period = z.object({
  calls: z.number().int(),
  answered: z.number().int(),
  booked: z.number().int(),
  /** Null: no call to average. */
  averageDurationS: z.number().int().nullable(),
  cost: Money.nullable(),
  /** Calls whose cost is unknown and therefore not in `cost`. */
  costUnknown: z.number().int(),
});
export const PeriodPair = z.object({ now: Period, before: Period });
export const AnalyticsSummary = z.object({
  timeZone: z.string(),
  today: PeriodPair,
  week: PeriodPair,
  month: PeriodPair,
  topTopics: z.array(z.object({ topic: z.string(), calls: z.number().int() })),
});
export type AnalyticsSummary = z.infer<typeof AnalyticsSummary>;
export const CallsPerDay = z.object({
  items: z.array(z.object({ day: z.string(), calls: z.number().int(), answered: z.number().int() })),
});
