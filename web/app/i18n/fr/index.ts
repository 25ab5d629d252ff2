import { setFrench } from "../typography";
import { first } from "./first";
import { onboarding } from "./onboarding";

export const fr = { ...first, ...setFrench({ onboarding }) };
