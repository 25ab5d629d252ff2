import * as z from "zod";
import { Holidays, HoursException, ReceptionistProfile, WeeklyHours } from "../profile.schema";

/** What Ava writes down when she answers, once: the call goes on with it whatever the owner publishes meanwhile. */
export const Brief = z.object({
  profile: ReceptionistProfile,
  /** The published version; null: a draft that the owner tries out. */
  version: z.number().int().nullable(),
  /** IANA zone of the business. */
  timeZone: z.string(),
  /** When the business is open on the line that was called: the number's own week where it has one. */
  opening: z.object({ hours: WeeklyHours, holidays: Holidays, exceptions: z.array(HoursException) }),
  /** ISO 3166 country whose national numbers callers dictate. */
  country: z.string().length(2),
  /** `message`: outside hours the owner wants nothing but messages taken. */
  duty: z.enum(["full", "message"]),
  channel: z.enum(["phone", "browser"]),
  /** The caller's number, E.164; null when withheld. */
  from: z.string().nullable(),
  isTest: z.boolean(),
  /** Milliseconds added to the clock: an owner asks how Ava would answer at another time. */
  clockShiftMs: z.number().int(),
  /** Whether a language model is configured: without one the rules answer. */
  brain: z.enum(["rules", "llm"]),
});
export type Brief = z.infer<typeof Brief>;
