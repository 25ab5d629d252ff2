import * as z from "zod";
import { Money, TimeZone } from "../lib/schemas";

/** `tz` says which date is today for the viewer; the days themselves are the organisation's. */
export const SummaryQuery = z.object({ tz: TimeZone.optional() });
export const PerDayQuery = z.object({
  days: z.coerce.number().int().min(1).max(92).default(7),
  tz: TimeZone.optional(),
});

/** What a day, or several of them, came to. */
const Figures = z.object({
  calls: z.number().int(),
  answered: z.number().int(),
  /** Outcomes, of which a call has one; the others are neither. */
  booked: z.number().int(),
  messages: z.number().int(),
  transferred: z.number().int(),
  /** Whole seconds over the calls that were answered. Null: none to average. */
  averageDurationS: z.number().int().nullable(),
  /** Null: there were calls, and the cost of none is known. */
  cost: Money.nullable(),
  /** Calls whose cost is unknown and therefore not in `cost`. */
  costUnknown: z.number().int(),
});
export type Figures = z.infer<typeof Figures>;

/** Figures of a period to date and of the same days of the one before it. */
export const PeriodPair = z.object({ now: Figures, before: Figures });
export type PeriodPair = z.infer<typeof PeriodPair>;
export const AnalyticsSummary = z.object({
  /** The organisation's, by which calls are counted to days. */
  timeZone: z.string(),
  today: PeriodPair,
  /** From Monday on. */
  week: PeriodPair,
  month: PeriodPair,
  /** The five most frequent of the month. */
  topTopics: z.array(z.object({ topic: z.string(), calls: z.number().int() })),
});
export type AnalyticsSummary = z.infer<typeof AnalyticsSummary>;

/** A calendar date, `2026-11-24`, and its figures; days without a call are in it, as zeros. Oldest first. */
export const DayFigures = Figures.extend({ day: z.string() });
export type DayFigures = z.infer<typeof DayFigures>;
export const CallsPerDay = z.object({ items: z.array(DayFigures) });

/** Calls by hour of the week, over this month and the one before it. */
export const PeakHours = z.object({
  timeZone: z.string(),
  /** First and last date counted. */
  from: z.string(),
  to: z.string(),
  /** Hours that had a call; every other had none. `weekday` 1 is Monday, `hour` 0 to 23. */
  items: z.array(z.object({ weekday: z.number().int(), hour: z.number().int(), calls: z.number().int() })),
});
export type PeakHours = z.infer<typeof PeakHours>;
