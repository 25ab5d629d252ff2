import { holidaysOf } from "../../../receptionist/opening/holidays";
import type { HolidayRegion } from "../../../receptionist/profile.schema";
import type { OpeningYear } from "../../../worker/receptionists/opening-year.schema";

/** A region's public holidays in the year of `now`, as a form lists them to be opened. Without a region there are none. */
export const holidaysIn = (region: HolidayRegion | null, now: Date): OpeningYear["holidays"] =>
  region === null
    ? []
    : holidaysOf(region, now.getUTCFullYear()).map(({ id, date, observed, name }) => ({ id, date, observed, name }));
