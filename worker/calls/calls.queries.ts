import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { CallStatus, Turn } from "../../durable-objects/call.schema";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { type CallRow, calls, callTurns } from "./calls.sql.ts";

/** Where a page begins: beside this row's start and id, so that rows of the same millisecond are neither lost nor repeated. */
export type CallCursor = { towards: "older" | "newer"; startedAt: Date; id: CallId };

export type CallFilter = {
  status?: CallStatus | "live" | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  minDurationS?: number | undefined;
  maxDurationS?: number | undefined;
};

export async function getCall(db: Db, orgId: OrgId, id: CallId): Promise<CallRow | null> {
  const [row] = await db
    .select()
    .from(calls)
    .where(and(eq(calls.orgId, orgId), eq(calls.id, id)))
    .limit(1);
  return row ?? null;
}

/** A call and what was said in it, in one round trip. */
export async function getCallWithTurns(
  db: Db,
  orgId: OrgId,
  id: CallId,
): Promise<{ call: CallRow; turns: Turn[] } | null> {
  const [[call], turns] = await db.batch([
    db
      .select()
      .from(calls)
      .where(and(eq(calls.orgId, orgId), eq(calls.id, id)))
      .limit(1),
    db
      .select()
      .from(callTurns)
      .where(and(eq(callTurns.callId, id), eq(callTurns.orgId, orgId)))
      .orderBy(asc(callTurns.position)),
  ]);
  if (!call) return null;
  return {
    call,
    turns: turns.map((row) => ({
      id: row.id,
      role: row.role,
      text: row.text,
      final: true,
      atMs: row.atMs,
      ...(row.lang === null ? {} : { lang: row.lang }),
      ...(row.endMs === null ? {} : { endMs: row.endMs }),
      ...(row.latency === null ? {} : { latency: row.latency }),
      ...(row.heardText === null ? {} : { heardText: row.heardText }),
    })),
  };
}

const LIVE = ["queued", "ringing", "in-progress", "forwarding"] as const satisfies CallStatus[];

/**
 * A page, newest first, by keyset: as cheap on the last page as on the first. Served by `calls_by_start` or `calls_by_status`.
 * Live calls are few, so they are sorted: in the order of `calls_by_start` SQLite would read every call to find them, and the
 * `+` keeps it from that index.
 */
export async function listCalls(
  db: Db,
  orgId: OrgId,
  filter: CallFilter,
  beside: CallCursor | null,
  limit: number,
): Promise<CallRow[]> {
  const isBack = beside?.towards === "newer";
  const conditions: (SQL | undefined)[] = [
    eq(calls.orgId, orgId),
    filter.status === "live" ? inArray(calls.status, LIVE) : filter.status && eq(calls.status, filter.status),
    filter.from && gte(calls.startedAt, filter.from),
    filter.to && lt(calls.startedAt, filter.to),
    filter.minDurationS === undefined ? undefined : gte(calls.durationS, filter.minDurationS),
    filter.maxDurationS === undefined ? undefined : lte(calls.durationS, filter.maxDurationS),
    beside ? past(beside) : undefined,
  ];
  const towards = isBack ? asc : desc;
  const start = filter.status === "live" ? sql`+${calls.startedAt}` : calls.startedAt;
  const rows = await db
    .select()
    .from(calls)
    .where(and(...conditions))
    .orderBy(towards(start), towards(calls.id))
    .limit(limit);
  return isBack ? rows.reverse() : rows;
}

/** The bound on the start alone lets the index be entered at the right place; the second part settles equal starts. */
const past = ({ towards, startedAt, id }: CallCursor): SQL | undefined =>
  towards === "newer"
    ? and(gte(calls.startedAt, startedAt), or(gt(calls.startedAt, startedAt), gt(calls.id, id)))
    : and(lte(calls.startedAt, startedAt), or(lt(calls.startedAt, startedAt), lt(calls.id, id)));

/** The calls of an organisation that are not over. Served by `calls_by_status`. */
export async function listLiveCallIds(db: Db, orgId: OrgId, limit: number): Promise<CallId[]> {
  const rows = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.orgId, orgId), inArray(calls.status, LIVE)))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The row of a call that has just begun. Idempotent: the test route and the first webhook may both write it. */
export async function insertCallRow(db: Db, row: typeof calls.$inferInsert): Promise<void> {
  await db.insert(calls).values(row).onConflictDoNothing();
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

/** Deletes some calls of an organisation, with what was said in them; how many. */
export async function deleteSomeCalls(db: Db, orgId: OrgId, limit: number): Promise<number> {
  const some = db.select({ id: calls.id }).from(calls).where(eq(calls.orgId, orgId)).limit(limit);
  const deleted = await db.delete(calls).where(inArray(calls.id, some)).returning({ id: calls.id });
  return deleted.length;
}

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
