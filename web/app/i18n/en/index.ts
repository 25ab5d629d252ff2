import { setEnglish } from "../typography";
import { appointments } from "./appointments";
import { first } from "./first";
import { onboarding } from "./onboarding";
import { receptionist } from "./receptionist";

export const en = { ...first, ...setEnglish({ onboarding, receptionist, appointments }) };
