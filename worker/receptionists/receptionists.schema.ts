import * as z from "zod";
import { ReceptionistProfile, SpokenLanguage, VoiceProvider } from "../../receptionist/profile.schema";

export const SaveAvaProfile = ReceptionistProfile;

export const AvaProfile = z.object({
  id: z.string(),
  /** What answers. */
  profile: ReceptionistProfile,
  /** What is being worked on, and answers once it is published; null when there is nothing but `profile`. */
  draft: ReceptionistProfile.nullable(),
  version: z.number().int(),
  /** Whether Vapi has what is published: `pending` is retried by itself. */
  vapi: z.object({ assistantId: z.string().nullable(), sync: z.enum(["synced", "pending"]) }),
  /** The greeting exactly as it will be spoken, AI disclosure included. */
  spokenGreeting: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type AvaProfile = z.infer<typeof AvaProfile>;
export const AvaProfiles = z.object({ items: z.array(AvaProfile) });

/** What decides how a call is picked up, before it is saved. */
export const PreviewGreeting = ReceptionistProfile.pick({
  businessName: true,
  industry: true,
  language: true,
  tone: true,
  formality: true,
  greeting: true,
});
export const GreetingPreview = z.object({
  /** As it will be spoken, AI disclosure included. */
  spokenGreeting: z.string(),
  /** What Ava would say in this language and manner by default, without the disclosure: a text to start from. */
  suggestedGreeting: z.string(),
});

export const VoicesQuery = z.object({ provider: VoiceProvider.optional(), language: SpokenLanguage.optional() });
export const Voice = z.object({
  provider: VoiceProvider,
  voiceId: z.string(),
  name: z.string(),
  languages: z.array(SpokenLanguage),
  gender: z.enum(["female", "male"]),
});
export type Voice = z.infer<typeof Voice>;
export const Voices = z.object({ items: z.array(Voice) });
