import type * as z from "zod";
import { PLATFORM, vapiFor } from "../integrations/vapi-account";
import { prepareJob } from "../jobs/outbox";
import { AppError, invalidField } from "../lib/errors";
import { newId, type OrgId, type ProfileId } from "../lib/ids";
import { log } from "../lib/log";
import { requireRoom } from "../orgs/quotas";
import { createVapiNumber, deleteNumber, getNumber as getVapiNumber, type VapiAccess } from "../providers/vapi";
import { findFirstProfile, findProfile, prepareResync } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { requireNumber } from "./number-lookup";
import { insertNumber, listNumbers, updateNumber } from "./numbers.queries";
import type { ConfigureNumber, PhoneNumber, PurchaseVapiNumber } from "./numbers.schema";
import type { PhoneNumberRow } from "./numbers.sql.ts";
import { giveBack } from "./twilio-takeover";

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

const isBought = ({ provider }: PhoneNumberRow) => provider === "vapi";

type Bought = Pick<
  PhoneNumberRow,
  "orgId" | "number" | "provider" | "providerId" | "vapiNumberId" | "status" | "label" | "profileId"
>;

/** A row with what nobody has chosen yet. */
export const newNumber = (services: Pick<Services, "now">, bought: Bought): PhoneNumberRow => ({
  id: newId("number"),
  ...bought,
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
});

/**
 * Buys a US number at Vapi, which allocates it at once; its digits follow within minutes, by a job. Throws
 * `number_unavailable` with other area codes. A number that cannot be written down here is given back.
 */
export async function purchaseVapiNumber(
  services: Services,
  orgId: OrgId,
  { areaCode, profileId }: z.infer<typeof PurchaseVapiNumber>,
): Promise<PhoneNumberRow> {
  const answeredBy = await answeringProfile(services, orgId, profileId);
  const vapi = await vapiFor(services, orgId);
  if (vapi.account === PLATFORM)
    requireRoom("numbers", (await listNumbers(services.db, orgId)).filter(isBought).length);
  const bought = await createVapiNumber(vapi, { areaCode, name: `AvaFirst ${orgId}`, server: vapi.server });
  const row = newNumber(services, {
    orgId,
    number: bought.number,
    provider: "vapi",
    providerId: bought.id,
    vapiNumberId: bought.id,
    status: bought.status,
    label: null,
    profileId: answeredBy,
  });
  const refresh = prepareJob(services, { type: "number.refresh", orgId, numberId: row.id });
  try {
    await services.db.batch([insertNumber(services.db, row), refresh.insert]);
  } catch (error) {
    await deleteNumber(vapi, bought.id);
    throw error;
  }
  refresh.dispatch();
  return row;
}

/**
 * How calls to a number are answered, from the next call on. On a number that Ava answers by herself (imported from Twilio) all
 * of it holds. On one that Vapi answers, profile and `forward` do: Vapi asks us about each call, but cannot ring staff before
 * its assistant, nor does it know hours. Whom she may transfer to is part of her assistant there, so that change also goes to
 * Vapi, by a job.
 */
export async function configureNumber(
  services: Services,
  orgId: OrgId,
  id: string,
  wanted: z.infer<typeof ConfigureNumber>,
): Promise<PhoneNumberRow> {
  const known = await requireNumber(services.db, orgId, id);
  if (wanted.routing !== "ava" && wanted.forwardTo === null)
    throw invalidField("forwardTo", "is needed for this routing");
  const profileId = wanted.profileId === null ? null : await answeringProfile(services, orgId, wanted.profileId);

  const isTransferChanged = known.forwardTo !== wanted.forwardTo || known.profileId !== profileId;
  const touched = isTransferChanged ? [...new Set([known.profileId, profileId])].filter((touch) => touch !== null) : [];
  const resync = prepareResync(services, orgId, touched);
  await services.db.batch([updateNumber(services.db, orgId, known.id, { ...wanted, profileId }), ...resync.statements]);
  resync.dispatch();
  return requireNumber(services.db, orgId, id);
}

/**
 * Gives the number up at its provider, then here. A Twilio number stays the customer's own at Twilio, and is answered again by
 * whoever answered it before Ava. One that the provider no longer has is released all the same.
 */
export async function releaseNumber(services: Services, orgId: OrgId, id: string): Promise<void> {
  const row = await requireNumber(services.db, orgId, id);
  await giveUp(services, orgId, row);
  // Whom Ava may transfer to went with it.
  const resync = prepareResync(services, orgId, row.forwardTo && row.profileId ? [row.profileId] : []);
  const release = updateNumber(services.db, orgId, row.id, { releasedAt: services.now() });
  await services.db.batch([release, ...resync.statements]);
  resync.dispatch();
}

async function giveUp(services: Services, orgId: OrgId, row: PhoneNumberRow): Promise<void> {
  if (row.vapiNumberId) await deleteNumber(await vapiFor(services, orgId), row.vapiNumberId);
  else if (row.provider === "twilio") await giveBack(services, orgId, row);
}

/**
 * Gives up every number of an organisation that is being erased. One that fails keeps none of the others from its turn; the first
 * failure is thrown then, for what is left to be tried again. An account of the customer's own that does not let us in any more
 * keeps its number as it is.
 */
export async function releaseEveryNumber(services: Services, orgId: OrgId): Promise<void> {
  const failures: unknown[] = [];
  for (const row of await listNumbers(services.db, orgId)) {
    try {
      await giveUp(services, orgId, row);
    } catch (error) {
      if (!(await isShutOut(services, row, error))) {
        failures.push(error);
        continue;
      }
      log.warn("number.not_restored", { provider: row.provider, providerId: row.providerId, error });
    }
    await updateNumber(services.db, orgId, row.id, { releasedAt: services.now() });
  }
  if (failures.length > 0) throw failures[0];
}

/** Whether a customer's own account refuses us, or was disconnected: no further try would help. */
async function isShutOut(services: Services, { orgId, vapiNumberId }: PhoneNumberRow, error: unknown) {
  if (!(error instanceof AppError)) return false;
  if (vapiNumberId)
    return error.code === "provider_credentials" && (await vapiFor(services, orgId)).account !== PLATFORM;
  return error.code === "provider_credentials" || error.code === "conflict";
}

/** Throws `conflict` when the organisation holds a number that this access cannot reach: it would be paid for and out of control. */
export async function requireNumbersIn(services: Services, orgId: OrgId, access: VapiAccess): Promise<void> {
  for (const { vapiNumberId } of await listNumbers(services.db, orgId)) {
    if (vapiNumberId && !(await getVapiNumber(access, vapiNumberId)))
      throw new AppError("conflict", "Your numbers live in the present Vapi account. Release them first.");
  }
}
