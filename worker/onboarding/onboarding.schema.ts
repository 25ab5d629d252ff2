import * as z from "zod";
import {
  Formality,
  INDUSTRIES,
  Industry,
  Service,
  SpokenLanguage,
  Tone,
  VoiceChoice,
  WeeklyHours,
} from "../../receptionist/profile.schema";
import { E164 } from "../lib/schemas";

export const ONBOARDING_STEPS = ["welcome", "trade", "number", "ava", "test"] as const;
export const OnboardingStep = z.enum(ONBOARDING_STEPS);
export type OnboardingStep = z.infer<typeof OnboardingStep>;

/** What each `PUT /onboarding/steps/:step` takes. */
export const WelcomeStep = z.object({ businessName: z.string().trim().min(1).max(80) });
export const TradeStep = z.object({ industry: Industry });
export const NumberStep = z.object({ reach: z.enum(["browser", "vapi", "twilio", "forward"]) });
export const AvaStep = z.object({
  language: SpokenLanguage,
  tone: Tone,
  formality: Formality,
  voice: VoiceChoice,
  greeting: z.string().trim().min(1).max(400),
});
export const TestStep = z.object({});

/** A trade's starting point, in the language asked for. */
export const Preset = z.object({
  industry: Industry,
  label: z.string(),
  greeting: z.string(),
  tone: Tone,
  formality: Formality,
  services: z.array(Service),
  hours: WeeklyHours,
  questions: z.array(z.string()),
});
export type Preset = z.infer<typeof Preset>;

export const IndustryCard = z.object({
  id: z.enum(INDUSTRIES),
  label: z.string(),
  description: z.string(),
  icon: z.string(),
});
export const Industries = z.object({ items: z.array(IndustryCard) });

/** With `to`, codes are ready to dial; without, `{number}` stands for where calls go. */
export const ForwardingQuery = z.object({
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .default("FR"),
  to: E164.optional(),
});
const ForwardingCode = z.object({ activate: z.string(), cancel: z.string(), check: z.string().nullable() }).nullable();
export const ForwardingPlan = z.object({
  id: z.string(),
  /** Null: any operator of this kind of line. */
  operator: z.string().nullable(),
  line: z.enum(["mobile", "landline"]),
  codes: z.object({
    all: ForwardingCode,
    busy: ForwardingCode,
    noAnswer: ForwardingCode,
    unreachable: ForwardingCode,
  }),
  cancelAll: z.string().nullable(),
  checkWithOperator: z.boolean(),
});
export type ForwardingPlan = z.infer<typeof ForwardingPlan>;
export const ForwardingPlans = z.object({ items: z.array(ForwardingPlan), noAnswerS: z.number().int() });

export const OnboardingView = z.object({
  steps: z.array(z.object({ id: OnboardingStep, done: z.boolean() })),
  /** The first step not done; "test" when all are. */
  current: OnboardingStep,
  completedAt: z.string().nullable(),
  businessName: z.string(),
  industry: Industry.nullable(),
  reach: z.enum(["browser", "vapi", "twilio", "forward"]).nullable(),
  profileId: z.string().nullable(),
});
export type OnboardingView = z.infer<typeof OnboardingView>;
