import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { CallId, OrgId, UserId } from "../lib/ids";
import { callDeletions, calls } from "./calls.sql.ts";

/** The next try of a deletion that only the erasure of its organisation begins: later than any sweep looks. */
const PARKED = new Date(Date.UTC(9999, 0, 1));

export async function listSomeCalls(db: Db, orgId: OrgId, limit: number): Promise<CallId[]> {
  const rows = await db.select({ id: calls.id }).from(calls).where(eq(calls.orgId, orgId)).limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * The statements that delete calls of an organisation that is being erased, with what was said in them, and leave a deletion of
 * what a provider keeps of each.
 */
export function parkStatements(db: Db, orgId: OrgId, ids: readonly CallId[], { by, at }: { by: UserId; at: Date }) {
  const these = sql`+org_id = ${orgId} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const gone = sql`json_object('status', 'deleted', 'at', ${at.toISOString()}, 'reason', null)`;
  return [
    db
      .insert(callDeletions)
      // In the order of the table's columns, which is what drizzle names before a SELECT.
      .select(sql`
        SELECT id, org_id, ${by}, ${at.getTime()}, ${at.getTime()}, started_at, provider, provider_call_id, recording_key,
               json_object('row', ${gone}, 'turns', ${gone}, 'search', ${gone}, 'recording', ${gone},
                           'provider', json_object('status', 'waiting', 'at', null, 'reason', null)),
               0, ${PARKED.getTime()}, NULL
        FROM calls WHERE ${these} AND provider <> 'browser'`)
      .onConflictDoNothing(),
    db.delete(calls).where(these),
  ] as const;
}

const open = (orgId: OrgId) => and(eq(callDeletions.orgId, orgId), isNull(callDeletions.finishedAt));

/** Takes over the deletions that were open when an organisation was erased, once: nobody can undo them any more. */
export async function parkOpenDeletions(db: Db, orgId: OrgId, erasedAt: Date): Promise<void> {
  await db
    .update(callDeletions)
    .set({ dueAt: erasedAt, nextTryAt: PARKED })
    .where(and(open(orgId), sql`${callDeletions.dueAt} <> ${erasedAt.getTime()}`));
}

/** Takes some parked deletions of an organisation. Should this try die half-way, the sweep goes on with them at `nextTryAt`. */
export async function takeParked(
  db: Db,
  orgId: OrgId,
  { nextTryAt, limit }: { nextTryAt: Date; limit: number },
): Promise<CallId[]> {
  // Led by `call_deletions_open`: however many are finished, only as many rows as are taken are read.
  const some = sql`(
    SELECT call_id FROM call_deletions
    WHERE finished_at IS NULL AND next_try_at = ${PARKED.getTime()} AND +org_id = ${orgId} LIMIT ${limit})`;
  const rows = await db
    .update(callDeletions)
    .set({ nextTryAt })
    .where(sql`call_id IN ${some} AND finished_at IS NULL`)
    .returning({ id: callDeletions.callId });
  return rows.map(({ id }) => id);
}

/** How many deletions of an organisation are not finished. */
export const countOpenDeletions = (db: Db, orgId: OrgId): Promise<number> => db.$count(callDeletions, open(orgId));

/** The providers that have refused our credentials for some call of an organisation. */
export const listRefusing = (db: Db, orgId: OrgId) =>
  db
    .selectDistinct({ provider: callDeletions.provider })
    .from(callDeletions)
    .where(and(open(orgId), REFUSED));

const REFUSED: SQL = sql`copies ->> '$.provider.reason' = 'provider_credentials'`;

/**
 * Gives up what an account of the customer's own keeps that does not let us in: what it has refused, and all that began since it
 * was connected. How many.
 */
export async function giveUpDeletions(
  db: Db,
  orgId: OrgId,
  { provider, since, now }: { provider: "vapi" | "twilio" | "browser"; since: Date; now: Date },
): Promise<number> {
  const given = await db
    .update(callDeletions)
    .set({ finishedAt: now })
    .where(
      and(
        open(orgId),
        eq(callDeletions.provider, provider),
        sql`(${REFUSED} OR call_started_at >= ${since.getTime()})`,
      ),
    )
    .returning({ id: callDeletions.callId });
  return given.length;
}
