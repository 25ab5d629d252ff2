import * as z from "zod";
import { VoiceChoice } from "../../../../receptionist/profile.schema";
import { AvaStep } from "../../../../worker/onboarding/onboarding.schema";

/** A voice is one radio button, so its two parts travel as one value: "azure:fr-FR-DeniseNeural". */
export const voiceValue = ({ provider, voiceId }: z.infer<typeof VoiceChoice>) => `${provider}:${voiceId}`;

const VoiceValue = z
  .string()
  .transform((value) => {
    const [provider = "", ...voiceId] = value.split(":");
    return { provider, voiceId: voiceId.join(":") };
  })
  .pipe(VoiceChoice);

export const AvaForm = AvaStep.extend({ voice: VoiceValue });
const { language, tone, formality, voice, greeting } = AvaForm.shape;
/** What is being tried, before it is saved. Each field alone: a greeting still empty does not take the language back. */
export const AvaDraft = z.object({
  language: language.optional().catch(undefined),
  tone: tone.optional().catch(undefined),
  formality: formality.optional().catch(undefined),
  voice: voice.optional().catch(undefined),
  greeting: greeting.optional().catch(undefined),
});
export type AvaManners = z.infer<typeof AvaStep>;
