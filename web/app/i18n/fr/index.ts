import { setFrench } from "../typography";
import { auth } from "./auth";
import { calls } from "./calls";
import { common } from "./common";
import { dashboard } from "./dashboard";
import { errors } from "./errors";
import { live } from "./live";
import { onboarding } from "./onboarding";

export const fr = setFrench({ common, auth, onboarding, dashboard, calls, live, errors });
