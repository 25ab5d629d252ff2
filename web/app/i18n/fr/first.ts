import { setFrench } from "../typography";
import { calls } from "./calls";
import { common } from "./common";
import { dashboard } from "./dashboard";
import { errors } from "./errors";
import { live } from "./live";

/** What every page loads. */
export const first = setFrench({ common, dashboard, calls, live, errors });
