import * as z from "zod";
import { Holidays, HoursException, WeeklyHours } from "../../receptionist/profile.schema";
import { E164 } from "../lib/schemas";

export const PhoneNumber = z.object({
  id: z.string(),
  /** Null while the provider is still allocating it. */
  number: z.string().nullable(),
  provider: z.enum(["vapi", "twilio"]),
  /** `unconfirmed`: the provider did not say whether it was bought; `releasing`: nor whether it was given up. */
  status: z.enum(["activating", "active", "blocked", "unconfirmed", "releasing"]),
  /** Why it is in this state, an error code; null where nothing is wrong. */
  problem: z.string().nullable(),
  areaCode: z.string().nullable(),
  label: z.string().nullable(),
  profileId: z.string().nullable(),
  /** Null: those of the profile, as are its exceptions and holidays. */
  hours: WeeklyHours.nullable(),
  exceptions: z.array(HoursException).nullable(),
  holidays: Holidays.nullable(),
  routing: z.enum(["ava", "staff-first", "forward"]),
  forwardTo: z.string().nullable(),
  ringS: z.number().int(),
  /** What happens outside opening hours, on a number that Ava answers by herself (Twilio). */
  afterHours: z.enum(["ava", "message", "hang-up"]),
  createdAt: z.string(),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;
export const PhoneNumbers = z.object({ items: z.array(PhoneNumber) });

/** Vapi allocates US numbers by area code only; it has no search, so this says what may be asked, not what is in stock. */
export const VapiAvailableQuery = z.object({
  country: z.literal("US").optional(),
  areaCode: z
    .string()
    .regex(/^[2-9]\d{2}$/)
    .optional(),
});
export const VapiAvailable = z.object({
  searchable: z.literal(false),
  country: z.literal("US"),
  suggestions: z.array(z.object({ areaCode: z.string(), place: z.string() })),
});
export const PurchaseVapiNumber = z.object({
  areaCode: z.string().regex(/^[2-9]\d{2}$/, { message: "must be a US area code of three digits" }),
  profileId: z.string().optional(),
});

export const TwilioCredentials = z.object({
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-fA-F]{32}$/, { message: "must be AC followed by 32 hexadecimal digits" }),
  authToken: z
    .string()
    .trim()
    .regex(/^[0-9a-fA-F]{32}$/, { message: "must be 32 hexadecimal digits" }),
});
export const TwilioNumbers = z.object({
  accountName: z.string(),
  items: z.array(
    z.object({ sid: z.string(), number: z.string(), label: z.string(), voice: z.boolean(), imported: z.boolean() }),
  ),
});
/** Uses the credentials that `verify` has checked and stored. */
export const ImportTwilioNumbers = z.object({
  sids: z
    .array(z.string().regex(/^PN[0-9a-fA-F]{32}$/))
    .min(1)
    .max(20),
  profileId: z.string().optional(),
});
/** One entry a number asked for: an import of several may succeed in part, and says so. */
export const ImportAnswer = z.object({
  imported: z.array(PhoneNumber),
  failed: z.array(z.object({ sid: z.string(), code: z.string(), message: z.string() })),
});

export const ConfigureNumber = z.object({
  profileId: z.string().nullable(),
  /** Null: those of the profile. */
  hours: WeeklyHours.nullable(),
  /** Beside own hours only; null or absent: none. */
  exceptions: z.array(HoursException).max(60).nullable().default(null),
  holidays: Holidays.nullable().default(null),
  routing: z.enum(["ava", "staff-first", "forward"]),
  forwardTo: E164.nullable(),
  /** Whole seconds that staff's phone rings first. */
  ringS: z.number().int().min(0).max(60),
  /** Outside hours: Ava as ever, Ava who only takes a message, or the hours and goodbye. */
  afterHours: z.enum(["ava", "message", "hang-up"]).default("ava"),
});

/** What was found out: `number` is null where there is none (any more), as after a purchase that never took place. */
export const SettledNumber = z.object({ isSettled: z.boolean(), number: PhoneNumber.nullable() });
