import { prepareAudit } from "../audit/audit.service";
import type { Doer } from "../audit/doer";
import { requireTwilio } from "../integrations/twilio-account";
import { prepareJob } from "../jobs/outbox";
import { AppError, type ErrorCode } from "../lib/errors";
import type { OrgId, ProfileId } from "../lib/ids";
import { listTwilioNumbers, type TwilioAccess, type TwilioNumber } from "../providers/twilio";
import type { Services } from "../services";
import { deleteUnconfirmed, insertNumberOnce, listNumbers, updateNumber } from "./numbers.queries";
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
  by: Doer,
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
        ? found
          ? await importAgain(services, twilio, known, found)
          : known
        : await importOne(services, { orgId, answeredBy, twilio, by }, found);
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

/**
 * One that Vapi answers goes on as it is; one whose calls do not reach us, though they should, is taken over again, as is one that
 * was being given up. Throws what Twilio fails with.
 */
export async function importAgain(
  services: Services,
  twilio: TwilioAccess,
  known: PhoneNumberRow,
  theirs: TwilioNumber,
): Promise<PhoneNumberRow> {
  if (known.vapiNumberId !== null) return known;
  const isOurs = reachesUs(services, theirs);
  if (isOurs && known.status === "active") return known;
  const { db } = services;
  const voiceBefore = isOurs ? known.voiceBefore : theirs.answeredBy;
  await updateNumber(db, known.orgId, known.id, { voiceBefore });
  const failure = isOurs ? null : await takeOver(services, twilio, theirs);
  if (failure) throw failure;
  const change = { status: "active", problem: null } as const;
  await updateNumber(db, known.orgId, known.id, change);
  return { ...known, ...change, voiceBefore };
}

type Into = { orgId: OrgId; answeredBy: ProfileId | null; twilio: TwilioAccess; by: Doer };

/**
 * Written down first: a call that comes before the row would be refused, while a row without calls harms nobody. Unconfirmed until
 * Twilio has said yes; where it says nothing at all, the job that was written with the row finds out.
 */
async function importOne(
  services: Services,
  { orgId, answeredBy, twilio, by }: Into,
  theirs: TwilioNumber | undefined,
): Promise<PhoneNumberRow> {
  if (!theirs) throw new AppError("provider_refused", "This number is not in the connected Twilio account.");
  if (!theirs.voice) throw new AppError("provider_refused", "This number cannot take calls.");
  const { db } = services;
  const row = newNumber(services, {
    orgId,
    number: theirs.number,
    provider: "twilio",
    providerId: theirs.sid,
    vapiNumberId: null,
    status: "unconfirmed",
    label: theirs.label,
    profileId: answeredBy,
    voiceBefore: answeredBefore(services, theirs),
  });
  const settle = prepareJob(services, { type: "number.settle", orgId, numberId: row.id });
  const [written] = await db.batch([insertNumberOnce(db, row), settle.insert]);
  if (written.length === 0) throw new AppError("conflict", "This number is being imported already.");
  try {
    const failure = await takeOver(services, twilio, theirs);
    // Twilio's number exists and has its digits: once its calls reach us there is nothing to wait for.
    const change = failure ? { problem: failure.code } : ({ status: "active" } as const);
    const detail = { numberId: row.id, provider: row.provider, confirmed: failure === null };
    const audit = prepareAudit(services, { action: "number.imported", orgId, detail, ...by });
    await db.batch([updateNumber(db, orgId, row.id, change), audit.insert]);
    audit.seal();
    return { ...row, ...change };
  } catch (error) {
    // Whatever else was thrown is not Twilio's refusal: the job looks into it.
    if (error instanceof AppError) await deleteUnconfirmed(db, orgId, row.id);
    throw error;
  } finally {
    settle.dispatch();
  }
}
