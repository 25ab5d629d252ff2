import { setEnglish } from "../typography";
import { first } from "./first";
import { onboarding } from "./onboarding";

export const en = { ...first, ...setEnglish({ onboarding }) };
