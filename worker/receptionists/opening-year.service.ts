import { holidaysOf } from "../../receptionist/opening/holidays";
import { openingWarnings, openingYear } from "../../receptionist/opening/year";
import type { OrgId } from "../lib/ids";
import { dateInZone } from "../lib/time";
import { requireOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import type { OpeningYear } from "./opening-year.schema";
import { requireProfile } from "./receptionists.service";

type Asked = { year: number | undefined; ofDraft: boolean };

/** When the business is open on each day of a year, and what in it looks like a mistake. Throws `not_found`. */
export async function readOpeningYear(
  { db, now }: Pick<Services, "db" | "now">,
  orgId: OrgId,
  id: string,
  { year: wanted, ofDraft }: Asked,
): Promise<OpeningYear> {
  const [org, row] = await Promise.all([requireOrg(db, orgId), requireProfile(db, orgId, id)]);
  const opening = (ofDraft && row.draft) || row.profile;
  const { region } = opening.holidays;
  const today = dateInZone(now(), org.timeZone);
  const year = wanted ?? Number(today.slice(0, 4));
  return {
    year,
    region,
    days: openingYear(opening, year),
    warnings: openingWarnings(opening, year, today),
    holidays: region
      ? holidaysOf(region, year).map(({ id, date, observed, name }) => ({ id, date, observed, name }))
      : [],
  };
}
