import { prepareAudit } from "../audit/audit.service";
import type { Doer } from "../audit/doer";
import { PLATFORM, vapiFor } from "../integrations/vapi-account";
import { prepareJob } from "../jobs/outbox";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { maybeDone } from "../providers/http";
import { deleteNumber } from "../providers/vapi-numbers";
import { prepareResync } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { requireNumber } from "./number-lookup";
import { listNumbers, updateNumber } from "./numbers.queries";
import type { PhoneNumberRow } from "./numbers.sql.ts";
import { giveBack } from "./twilio-takeover";
import { findBought, untilCertainMs } from "./vapi-purchase";

/** Of a number that may yet turn out to be bought. */
const notYetKnown = () =>
  new AppError("conflict", "Vapi has not said yet whether it sold this number. It is given back once that is known.");

/**
 * Gives the number up at its provider, then here. A Twilio number stays the customer's own at Twilio, and is answered again by
 * whoever answered it before Ava. One that the provider no longer has is released all the same. `releasing` is written before the
 * provider is asked: where that does not say what it did, this throws why, and `number.settle` goes on until it is done. What the
 * provider refuses is as it was.
 */
export async function releaseNumber(services: Services, orgId: OrgId, id: string, by: Doer): Promise<void> {
  const { db } = services;
  const row = await requireNumber(db, orgId, id);
  const settle = prepareJob(services, { type: "number.settle", orgId, numberId: row.id });
  await db.batch([updateNumber(db, orgId, row.id, { status: "releasing", problem: null }), settle.insert]);
  try {
    if (!(await tryToGiveUp(services, row))) throw notYetKnown();
    await finishRelease(services, row, by);
  } finally {
    settle.dispatch();
  }
}

async function tryToGiveUp(services: Services, row: PhoneNumberRow): Promise<boolean> {
  try {
    return await giveUp(services, row);
  } catch (error) {
    if (error instanceof AppError) await noteFailure(services, row, error);
    throw error;
  }
}

/** Uncertain: it goes on being given up. Refused: nothing has happened. */
async function noteFailure(services: Services, before: PhoneNumberRow, error: AppError): Promise<void> {
  const { db } = services;
  const { id, orgId } = before;
  if (maybeDone(error)) return void (await updateNumber(db, orgId, id, { problem: error.code }));
  const status = before.status === "releasing" ? "active" : before.status;
  const refresh = prepareJob(services, { type: "number.refresh", orgId, numberId: id });
  await db.batch([updateNumber(db, orgId, id, { status, problem: before.problem }), refresh.insert]);
  refresh.dispatch();
}

/** Whether it is gone at its provider now. False: it may yet turn up there. */
export async function giveUp(services: Services, row: PhoneNumberRow): Promise<boolean> {
  const { orgId, provider, vapiNumberId } = row;
  if (vapiNumberId) {
    await deleteNumber(await vapiFor(services, orgId), vapiNumberId);
    return true;
  }
  if (provider === "twilio") {
    await giveBack(services, orgId, row);
    return true;
  }
  const vapi = await vapiFor(services, orgId);
  const bought = await findBought(vapi, row);
  for (const { id } of bought) await deleteNumber(vapi, id);
  return bought.length > 0 || untilCertainMs(services, row) === 0;
}

/** Whom Ava may transfer to went with it. */
export async function finishRelease(services: Services, row: PhoneNumberRow, by: Doer): Promise<void> {
  const { db, now } = services;
  const { id, orgId, provider, forwardTo, profileId } = row;
  const resync = prepareResync(services, orgId, forwardTo && profileId ? [profileId] : []);
  const detail = { numberId: id, provider };
  const audit = prepareAudit(services, { action: "number.released", orgId, detail, ...by });
  await db.batch([
    updateNumber(db, orgId, id, { releasedAt: now(), problem: null }),
    audit.insert,
    ...resync.statements,
  ]);
  resync.dispatch();
  audit.seal();
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
      if (!(await giveUp(services, row))) throw notYetKnown();
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
async function isShutOut(services: Services, { orgId, provider, vapiNumberId }: PhoneNumberRow, error: unknown) {
  if (!(error instanceof AppError)) return false;
  if (provider === "vapi" || vapiNumberId)
    return error.code === "provider_credentials" && (await vapiFor(services, orgId)).account !== PLATFORM;
  return error.code === "provider_credentials" || error.code === "conflict";
}
