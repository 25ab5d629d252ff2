import { requireTwilio } from "../integrations/twilio-account";
import { type Vapi, vapiFor } from "../integrations/vapi-account";
import { AppError, type ErrorCode } from "../lib/errors";
import type { OrgId, ProfileId } from "../lib/ids";
import { listTwilioNumbers, type TwilioAccess, type TwilioNumber } from "../providers/twilio";
import { deleteNumber, importTwilioNumber } from "../providers/vapi";
import type { Services } from "../services";
import { insertNumber, listNumbers } from "./numbers.queries";
import { answeringProfile, newNumber } from "./numbers.service";
import type { PhoneNumberRow } from "./numbers.sql.ts";

/** The numbers of the connected Twilio account, each with whether it is here already. */
export async function listImportable({ db }: Pick<Services, "db">, orgId: OrgId, twilio: TwilioAccess) {
  const [theirs, ours] = await Promise.all([listTwilioNumbers(twilio), listNumbers(db, orgId)]);
  const imported = new Set(ours.map(({ providerId }) => providerId));
  return theirs.map((number) => ({ ...number, imported: imported.has(number.sid) }));
}

type Import = { imported: PhoneNumberRow[]; failed: { sid: string; code: ErrorCode; message: string }[] };

/**
 * Imports several numbers, each by itself: some may fail, and say why. Until AvaFirst's own voice runtime answers Twilio
 * (`/webhooks/twilio/voice`), Vapi does: it is given the number and takes over its voice address; messages stay as they are.
 * Throws the first failure when not one was imported.
 */
export async function importTwilioNumbers(
  services: Services,
  orgId: OrgId,
  { sids, profileId }: { sids: string[]; profileId?: string | undefined },
): Promise<Import> {
  const answeredBy = await answeringProfile(services, orgId, profileId);
  const twilio = await requireTwilio(services, orgId);
  const vapi = await vapiFor(services, orgId);
  const theirs = new Map((await listTwilioNumbers(twilio)).map((number) => [number.sid, number]));
  const ours = new Map((await listNumbers(services.db, orgId)).map((row) => [row.providerId, row]));

  const result: Import = { imported: [], failed: [] };
  let firstFailure: AppError | null = null;
  for (const sid of new Set(sids)) {
    try {
      const row = ours.get(sid) ?? (await importOne(services, { orgId, answeredBy, twilio, vapi }, theirs.get(sid)));
      result.imported.push(row);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      firstFailure ??= error;
      result.failed.push({ sid, code: error.code, message: error.message });
    }
  }
  if (firstFailure && result.imported.length === 0) throw firstFailure;
  return result;
}

type Into = { orgId: OrgId; answeredBy: ProfileId | null; twilio: TwilioAccess; vapi: Vapi };

async function importOne(
  services: Services,
  { orgId, answeredBy, twilio, vapi }: Into,
  theirs: TwilioNumber | undefined,
): Promise<PhoneNumberRow> {
  if (!theirs) throw new AppError("provider_refused", "This number is not in the connected Twilio account.");
  if (!theirs.voice) throw new AppError("provider_refused", "This number cannot take calls.");
  const { accountSid, authToken } = twilio;
  const imported = await importTwilioNumber(vapi, {
    number: theirs.number,
    accountSid,
    authToken,
    name: `AvaFirst ${orgId}`,
    server: vapi.server,
  });
  const row = newNumber(services, {
    orgId,
    number: theirs.number,
    provider: "twilio",
    providerId: theirs.sid,
    vapiNumberId: imported.id,
    // Twilio's number exists and has its digits: there is nothing to wait for.
    status: imported.status === "blocked" ? "blocked" : "active",
    label: theirs.label,
    profileId: answeredBy,
  });
  try {
    await insertNumber(services.db, row);
  } catch (error) {
    // A second import of the same number that came first, or a database that is down: Vapi must not keep what we lost.
    await deleteNumber(vapi, imported.id);
    throw error;
  }
  return row;
}
