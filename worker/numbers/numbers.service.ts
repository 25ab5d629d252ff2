import type { SQL } from "drizzle-orm";
import type * as z from "zod";
import { prepareAudit } from "../audit/audit.service";
import type { Doer } from "../audit/doer";
import { AppError, invalidField } from "../lib/errors";
import { newId, type OrgId, type ProfileId } from "../lib/ids";
import type { VapiAccess } from "../providers/vapi";
import { getNumber as getVapiNumber } from "../providers/vapi-numbers";
import { findFirstProfile, findProfile, prepareResync } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { requireDiallable } from "./diallable";
import { requireNumber } from "./number-lookup";
import { holdsMoreAtVapi, listNumbers, updateNumber } from "./numbers.queries";
import type { ConfigureNumber, PhoneNumber } from "./numbers.schema";
import type { PhoneNumberRow } from "./numbers.sql.ts";

export { listNumbers } from "./numbers.queries";

/** A number as the API shows it: nothing of what the provider calls it. */
export const numberView = (row: PhoneNumberRow): PhoneNumber => ({
  id: row.id,
  number: row.number,
  provider: row.provider,
  status: row.status,
  problem: row.problem,
  areaCode: row.areaCode,
  label: row.label,
  profileId: row.profileId,
  hours: row.hours,
  exceptions: row.exceptions,
  holidays: row.holidays,
  routing: row.routing,
  forwardTo: row.forwardTo,
  ringS: row.ringS,
  afterHours: row.afterHours,
  createdAt: row.createdAt.toISOString(),
});

/** Whom a new number is answered by: the profile named, else the organisation's first, else nobody yet. */
export async function answeringProfile(
  { db }: Pick<Services, "db">,
  orgId: OrgId,
  named: string | undefined,
): Promise<ProfileId | null> {
  if (named === undefined) return (await findFirstProfile(db, orgId))?.id ?? null;
  const profile = await findProfile(db, orgId, named);
  if (!profile) throw invalidField("profileId", "there is no such profile");
  return profile.id;
}

type Bought = Pick<
  PhoneNumberRow,
  "orgId" | "number" | "provider" | "providerId" | "vapiNumberId" | "status" | "label" | "profileId"
> &
  Partial<Pick<PhoneNumberRow, "id" | "areaCode" | "voiceBefore">>;

/** A row with what nobody has chosen yet. */
export const newNumber = (services: Pick<Services, "now">, bought: Bought): PhoneNumberRow => ({
  id: newId("number"),
  problem: null,
  areaCode: null,
  hours: null,
  exceptions: null,
  holidays: null,
  routing: "ava",
  forwardTo: null,
  ringS: 0,
  afterHours: "ava",
  voiceBefore: null,
  createdAt: services.now(),
  releasedAt: null,
  ...bought,
});

/**
 * How calls to a number are answered, from the next call on. On a number that Ava answers by herself (imported from Twilio) all
 * of it holds. On one that Vapi answers, profile and `forward` do: Vapi asks us about each call, but cannot ring staff before
 * its assistant, nor does it know hours. Exceptions and holidays go with hours of its own. Whom she may transfer to is part of her assistant there, so that change also goes to
 * Vapi, by a job.
 */
export async function configureNumber(
  services: Services,
  orgId: OrgId,
  id: string,
  wanted: z.infer<typeof ConfigureNumber>,
  by: Doer,
): Promise<PhoneNumberRow> {
  const known = await requireNumber(services.db, orgId, id);
  if (wanted.routing !== "ava" && wanted.forwardTo === null)
    throw invalidField("forwardTo", "is needed for this routing");
  if (wanted.forwardTo !== null) requireDiallable("forwardTo", wanted.forwardTo);
  const profileId = wanted.profileId === null ? null : await answeringProfile(services, orgId, wanted.profileId);

  const own = wanted.hours === null ? { exceptions: null, holidays: null } : {};
  const isTransferChanged = known.forwardTo !== wanted.forwardTo || known.profileId !== profileId;
  const touched = isTransferChanged ? [...new Set([known.profileId, profileId])].filter((touch) => touch !== null) : [];
  const resync = prepareResync(services, orgId, touched);
  const detail = { numberId: known.id, provider: known.provider, routing: wanted.routing };
  const audit = prepareAudit(services, { action: "number.configured", orgId, detail, ...by });
  await services.db.batch([
    updateNumber(services.db, orgId, known.id, { ...wanted, ...own, profileId }),
    audit.insert,
    ...resync.statements,
  ]);
  resync.dispatch();
  audit.seal();
  return requireNumber(services.db, orgId, id);
}

/**
 * Throws `conflict` when the organisation holds a number that this access cannot reach: it would be paid for and out of control.
 * Returns a condition for the write that follows: whether there is another one since.
 */
export async function requireNumbersIn(services: Services, orgId: OrgId, access: VapiAccess): Promise<SQL> {
  const numbers = await listNumbers(services.db, orgId);
  for (const { vapiNumberId, provider } of numbers) {
    if (provider === "vapi" && vapiNumberId === null)
      throw new AppError("conflict", "Vapi has not said yet whether it sold you a number. Wait until that is known.");
    if (vapiNumberId && !(await getVapiNumber(access, vapiNumberId)))
      throw new AppError("conflict", "Your numbers live in the present Vapi account. Release them first.");
  }
  return holdsMoreAtVapi(
    orgId,
    numbers.map(({ id }) => id),
  );
}
