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
});
export type ReceptionistProfile = z.infer<typeof ReceptionistProfile>;
