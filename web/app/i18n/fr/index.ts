import { setFrench } from "../typography";
import { analytics } from "./analytics";
import { appointments } from "./appointments";
import { auth } from "./auth";
import { call } from "./call";
import { confirm } from "./confirm";
import { desk } from "./desk";
import { first } from "./first";
import { help } from "./help";
import { landing } from "./landing";
import { listing } from "./listing";
import { numbers } from "./numbers";
import { onboarding } from "./onboarding";
import { palette } from "./palette";
import { providers } from "./providers";
import { receptionist } from "./receptionist";
import { refusals } from "./refusals";
import { report } from "./report";
import { security } from "./security";
import { settings } from "./settings";
import { tester } from "./tester";

export const fr = {
  ...first,
  ...setFrench({
    landing,
    help,
    auth,
    onboarding,
    numbers,
    providers,
    receptionist,
    appointments,
    analytics,
    listing,
    palette,
    report,
    call,
    tester,
    settings,
    security,
    confirm,
    refusals,
    desk,
  }),
};
