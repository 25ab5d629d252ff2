import type * as z from "zod";
import { closedLine } from "../../receptionist/closed-line";
import { spokenGreeting } from "../../receptionist/greeting";
import { MINUTE_MS, wallClockAt } from "../../receptionist/opening/wall-clock";
import type { ReceptionistProfile } from "../../receptionist/profile.schema";
import { type Decision, type Line, routeCall } from "../../receptionist/routing";
import type { OrgId } from "../lib/ids";
import { requireOrg } from "../orgs/orgs.service";
import { lineOf } from "../receptionists/brief";
import { requireProfile } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import type { AnswerAt, AnswerAtQuery } from "./answer-at.schema";
import { requireNumber } from "./number-lookup";

/**
 * What Ava would do with a call at an instant, and which rules say so: the same decision as for a call that comes in. Throws
 * `not_found` for another organisation's profile or number.
 */
export async function answerAt(
  { db, now }: Pick<Services, "db" | "now">,
  orgId: OrgId,
  profileId: string,
  { at, from, numberId, draft }: z.infer<typeof AnswerAtQuery>,
): Promise<AnswerAt> {
  const [org, row, number] = await Promise.all([
    requireOrg(db, orgId),
    requireProfile(db, orgId, profileId),
    numberId === undefined ? null : requireNumber(db, orgId, numberId),
  ]);
  const profile = (draft === "true" ? row.draft : null) ?? row.profile;
  const line = lineOf(org, profile, number);
  const atMs = at === undefined ? now().getTime() : Date.parse(at);
  const { closesAtMs, opensAtMs, ...decision } = routeCall(line, atMs);
  return {
    ...decision,
    at: new Date(atMs).toISOString(),
    local: localText(atMs, org.timeZone),
    from: from ?? null,
    opensAt: isoOrNull(opensAtMs),
    closesAt: isoOrNull(closesAtMs),
    greeting: greetingFor(decision.action, profile, line, atMs),
    duty: decision.action === "message" ? "message" : "full",
  };
}

const isoOrNull = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());

function localText(atMs: number, timeZone: string): string {
  const { date, minute } = wallClockAt(atMs, timeZone);
  const time = new Date(minute * MINUTE_MS).toISOString().slice("1970-01-01T".length, -":00.000Z".length);
  return `${date}T${time}`;
}

function greetingFor(
  action: Decision["action"],
  profile: ReceptionistProfile,
  line: Line,
  atMs: number,
): string | null {
  if (action === "forward") return null;
  if (action !== "hang-up") return spokenGreeting(profile);
  return closedLine(profile, line.opening, line.timeZone, atMs)[profile.language === "fr" ? "fr" : "en"];
}
