import { setEnglish } from "../typography";
import { appointments } from "./appointments";
import { auth } from "./auth";
import { confirm } from "./confirm";
import { first } from "./first";
import { landing } from "./landing";
import { onboarding } from "./onboarding";
import { receptionist } from "./receptionist";
import { refusals } from "./refusals";
import { report } from "./report";
import { security } from "./security";
import { settings } from "./settings";
import { tester } from "./tester";

export const en = {
  ...first,
  ...setEnglish({
    landing,
    auth,
    onboarding,
    receptionist,
    appointments,
    report,
    tester,
    settings,
    security,
    confirm,
    refusals,
  }),
};
