import type { Doer } from "../audit/doer";
import { requireTwilio } from "../integrations/twilio-account";
import { vapiFor } from "../integrations/vapi-account";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { getTwilioNumber } from "../providers/twilio";
import { deleteNumber } from "../providers/vapi-numbers";
import type { Services } from "../services";
import { requireNumber } from "./number-lookup";
import { deleteUnconfirmed, getNumber, updateNumber } from "./numbers.queries";
import type { PhoneNumberRow } from "./numbers.sql.ts";
import { finishRelease, giveUp } from "./release.service";
import { importAgain } from "./twilio-import";
import { adopt, findBought, untilCertainMs } from "./vapi-purchase";

/** `number` is null where there is none (any more). */
export type Settled = { isSettled: boolean; number: PhoneNumberRow | null };

/**
 * Finds out at its provider what became of a number that was being bought, imported or given up, and ends what was begun. May run
 * any number of times, and at once. Throws what the provider fails with, which the row then has for its `problem`.
 */
export async function settleNumber(services: Services, row: PhoneNumberRow, by: Doer): Promise<Settled> {
  try {
    switch (row.status) {
      case "unconfirmed":
        return row.provider === "vapi" ? await settlePurchase(services, row, by) : await settleImport(services, row);
      case "releasing":
        if (!(await giveUp(services, row))) return { isSettled: false, number: row };
        await finishRelease(services, row, by);
        return { isSettled: true, number: null };
      default:
        return { isSettled: true, number: row };
    }
  } catch (error) {
    if (error instanceof AppError) await updateNumber(services.db, row.orgId, row.id, { problem: error.code });
    throw error;
  }
}

/** {@link settleNumber} for whoever asks: that the provider fails again is an answer, and the row says why. */
export async function settleNow(services: Services, orgId: OrgId, id: string, by: Doer): Promise<Settled> {
  const row = await requireNumber(services.db, orgId, id);
  try {
    return await settleNumber(services, row, by);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { isSettled: false, number: await getNumber(services.db, orgId, row.id) };
  }
}

async function settlePurchase(services: Services, row: PhoneNumberRow, by: Doer): Promise<Settled> {
  const vapi = await vapiFor(services, row.orgId);
  const [first, ...more] = await findBought(vapi, row);
  if (first) {
    // Before the row is settled: whoever comes after would not look for them any more.
    for (const { id } of more) await deleteNumber(vapi, id);
    return { isSettled: true, number: await adopt(services, row, first, by) };
  }
  if (untilCertainMs(services, row) > 0) return { isSettled: false, number: row };
  await deleteUnconfirmed(services.db, row.orgId, row.id);
  return { isSettled: true, number: null };
}

/** Whoever imports a number wants its calls: what was cut off is gone on with, not undone. */
async function settleImport(services: Services, row: PhoneNumberRow): Promise<Settled> {
  const twilio = await requireTwilio(services, row.orgId);
  const theirs = await getTwilioNumber(twilio, row.providerId);
  if (theirs) return { isSettled: true, number: await importAgain(services, twilio, row, theirs) };
  await deleteUnconfirmed(services.db, row.orgId, row.id);
  return { isSettled: true, number: null };
}
