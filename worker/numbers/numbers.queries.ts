import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { NumberId, OrgId } from "../lib/ids";
import { type PhoneNumberRow, phoneNumbers } from "./numbers.sql.ts";

/** A bound for every list: more numbers than a small business has. */
const LIST_LIMIT = 200;

const held = (orgId: OrgId) => and(eq(phoneNumbers.orgId, orgId), isNull(phoneNumbers.releasedAt));

/** The numbers the organisation holds, oldest first. */
export const listNumbers = (db: Db, orgId: OrgId): Promise<PhoneNumberRow[]> =>
  db.query.phoneNumbers.findMany({
    where: held(orgId),
    orderBy: [asc(phoneNumbers.createdAt), asc(phoneNumbers.id)],
    limit: LIST_LIMIT,
  });

/** Null for a released number as for none. */
export async function getNumber(db: Db, orgId: OrgId, id: string): Promise<PhoneNumberRow | null> {
  const row = await db.query.phoneNumbers.findFirst({
    // The column's type is the prefixed id; any text may be asked for.
    where: and(held(orgId), sql`${phoneNumbers.id} = ${id}`),
  });
  return row ?? null;
}

/** Whether the organisation holds a number at Vapi beside these: one that was bought, or is being bought, since they were listed. */
export const holdsMoreAtVapi = (orgId: OrgId, known: readonly NumberId[]): SQL =>
  sql`EXISTS (SELECT 1 FROM ${phoneNumbers} WHERE ${held(orgId)}
    AND (${phoneNumbers.provider} = 'vapi' OR ${phoneNumbers.vapiNumberId} IS NOT NULL)
    AND ${phoneNumbers.id} NOT IN (SELECT value FROM json_each(${JSON.stringify(known)})))`;

export const insertNumber = (db: Db, row: PhoneNumberRow) => db.insert(phoneNumbers).values(row);

/** Returns no id, and nothing is written, where the organisation holds this number of the provider's already, or had this id. */
export const insertNumberOnce = (db: Db, row: PhoneNumberRow) =>
  db.insert(phoneNumbers).values(row).onConflictDoNothing().returning({ id: phoneNumbers.id });

/** For a number that never came into use: one that did is released, and its row stays for its calls. */
export async function deleteUnconfirmed(db: Db, orgId: OrgId, id: NumberId): Promise<void> {
  const isOpen = inArray(phoneNumbers.status, ["unconfirmed", "releasing"]);
  await db.delete(phoneNumbers).where(and(held(orgId), eq(phoneNumbers.id, id), isOpen));
}

/** The provider has said yes. One that is being given up meanwhile goes on being so: whoever gave it up does not pay for it. */
export const confirmNumber = (
  db: Db,
  orgId: OrgId,
  id: NumberId,
  {
    status,
    ...known
  }: Pick<PhoneNumberRow, "status"> &
    Partial<Pick<PhoneNumberRow, "number" | "providerId" | "vapiNumberId" | "problem">>,
) =>
  db
    .update(phoneNumbers)
    .set({ ...known, status: sql`iif(${phoneNumbers.status} = 'releasing', 'releasing', ${status})` })
    .where(and(held(orgId), eq(phoneNumbers.id, id)));

export const updateNumber = (
  db: Db,
  orgId: OrgId,
  id: NumberId,
  change: Partial<Omit<PhoneNumberRow, "id" | "orgId" | "createdAt">>,
) =>
  db
    .update(phoneNumbers)
    .set(change)
    .where(and(held(orgId), eq(phoneNumbers.id, id)));
