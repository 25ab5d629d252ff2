import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { phoneNumbers } from "../numbers/numbers.sql.ts";
import { type CallRow, calls } from "./calls.sql.ts";
import { namedCalls } from "./named-calls.queries";

/** Those of these calls that are the organisation's and not deleted, newest first. */
export const listNamedCalls = (db: Db, orgId: OrgId, ids: readonly CallId[]): Promise<CallRow[]> =>
  db
    .select()
    .from(calls)
    .where(and(namedCalls(orgId, ids), isNull(calls.deletedAt)))
    .orderBy(desc(calls.startedAt), desc(calls.id));

/** The numbers of the organisation's lines, released ones too, by their ids. */
export async function mapLines(db: Db, orgId: OrgId): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .select({ id: phoneNumbers.id, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.orgId, orgId));
  return new Map(rows.map(({ id, number }) => [id, number]));
}
