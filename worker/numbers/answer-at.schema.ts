import * as z from "zod";
import { Interval } from "../../receptionist/profile.schema";
import { E164 } from "../lib/schemas";

export const AnswerAtQuery = z.object({
  /** Absent: now. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** The caller's number. Absent: withheld. */
  from: E164.optional(),
  /** The line that is called, with its own hours and routing. Absent: none, and Ava answers at any hour. */
  numberId: z.string().optional(),
  /** What is not published yet answers. */
  draft: z.enum(["true", "false"]).optional(),
});

/** One reason for what is done, as facts: whoever shows it has the words. */
const Rule = z.discriminatedUnion("rule", [
  z.object({ rule: z.literal("interval"), detail: Interval }),
  z.object({ rule: z.literal("outside-intervals"), detail: z.object({ intervals: z.array(Interval) }) }),
  z.object({ rule: z.literal("exception"), detail: z.object({ date: z.string(), label: z.string().nullable() }) }),
  z.object({ rule: z.literal("holiday"), detail: z.object({ date: z.string(), holidayId: z.string().nullable() }) }),
  z.object({ rule: z.literal("routing"), detail: z.object({ routing: z.enum(["ava", "staff-first", "forward"]) }) }),
  z.object({
    rule: z.literal("forwarding"),
    detail: z.object({ forwardTo: z.string(), ringS: z.number().int().nullable() }),
  }),
  z.object({ rule: z.literal("after-hours"), detail: z.object({ afterHours: z.enum(["ava", "message", "hang-up"]) }) }),
]);

/** How a call would be answered at an instant. */
export const AnswerAt = z.object({
  at: z.string(),
  /** The clock on the business's wall: `2026-08-15T12:35`. */
  local: z.string(),
  from: z.string().nullable(),
  /** `staff`: rings `forwardTo` for `ringS` seconds, then Ava. `message`: Ava, for messages only. */
  action: z.enum(["staff", "forward", "ava", "message", "hang-up"]),
  ringS: z.number().int(),
  forwardTo: z.string().nullable(),
  isOpen: z.boolean(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  day: z.object({
    date: z.string(),
    rule: z.enum(["week", "exception", "holiday"]),
    label: z.string().nullable(),
    holidayId: z.string().nullable(),
    intervals: z.array(Interval),
  }),
  /** In the order in which they were looked at. */
  rules: z.array(Rule),
  /** The first that Ava says, AI disclosure included; where the line hangs up, all that is said; null where it forwards. */
  greeting: z.string().nullable(),
  duty: z.enum(["full", "message"]),
});
export type AnswerAt = z.infer<typeof AnswerAt>;
