import { withFrenchSpacing } from "../french-spacing";
import { auth } from "./auth";
import { calls } from "./calls";
import { common } from "./common";
import { dashboard } from "./dashboard";
import { errors } from "./errors";
import { live } from "./live";
import { onboarding } from "./onboarding";

export const fr = withFrenchSpacing({ common, auth, onboarding, dashboard, calls, live, errors });
