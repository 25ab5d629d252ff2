import type * as z from "zod";
import { prepareAudit, writeAudit } from "../audit/audit.service";
import type { Doer } from "../audit/doer";
import { PLATFORM, vapiFor } from "../integrations/vapi-account";
import { prepareJob } from "../jobs/outbox";
import { AppError } from "../lib/errors";
import { type NumberId, newId, numberIdFor, type OrgId } from "../lib/ids";
import { MINUTE } from "../lib/time";
import { requireRoom } from "../orgs/quotas";
import { maybeDone } from "../providers/http";
import type { VapiAccess } from "../providers/vapi";
import { createVapiNumber, listNumbersNamed, type VapiNumber } from "../providers/vapi-numbers";
import type { Services } from "../services";
import {
  confirmNumber,
  deleteUnconfirmed,
  getNumber,
  insertNumberOnce,
  listNumbers,
  updateNumber,
} from "./numbers.queries";
import type { PurchaseVapiNumber } from "./numbers.schema";
import { answeringProfile, newNumber } from "./numbers.service";
import type { PhoneNumberRow } from "./numbers.sql.ts";

/**
 * What a row is called at Vapi before Vapi has named it. The same for each: an organisation holds a provider's number once, so this
 * lets it buy one at a time, whatever comes in at the same moment.
 */
const PENDING = "pending";

/** By this name a number is found again whose purchase was cut off: 37 characters, and Vapi takes 40. */
const nameAtVapi = (id: NumberId) => `AvaFirst ${id}`;

const STILL_OPEN =
  "Vapi has not said yet whether it sold you the number you asked for last. Check it, or wait until that is known.";

const ACCOUNT_CHANGED = "Your Vapi account has just changed. Try again.";

/**
 * Buys a US number at Vapi, which allocates it at once; its digits follow within minutes, by a job. Written down before Vapi is
 * asked, so that nothing is bought that nobody knows of: where Vapi does not say what it did, the number comes back `unconfirmed`
 * with its `problem`, and `number.settle` finds out. The same `key` finds what it began. Throws `number_unavailable` with other
 * area codes, `conflict` while another purchase is open.
 */
export async function purchaseVapiNumber(
  services: Services,
  orgId: OrgId,
  { areaCode, profileId }: z.infer<typeof PurchaseVapiNumber>,
  key: string | undefined,
  by: Doer,
): Promise<PhoneNumberRow> {
  const { db } = services;
  const id = key === undefined ? newId("number") : await numberIdFor(orgId, key);
  const begun = key === undefined ? null : await getNumber(db, orgId, id);
  if (begun) return begun;
  const answeredBy = await answeringProfile(services, orgId, profileId);
  const vapi = await vapiFor(services, orgId);
  const ours = (await listNumbers(db, orgId)).filter(({ provider }) => provider === "vapi");
  if (ours.some(({ providerId }) => providerId === PENDING)) throw new AppError("conflict", STILL_OPEN);
  if (vapi.account === PLATFORM) requireRoom("numbers", ours.length);

  const row = newNumber(services, {
    id,
    orgId,
    number: null,
    provider: "vapi",
    providerId: PENDING,
    vapiNumberId: null,
    status: "unconfirmed",
    areaCode,
    label: null,
    profileId: answeredBy,
  });
  const settle = prepareJob(services, { type: "number.settle", orgId, numberId: id });
  const [written] = await db.batch([insertNumberOnce(db, row), settle.insert]);
  if (written.length === 0) throw new AppError("conflict", STILL_OPEN);
  try {
    // From here on the account is not left (requireNumbersIn); it may have been a moment ago.
    if ((await vapiFor(services, orgId)).account !== vapi.account) throw new AppError("conflict", ACCOUNT_CHANGED);
    const bought = await createVapiNumber(vapi, { areaCode, name: nameAtVapi(id), server: vapi.server });
    return await adopt(services, row, bought, by);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!maybeDone(error)) {
      await deleteUnconfirmed(db, orgId, id);
      throw error;
    }
    await updateNumber(db, orgId, id, { problem: error.code });
    const detail = { numberId: id, provider: "vapi", areaCode, confirmed: false };
    await writeAudit(services, { action: "number.bought", orgId, detail, ...by });
    return { ...row, problem: error.code };
  } finally {
    settle.dispatch();
  }
}

/** The row becomes the number that Vapi sold. */
export async function adopt(
  services: Services,
  row: PhoneNumberRow,
  bought: VapiNumber,
  by: Doer,
): Promise<PhoneNumberRow> {
  const { db } = services;
  const { id, orgId } = row;
  const change = {
    number: bought.number,
    // A number without digits cannot be called, whatever its status says.
    status: bought.status === "active" && bought.number === null ? ("activating" as const) : bought.status,
    providerId: bought.id,
    vapiNumberId: bought.id,
    problem: null,
  };
  const refresh = prepareJob(services, { type: "number.refresh", orgId, numberId: id });
  const detail = { numberId: id, provider: "vapi", areaCode: row.areaCode, confirmed: true };
  const audit = prepareAudit(services, { action: "number.bought", orgId, detail, ...by });
  await db.batch([confirmNumber(db, orgId, id, change), refresh.insert, audit.insert]);
  refresh.dispatch();
  audit.seal();
  return { ...row, ...change };
}

/** Between our clock and Vapi's. */
const CLOCKS_APART_MS = 5 * MINUTE;
/** No purchase is carried out later than so long after it was asked for; what is not there then was not bought. */
const CERTAIN_AFTER_MS = 5 * MINUTE;

/** What Vapi sold under this row, oldest first: none, one, or, where the network said it twice, more. */
export const findBought = (vapi: VapiAccess, { id, createdAt }: PhoneNumberRow): Promise<VapiNumber[]> =>
  listNumbersNamed(vapi, nameAtVapi(id), {
    fromMs: createdAt.getTime() - CLOCKS_APART_MS,
    toMs: createdAt.getTime() + CERTAIN_AFTER_MS + CLOCKS_APART_MS,
  });

/** Milliseconds until a purchase that Vapi does not list is known not to have taken place; 0: it is known. */
export const untilCertainMs = ({ now }: Pick<Services, "now">, { createdAt }: PhoneNumberRow): number =>
  Math.max(0, createdAt.getTime() + CERTAIN_AFTER_MS - now().getTime());
