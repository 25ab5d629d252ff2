import * as z from "zod";
import { HolidayRegion, Interval } from "../../receptionist/profile.schema";

export const OpeningYearQuery = z.object({
  /** A calendar year; that of today when left out. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  /** The draft instead of what is published, where there is one. */
  draft: z.enum(["true", "false"]).default("false"),
});

export const DayOpening = z.object({
  date: z.iso.date(),
  rule: z.enum(["week", "exception", "holiday"]),
  /** What the owner called the exception. */
  label: z.string().nullable(),
  /** The public holiday on this date, whichever rule decides. */
  holidayId: z.string().nullable(),
  /** Empty: closed. */
  intervals: z.array(Interval),
});

/** Something in the year that the owner may not have meant. Dates are both included. */
export const OpeningWarning = z.object({
  kind: z.enum([
    "open-on-holiday",
    "open-on-unknown-holiday",
    "closed-on-workday-exception",
    "long-closing",
    "exception-changes-nothing",
    "exceptions-overlap",
    "short-hours",
    "never-open",
  ]),
  from: z.iso.date(),
  to: z.iso.date(),
  /** What it is about: the holiday's id, the exception's name or the weekday. */
  label: z.string().nullable(),
});

const Words = z.object({ fr: z.string(), en: z.string() });
export const PublicHoliday = z.object({
  id: z.string(),
  date: z.iso.date(),
  /** The day that the law gives in place of the holiday's own date. */
  observed: z.boolean(),
  name: Words,
});

export const OpeningYear = z.object({
  year: z.number().int(),
  region: HolidayRegion.nullable(),
  /** Each day of the year, in order. */
  days: z.array(DayOpening),
  /** Of what is not over yet. */
  warnings: z.array(OpeningWarning),
  /** Those of the region, also where the business opens; none without a region. */
  holidays: z.array(PublicHoliday),
});
export type OpeningYear = z.infer<typeof OpeningYear>;
