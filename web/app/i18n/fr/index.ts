import { setFrench } from "../typography";
import { appointments } from "./appointments";
import { first } from "./first";
import { onboarding } from "./onboarding";
import { receptionist } from "./receptionist";

export const fr = { ...first, ...setFrench({ onboarding, receptionist, appointments }) };
