import { and, asc, eq, gt, gte, isNull, lt, or, sql } from "drizzle-orm";
import type { CallStatus } from "../../durable-objects/call.schema";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { type CallRow, calls } from "./calls.sql.ts";
import { deleteCallRow } from "./deletions.queries";

export async function getCall(db: Db, orgId: OrgId, id: CallId): Promise<CallRow | null> {
  const [row] = await db
    .select()
    .from(calls)
    .where(and(eq(calls.orgId, orgId), eq(calls.id, id), isNull(calls.deletedAt)))
    .limit(1);
  return row ?? null;
}

/** The calls of an organisation that are not over. Served by `calls_live`. */
export async function listLiveCallIds(db: Db, orgId: OrgId, limit: number): Promise<CallId[]> {
  const rows = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.orgId, orgId), sql`status <> 'ended'`))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * The row of a call that has just begun. Idempotent: the test route and the first webhook may both write it. A call that is erased
 * gets none, whatever comes of it late.
 */
export async function insertCallRow(db: Db, row: typeof calls.$inferInsert): Promise<void> {
  await db.batch([db.insert(calls).values(row).onConflictDoNothing(), deleteCallRow(db, row.orgId, row.id)]);
}

/** Follows the room's status. An older change that arrives late (a lower `statusSeq`) changes nothing. */
export async function updateLiveStatus(
  db: Db,
  orgId: OrgId,
  id: CallId,
  status: CallStatus,
  statusSeq: number,
): Promise<void> {
  await db
    .update(calls)
    .set({ status, statusSeq })
    .where(and(eq(calls.orgId, orgId), eq(calls.id, id), lt(calls.statusSeq, statusSeq)));
}

/** Test calls that Vapi was paid for, since an instant; `calls_by_start` bounds what is read. */
export async function countTestCalls(db: Db, orgId: OrgId, since: Date): Promise<number> {
  return db.$count(
    calls,
    and(eq(calls.orgId, orgId), gte(calls.startedAt, since), eq(calls.isTest, true), eq(calls.provider, "vapi")),
  );
}

export type UnarchivedCall = { id: CallId; orgId: OrgId };

/** Calls of any organisation that began before `before` and are still not archived, oldest first. For the sweep. */
export const listUnarchivedCalls = (db: Db, before: Date, limit: number): Promise<UnarchivedCall[]> =>
  db
    .select({ id: calls.id, orgId: calls.orgId })
    .from(calls)
    .where(and(isNull(calls.archivedAt), lt(calls.startedAt, before)))
    .orderBy(asc(calls.startedAt))
    .limit(limit);

/** Calls whose room may still hold them: those not archived, and those archived since `since`. */
export const listCallsInRooms = (db: Db, orgId: OrgId, since: Date, after: CallId | null, limit: number) =>
  db
    .select({ id: calls.id })
    .from(calls)
    .where(
      and(
        eq(calls.orgId, orgId),
        or(isNull(calls.archivedAt), gt(calls.archivedAt, since)),
        after === null ? undefined : gt(calls.id, after),
      ),
    )
    .orderBy(asc(calls.id))
    .limit(limit);

/** A call that nothing more will be known of. It counts in no figure. */
export async function closeLostCall(db: Db, orgId: OrgId, id: CallId, at: Date): Promise<void> {
  await db
    .update(calls)
    .set({ status: "ended", endedReason: "provider-silent", outcome: "failed", archivedAt: at })
    .where(and(eq(calls.orgId, orgId), eq(calls.id, id), isNull(calls.archivedAt)));
}

export async function setRecording(
  db: Db,
  orgId: OrgId,
  id: CallId,
  recording:
    | { recordingStatus: "stored"; recordingKey: string }
    | { recordingStatus: "unavailable"; recordingReason: string },
): Promise<void> {
  await db
    .update(calls)
    .set(recording)
    .where(and(eq(calls.orgId, orgId), eq(calls.id, id)));
}
