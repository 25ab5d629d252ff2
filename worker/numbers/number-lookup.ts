import type { Db } from "../db";
import { notFound } from "../lib/errors";
import type { NumberId, OrgId, ProfileId } from "../lib/ids";
import { getCallingNumber, getForwardNumber, getNumberByVapiId, getOwnLine, hasNumber } from "./number-lookup.queries";
import { getNumber } from "./numbers.queries";
import type { PhoneNumberRow } from "./numbers.sql.ts";

/** Throws `not_found`, for another organisation's number too. */
export async function requireNumber(db: Db, orgId: OrgId, id: string): Promise<PhoneNumberRow> {
  const row = await getNumber(db, orgId, id);
  if (!row) throw notFound("number");
  return row;
}

/** The organisation's number that Vapi names in a message; null when it is not ours (any more). */
export async function findNumberByVapiId(
  db: Db,
  orgId: OrgId,
  vapiNumberId: string,
): Promise<Pick<PhoneNumberRow, "id" | "profileId" | "routing" | "forwardTo"> | null> {
  return getNumberByVapiId(db, orgId, vapiNumberId);
}

/**
 * A number of the organisation's own that can ring `to` through Vapi; null when it has none. The numbers that Vapi sells
 * are American and place no call abroad (CONTRACTS.md, 1.4).
 */
export async function findCallingNumber(
  db: Db,
  orgId: OrgId,
  to: string,
): Promise<{ id: NumberId; number: string | null; vapiId: string } | null> {
  const row = await getCallingNumber(db, orgId, { abroad: !to.startsWith("+1") });
  return row?.vapiNumberId ? { id: row.id, number: row.number, vapiId: row.vapiNumberId } : null;
}

/** A number that Ava answers and can ring from by herself, through the organisation's own Twilio; null without one. */
export async function findOwnLine(db: Db, orgId: OrgId): Promise<{ id: NumberId; number: string } | null> {
  const row = await getOwnLine(db, orgId);
  return row?.number ? { id: row.id, number: row.number } : null;
}

/** The person whom Ava may transfer to; null when no number that she answers names one. */
export const findTransferNumber = (db: Db, orgId: OrgId, profileId: ProfileId): Promise<string | null> =>
  getForwardNumber(db, orgId, profileId);

/** Whether the organisation has any number, whatever its state. */
export const holdsNumber = (db: Db, orgId: OrgId): Promise<boolean> => hasNumber(db, orgId);
