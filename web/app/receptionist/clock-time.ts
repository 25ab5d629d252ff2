import * as z from "zod";
import type { Interval } from "../../../receptionist/profile.schema";

const DAY_MIN = 1440;

/** What an `<input type="time">` sends, in minutes after midnight. */
const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/)
  .transform((typed) => Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3, 5)));

/** A row of two time fields. A time field knows no 24:00: an interval that ends at 00:00 ends with the day. */
export const IntervalRow = z
  .object({ from: ClockTime, to: ClockTime })
  .transform(({ from, to }) => ({ fromMin: from, toMin: to === 0 ? DAY_MIN : to }))
  .refine(({ fromMin, toMin }) => fromMin < toMin, { path: ["to"], params: { reason: "endsBefore" } });
export type IntervalInput = z.input<typeof IntervalRow>;

/** Intervals as time fields show them. */
export const intervalInputs = (intervals: readonly z.infer<typeof Interval>[]): IntervalInput[] =>
  intervals.map(({ fromMin, toMin }) => ({ from: clockText(fromMin), to: clockText(toMin) }));

const clockText = (minute: number) =>
  `${String(Math.floor((minute % DAY_MIN) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
