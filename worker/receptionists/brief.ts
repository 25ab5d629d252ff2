import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Brief } from "../../receptionist/conversation/brief.schema";
import { holidayRegionFor } from "../../receptionist/opening/holidays";
import type { Opening, ReceptionistProfile } from "../../receptionist/profile.schema";
import { type Line, routeCall } from "../../receptionist/routing";
import type { PhoneNumberRow } from "../numbers/numbers.sql.ts";
import type { Org } from "../orgs/orgs.sql.ts";
import type { Services } from "../services";
import type { AvaProfileRow } from "./receptionists.sql.ts";

type Called = Pick<
  PhoneNumberRow,
  "number" | "hours" | "exceptions" | "holidays" | "routing" | "forwardTo" | "ringS" | "afterHours"
>;

type Asked = Pick<Brief, "channel" | "from" | "isTest"> & {
  /** Epoch milliseconds at which the call is to take place; absent: now. */
  at?: number | undefined;
  /** Whether what is not published yet answers. */
  draft?: boolean | undefined;
};

/**
 * What Ava takes into a conversation, on the phone as in the browser. `number` is the line whose settings hold; null where none
 * was called, as for a test: then she answers as she would in opening hours.
 */
export function briefFor(
  { config, now }: Pick<Services, "config" | "now">,
  org: Pick<Org, "timeZone" | "locale">,
  row: Pick<AvaProfileRow, "profile" | "draft" | "version">,
  number: Called | null,
  { channel, from, isTest, at, draft = false }: Asked,
): Brief {
  const nowMs = now().getTime();
  const profile = (draft ? row.draft : null) ?? row.profile;
  const line = lineOf(org, profile, number);
  const action = number === null ? "ava" : routeCall(line, at ?? nowMs).action;
  return {
    profile: withSomebody(profile, line.forwardTo, org.locale),
    version: draft && row.draft !== null ? null : row.version,
    timeZone: org.timeZone,
    opening: line.opening,
    country: countryOf(org.timeZone, number?.number ?? null),
    duty: action === "message" ? "message" : "full",
    channel,
    from,
    isTest,
    clockShiftMs: at === undefined ? 0 : at - nowMs,
    brain: config.llm === null ? "rules" : "llm",
  };
}

/** How a line answers: the number's settings, and the profile's opening where the number has no hours of its own. */
export const lineOf = (org: Pick<Org, "timeZone">, profile: ReceptionistProfile, number: Called | null): Line => ({
  routing: number?.routing ?? "ava",
  forwardTo: number?.forwardTo ?? null,
  ringS: number?.ringS ?? 0,
  afterHours: number?.afterHours ?? "ava",
  opening: openingOf(profile, number),
  timeZone: org.timeZone,
});

/** Hours of a line's own stand for themselves: the profile's holidays and exceptions are of the profile's hours. */
const openingOf = ({ hours, holidays, exceptions }: ReceptionistProfile, number: Called | null): Opening =>
  number?.hours
    ? { hours: number.hours, holidays: number.holidays ?? NO_HOLIDAYS, exceptions: number.exceptions ?? [] }
    : { hours, holidays, exceptions };

const NO_HOLIDAYS: Opening["holidays"] = { region: null, openOn: [] };

/** Who names no staff has at least the person whom the number forwards to. */
const withSomebody = (profile: ReceptionistProfile, forwardTo: string | null, locale: Org["locale"]) =>
  profile.staff.length > 0 || forwardTo === null
    ? profile
    : { ...profile, staff: [{ name: TEAM[locale], role: "", phone: forwardTo }] };

const TEAM = { fr: "l’équipe", en: "the team" } satisfies Record<Org["locale"], string>;

/** Whose national numbers callers dictate: the called number's country, else that of the business's time zone. */
export const countryOf = (timeZone: string, number: string | null): string =>
  (number && parsePhoneNumberFromString(number)?.country) ?? holidayRegionFor(timeZone)?.slice(0, 2) ?? "FR";
