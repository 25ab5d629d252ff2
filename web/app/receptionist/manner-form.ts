import { ReceptionistProfile } from "../../../receptionist/profile.schema";
import { AvaForm, voiceValue } from "../routes/onboarding.ava/ava-form";

const { questions, instructions } = ReceptionistProfile.shape;

/** How Ava speaks, and what she is told to do. */
export const MannerForm = AvaForm.extend({ questions, instructions: instructions.default("") });

/** A profile as the form shows it. */
export const mannerInputs = ({
  language,
  tone,
  formality,
  voice,
  greeting,
  questions,
  instructions,
}: ReceptionistProfile) => ({
  language,
  tone,
  formality,
  voice: voiceValue(voice),
  greeting,
  questions,
  instructions,
});
