import { setFrench } from "../typography";
import { auth } from "./auth";
import { calls } from "./calls";
import { common } from "./common";
import { dashboard } from "./dashboard";
import { errors } from "./errors";
import { live } from "./live";

/** What every page loads. */
export const first = setFrench({ common, auth, dashboard, calls, live, errors });
