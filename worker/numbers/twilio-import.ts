import { requireTwilio } from "../integrations/twilio-account";
import { AppError, type ErrorCode } from "../lib/errors";
import type { OrgId, ProfileId } from "../lib/ids";
import { listTwilioNumbers, type TwilioAccess, type TwilioNumber } from "../providers/twilio";
import type { Services } from "../services";
import { deleteNumberRow, insertNumberOnce, listNumbers, updateNumber } from "./numbers.queries";
import { answeringProfile, newNumber } from "./numbers.service";
import type { PhoneNumberRow } from "./numbers.sql.ts";
import { answeredBefore, reachesUs, takeOver } from "./twilio-takeover";

/** The numbers of the connected Twilio account, each with whether it is here already. */
export async function listImportable({ db }: Pick<Services, "db">, orgId: OrgId, twilio: TwilioAccess) {
  const [theirs, ours] = await Promise.all([listTwilioNumbers(twilio), listNumbers(db, orgId)]);
  const imported = new Set(ours.map(({ providerId }) => providerId));
  return theirs.map(({ answeredBy: _, ...number }) => ({ ...number, imported: imported.has(number.sid) }));
}

type Import = { imported: PhoneNumberRow[]; failed: { sid: string; code: ErrorCode; message: string }[] };

/**
 * Imports several numbers, each by itself: some may fail, and say why. Ava answers them by herself: Twilio is told to ask us
 * about each call (`/webhooks/twilio/voice`), and who answered before is kept, to be given the number back on release. Messages
 * stay as they are. A second import of a number mends one that was cut off. Throws the first failure when not one was imported.
 */
export async function importTwilioNumbers(
  services: Services,
  orgId: OrgId,
  { sids, profileId }: { sids: string[]; profileId?: string | undefined },
): Promise<Import> {
  const answeredBy = await answeringProfile(services, orgId, profileId);
  const twilio = await requireTwilio(services, orgId);
  const theirs = new Map((await listTwilioNumbers(twilio)).map((number) => [number.sid, number]));
  const ours = new Map((await listNumbers(services.db, orgId)).map((row) => [row.providerId, row]));

  const result: Import = { imported: [], failed: [] };
  let firstFailure: AppError | null = null;
  for (const sid of new Set(sids)) {
    try {
      const known = ours.get(sid);
      const found = theirs.get(sid);
      const row = known
        ? await importAgain(services, twilio, known, found)
        : await importOne(services, { orgId, answeredBy, twilio }, found);
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

/** One that Vapi answers goes on as it is; one whose calls do not reach us, though they should, is taken over again. */
async function importAgain(
  services: Services,
  twilio: TwilioAccess,
  known: PhoneNumberRow,
  theirs: TwilioNumber | undefined,
): Promise<PhoneNumberRow> {
  if (known.vapiNumberId !== null || !theirs || reachesUs(services, theirs)) return known;
  const voiceBefore = theirs.answeredBy;
  await updateNumber(services.db, known.orgId, known.id, { voiceBefore });
  await takeOver(services, twilio, theirs);
  return { ...known, voiceBefore };
}

type Into = { orgId: OrgId; answeredBy: ProfileId | null; twilio: TwilioAccess };

/** Written down first: a call that comes before the row would be refused, while a row without calls harms nobody. */
async function importOne(
  services: Services,
  { orgId, answeredBy, twilio }: Into,
  theirs: TwilioNumber | undefined,
): Promise<PhoneNumberRow> {
  if (!theirs) throw new AppError("provider_refused", "This number is not in the connected Twilio account.");
  if (!theirs.voice) throw new AppError("provider_refused", "This number cannot take calls.");
  const row: PhoneNumberRow = {
    ...newNumber(services, {
      orgId,
      number: theirs.number,
      provider: "twilio",
      providerId: theirs.sid,
      vapiNumberId: null,
      // Twilio's number exists and has its digits: there is nothing to wait for.
      status: "active",
      label: theirs.label,
      profileId: answeredBy,
    }),
    voiceBefore: answeredBefore(services, theirs),
  };
  const isFirst = await insertNumberOnce(services.db, row);
  if (!isFirst) throw new AppError("conflict", "This number is being imported already.");
  try {
    await takeOver(services, twilio, theirs);
  } catch (error) {
    await deleteNumberRow(services.db, orgId, row.id);
    throw error;
  }
  return row;
}
