import { and, desc, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { CallId, OrgId, UserId } from "../lib/ids";
import { type CallDeletionRow, callDeletions, calls } from "./calls.sql.ts";
import { countStatements } from "./count.queries";
import type { CopyName, CopyState } from "./deletions.schema";
import { namedCalls } from "./named-calls.queries";

/** D1 binds at most 100 values, so ids travel as one JSON text. */
const among = (ids: readonly CallId[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Over, and not deleted: a call that goes on is ended first. */
const deletable = (orgId: OrgId, ids: readonly CallId[]) =>
  sql`${namedCalls(orgId, ids)} AND status = 'ended' AND deleted_at IS NULL`;

export async function listDeletable(db: Db, orgId: OrgId, ids: readonly CallId[]): Promise<CallId[]> {
  const rows = await db.select({ id: calls.id }).from(calls).where(deletable(orgId, ids));
  return rows.map(({ id }) => id);
}

const waitingIf = (condition: SQL) =>
  sql`json_object('status', iif(${condition}, 'waiting', 'none'), 'at', null, 'reason', null)`;
const ALWAYS = sql`true`;

/**
 * The statements that mark calls as deleted: a deletion of each that is over and not deleted yet, which the first one answers, and
 * by these rows the figures they leave and the mark. Two at once delete each call once.
 */
export function deleteStatements(
  db: Db,
  orgId: OrgId,
  ids: readonly CallId[],
  { by, at, dueAt }: { by: UserId; at: Date; dueAt: Date },
) {
  // As in `namedCalls`, the `+` keeps SQLite from reading the organisation's calls.
  const marked = sql`+org_id = ${orgId} AND deleted_at IS NULL AND id IN (
    SELECT call_id FROM call_deletions
    WHERE +org_id = ${orgId} AND finished_at IS NULL AND call_id IN ${among(ids)})`;
  return [
    db
      .insert(callDeletions)
      // In the order of the table's columns, which is what drizzle names before a SELECT.
      .select(sql`
        SELECT id, org_id, ${by}, ${at.getTime()}, ${dueAt.getTime()}, started_at, provider, provider_call_id, recording_key,
               json_object('row', ${waitingIf(ALWAYS)}, 'turns', ${waitingIf(ALWAYS)},
                           'search', ${waitingIf(sql`search_slot IS NOT NULL`)},
                           'recording', ${waitingIf(sql`recording_status IN ('stored', 'pending')`)},
                           'provider', ${waitingIf(sql`provider <> 'browser'`)}),
               0, ${dueAt.getTime()}, NULL
        FROM calls WHERE ${deletable(orgId, ids)}`)
      .onConflictDoNothing()
      .returning({ id: callDeletions.callId }),
    ...countStatements(db, marked, -1),
    db.update(calls).set({ deletedAt: at }).where(marked),
  ] as const;
}

/** Deletions that can still be undone: nobody has begun to erase, and nobody may yet. */
const undoable = (orgId: OrgId, ids: readonly CallId[], now: Date) =>
  sql`+org_id = ${orgId} AND due_at > ${now.getTime()} AND attempts = 0 AND call_id IN ${among(ids)}`;

export async function listUndoable(db: Db, orgId: OrgId, ids: readonly CallId[], now: Date): Promise<CallId[]> {
  const rows = await db
    .select({ id: callDeletions.callId })
    .from(callDeletions)
    .where(undoable(orgId, ids, now));
  return rows.map(({ id }) => id);
}

/** The statements that undo deletions. Of a restore and an erasure that race, whoever changes the deletion's row first wins it. */
export function restoreStatements(db: Db, orgId: OrgId, ids: readonly CallId[], now: Date) {
  const marked = sql`+org_id = ${orgId} AND id IN (SELECT call_id FROM call_deletions WHERE ${undoable(orgId, ids, now)})`;
  return [
    db.update(calls).set({ deletedAt: null }).where(marked),
    ...countStatements(db, marked, 1),
    db.delete(callDeletions).where(undoable(orgId, ids, now)),
  ] as const;
}

/** Which of these are there and not deleted. */
export async function listKept(db: Db, orgId: OrgId, ids: readonly CallId[]): Promise<CallId[]> {
  const rows = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(namedCalls(orgId, ids), isNull(calls.deletedAt)));
  return rows.map(({ id }) => id);
}

/** Whether a call's row is there, deleted or not. */
export const hasRow = async (db: Db, orgId: OrgId, id: CallId): Promise<boolean> =>
  (await db.$count(calls, and(eq(calls.orgId, orgId), eq(calls.id, id)))) > 0;

const one = (orgId: OrgId, id: CallId) => and(eq(callDeletions.orgId, orgId), eq(callDeletions.callId, id));

export async function getDeletion(db: Db, orgId: OrgId, id: CallId): Promise<CallDeletionRow | null> {
  const [row] = await db.select().from(callDeletions).where(one(orgId, id));
  return row ?? null;
}

/** Those not finished, and those finished since; where there are more than `limit`, the finished give way. */
export const listDeletions = (db: Db, orgId: OrgId, finishedSince: Date, limit: number): Promise<CallDeletionRow[]> =>
  db
    .select()
    .from(callDeletions)
    .where(
      and(
        eq(callDeletions.orgId, orgId),
        or(isNull(callDeletions.finishedAt), gt(callDeletions.finishedAt, finishedSince)),
      ),
    )
    .orderBy(desc(isNull(callDeletions.finishedAt)), desc(callDeletions.requestedAt), desc(callDeletions.callId))
    .limit(limit);

/**
 * Begins a try at erasing: from here on nobody can undo it. Null where it was undone, is finished, or can still be undone.
 * `nextTryAt`: when to go on should this one die half-way.
 */
export async function claimDeletion(
  db: Db,
  orgId: OrgId,
  id: CallId,
  now: Date,
  nextTryAt: (attempts: number) => Date,
  known: CallDeletionRow,
): Promise<CallDeletionRow | null> {
  const [row] = await db
    .update(callDeletions)
    .set({ attempts: sql`attempts + 1`, nextTryAt: nextTryAt(known.attempts + 1) })
    .where(and(one(orgId, id), lte(callDeletions.dueAt, now), isNull(callDeletions.finishedAt)))
    .returning();
  return row ?? null;
}

/** The row of a call whose erasure has begun, and with it its turns and its place in the search index. For a batch. */
export const deleteCallRow = (db: Db, orgId: OrgId, id: CallId) =>
  db
    .delete(calls)
    .where(
      and(
        eq(calls.orgId, orgId),
        eq(calls.id, id),
        sql`EXISTS (SELECT 1 FROM call_deletions WHERE call_id = ${id} AND org_id = ${orgId} AND attempts > 0)`,
      ),
    );

/** Writes down what became of copies, and that all is done once nothing waits. A finished deletion stays as it is. */
export function settleStatements(
  db: Db,
  orgId: OrgId,
  id: CallId,
  settled: Partial<Record<CopyName, CopyState>>,
  { now, nextTryAt }: { now: Date; nextTryAt?: Date | undefined },
) {
  const changes = Object.entries(settled).map(([name, state]) => sql`${`$.${name}`}, json(${JSON.stringify(state)})`);
  const copies = sql`json_set(copies, ${sql.join(changes, sql`, `)})`;
  const open = and(one(orgId, id), isNull(callDeletions.finishedAt));
  return [
    db
      .update(callDeletions)
      .set({ copies, ...(nextTryAt && { nextTryAt }) })
      .where(open),
    db
      .update(callDeletions)
      .set({ finishedAt: now })
      .where(and(open, sql`NOT EXISTS (SELECT 1 FROM json_each(copies) WHERE value ->> 'status' = 'waiting')`)),
  ] as const;
}

/** Takes the deletions of any organisation whose try is due, longest due first, and puts the next off. For the sweep. */
export const takeDueDeletions = (
  db: Db,
  { due, nextTryAt, limit }: { due: Date; nextTryAt: Date; limit: number },
): Promise<{ callId: CallId; orgId: OrgId }[]> => {
  const some = sql`(
    SELECT call_id FROM call_deletions WHERE finished_at IS NULL AND next_try_at <= ${due.getTime()}
    ORDER BY next_try_at LIMIT ${limit})`;
  return db
    .update(callDeletions)
    .set({ nextTryAt })
    .where(sql`call_id IN ${some} AND finished_at IS NULL`)
    .returning({ callId: callDeletions.callId, orgId: callDeletions.orgId });
};

/** Forgets receipts of any organisation. For the sweep. */
export const forgetDeletions = (db: Db, finishedBefore: Date) =>
  db.delete(callDeletions).where(lte(callDeletions.finishedAt, finishedBefore));
