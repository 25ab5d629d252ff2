import { setEnglish } from "../typography";
import { appointments } from "./appointments";
import { first } from "./first";
import { onboarding } from "./onboarding";
import { receptionist } from "./receptionist";
import { report } from "./report";
import { tester } from "./tester";

export const en = { ...first, ...setEnglish({ onboarding, receptionist, appointments, report, tester }) };
