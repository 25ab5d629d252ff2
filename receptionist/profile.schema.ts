import * as z from "zod";

/** The ten trades AvaFirst has a preset for. */
export const INDUSTRIES = [
  "dentist",
  "garage",
  "restaurant",
  "hair-salon",
  "medical",
  "veterinary",
  "real-estate",
  "plumbing",
  "legal",
  "beauty",
] as const;
export const Industry = z.enum(INDUSTRIES);
export type Industry = z.infer<typeof Industry>;

/** Languages Ava speaks. The app itself is French and English. */
export const SPOKEN_LANGUAGES = ["fr", "en", "es", "de", "it"] as const;
export const SpokenLanguage = z.enum(SPOKEN_LANGUAGES);
export type SpokenLanguage = z.infer<typeof SpokenLanguage>;

export const Tone = z.enum(["professional", "friendly", "playful"]);
export type Tone = z.infer<typeof Tone>;
export const Formality = z.enum(["vous", "tu"]);
export type Formality = z.infer<typeof Formality>;

export const VoiceProvider = z.enum(["elevenlabs", "azure"]);
export type VoiceProvider = z.infer<typeof VoiceProvider>;
export const VoiceChoice = z.object({ provider: VoiceProvider, voiceId: z.string().min(1).max(100) });
export type VoiceChoice = z.infer<typeof VoiceChoice>;

/** Minutes after midnight on the wall clock; 1440 closes a day at midnight. */
const MinuteOfDay = z.number().int().min(0).max(1440);
export const Interval = z
  .object({ fromMin: MinuteOfDay, toMin: MinuteOfDay })
  .refine((i) => i.fromMin < i.toMin, { path: ["toMin"], message: "must be after fromMin" });

/** Several intervals a day, so that a lunch break can exist. Monday first, as ISO 8601 counts days. */
export const WeeklyHours = z.object({
  monday: z.array(Interval).max(6),
  tuesday: z.array(Interval).max(6),
  wednesday: z.array(Interval).max(6),
  thursday: z.array(Interval).max(6),
  friday: z.array(Interval).max(6),
  saturday: z.array(Interval).max(6),
  sunday: z.array(Interval).max(6),
});
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** Whose public holidays a business keeps. Each is written as rules in holidays.ts. */
export const HOLIDAY_REGIONS = ["FR", "FR-57", "BE", "LU", "CH", "GB", "IE", "US", "CA", "DE", "ES", "IT"] as const;
export const HolidayRegion = z.enum(HOLIDAY_REGIONS);
export type HolidayRegion = z.infer<typeof HolidayRegion>;

/** Public holidays close the business, but for those on which it opens as on any other day of the week. */
export const Holidays = z.object({
  /** Null: the business keeps no public holiday. */
  region: HolidayRegion.nullable(),
  /** Ids of holidays.ts, as "assumption". */
  openOn: z.array(z.string().min(1).max(40)).max(30),
});
export type Holidays = z.infer<typeof Holidays>;

/** Days that differ from the week: a summer closing, an evening before Christmas. They outweigh public holidays. */
export const HoursException = z
  .object({
    /** Calendar dates on the business's own calendar, both included. */
    from: z.iso.date(),
    to: z.iso.date(),
    label: z.string().trim().max(80),
    /** Empty: closed. */
    intervals: z.array(Interval).max(6),
  })
  .refine((exception) => exception.from <= exception.to, { path: ["to"], message: "must not be before from" });
export type HoursException = z.infer<typeof HoursException>;

/** All that decides when a business is open. */
export type Opening = { hours: WeeklyHours; holidays: Holidays; exceptions: HoursException[] };

/** A question callers ask, and what Ava answers word for word. */
export const KnownAnswer = z.object({
  question: z.string().trim().min(1).max(200),
  answer: z.string().trim().min(1).max(600),
});
export type KnownAnswer = z.infer<typeof KnownAnswer>;

/** Somebody Ava may transfer to. */
export const StaffMember = z.object({
  name: z.string().trim().min(1).max(80),
  /** What they are asked for: "comptabilité", "urgences". */
  role: z.string().trim().max(80),
  /** E.164. */
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/, { message: "must be an E.164 number such as +33612345678" }),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** Whether Ava writes into the calendar herself, and within which bounds. */
export const Booking = z.object({
  /** `request`: the team confirms each appointment. */
  mode: z.enum(["book", "request"]),
  /** Whole minutes between the call and the earliest slot. */
  noticeMin: z.number().int().min(0).max(20_160),
  /** How many days ahead. */
  horizonDays: z.number().int().min(1).max(365),
  /** How many appointments may overlap: chairs, lifts, tables. */
  capacity: z.number().int().min(1).max(50),
});
export type Booking = z.infer<typeof Booking>;

export const Service = z.object({
  name: z.string().trim().min(1).max(80),
  /** Cents, so that no price is ever a float. Null: on quotation. */
  priceCents: z.number().int().min(0).max(100_000_00).nullable(),
  /** True when the price is a starting price ("from 60 €"). */
  from: z.boolean(),
  /** Whole minutes; null when it cannot be said beforehand. */
  durationMin: z.number().int().min(5).max(480).nullable(),
});
export type Service = z.infer<typeof Service>;

/** All that decides how Ava answers. The greeting is what the owner wrote: the AI disclosure is added when it is spoken. */
export const ReceptionistProfile = z.object({
  businessName: z.string().trim().min(1).max(80),
  industry: Industry.nullable(),
  language: SpokenLanguage,
  tone: Tone,
  formality: Formality,
  voice: VoiceChoice,
  greeting: z.string().trim().min(1).max(400),
  services: z.array(Service).max(40),
  hours: WeeklyHours,
  /** What Ava asks each caller before she books or takes a message. */
  questions: z.array(z.string().trim().min(1).max(200)).max(12),
  instructions: z.string().trim().max(4000),
  /** As Ava says it: street and town. Empty: she does not know it. */
  address: z.string().trim().max(200).default(""),
  holidays: Holidays.default({ region: null, openOn: [] }),
  exceptions: z.array(HoursException).max(60).default([]),
  knownAnswers: z.array(KnownAnswer).max(60).default([]),
  staff: z.array(StaffMember).max(20).default([]),
  booking: Booking.default({ mode: "book", noticeMin: 60, horizonDays: 60, capacity: 1 }),
});
export type ReceptionistProfile = z.infer<typeof ReceptionistProfile>;
