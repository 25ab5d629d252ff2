import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { CallId, GapId, OrgId, ProfileId } from "../lib/ids";
import { stillAs } from "./publishing.queries";
import { type AvaProfileRow, avaProfiles, type KnowledgeGapRow, knowledgeGaps } from "./receptionists.sql.ts";

/** More than an owner answers at a sitting; a bound for every list. */
const LIST_LIMIT = 100;
/** Calls that a gap names. */
const CALLS_KEPT = 20;

/** Asked last, first. */
export const listGaps = (db: Db, orgId: OrgId, status: KnowledgeGapRow["status"]) =>
  db
    .select()
    .from(knowledgeGaps)
    .where(and(eq(knowledgeGaps.orgId, orgId), eq(knowledgeGaps.status, status)))
    .orderBy(desc(knowledgeGaps.lastAskedAt))
    .limit(LIST_LIMIT);

const own = (orgId: OrgId, id: string) => and(eq(knowledgeGaps.orgId, orgId), sql`${knowledgeGaps.id} = ${id}`);

/** A gap with the profile it is a gap of, as both were at one moment. */
export async function getGapWithProfile(
  db: Db,
  orgId: OrgId,
  id: string,
): Promise<{ gap: KnowledgeGapRow; profile: AvaProfileRow } | null> {
  const [row] = await db
    .select({ gap: knowledgeGaps, profile: avaProfiles })
    .from(knowledgeGaps)
    .innerJoin(avaProfiles, eq(avaProfiles.id, knowledgeGaps.profileId))
    .where(own(orgId, id))
    .limit(1);
  return row ?? null;
}

/** Null when there is no such gap. */
export async function setGapStatus(
  db: Db,
  orgId: OrgId,
  id: string,
  status: "open" | "dismissed",
): Promise<KnowledgeGapRow | null> {
  const [row] = await db.update(knowledgeGaps).set({ status }).where(own(orgId, id)).returning();
  return row ?? null;
}

/** For the batch that publishes the answer, before it: nothing happens once the profile is not `known` any more. */
export const markAnswered = (db: Db, orgId: OrgId, id: GapId, known: AvaProfileRow) =>
  db
    .update(knowledgeGaps)
    .set({ status: "answered" })
    .where(
      and(
        own(orgId, id),
        ne(knowledgeGaps.status, "answered"),
        sql`EXISTS (SELECT 1 FROM ${avaProfiles} WHERE ${stillAs(known)})`,
      ),
    )
    .returning();

export type AskedGap = { id: GapId; question: string; topic: string; askedAtMs: number };

/**
 * Counts what a call asked and Ava did not know. A call counts once for each topic, however often it is archived. An answered
 * question that is asked again is open again: the answer was not found, or is not enough. A dismissed one stays dismissed.
 */
export const upsertGaps = (db: Db, orgId: OrgId, profileId: ProfileId, callId: CallId, asked: AskedGap[]) =>
  db
    .insert(knowledgeGaps)
    // In the order of the table's columns, which is what drizzle names before a SELECT.
    .select(sql`
      SELECT value ->> 'id', p.org_id, p.id, value ->> 'question', value ->> 'topic', json_array(${callId}), 1, 'open',
             value ->> 'askedAtMs', value ->> 'askedAtMs'
      FROM json_each(${JSON.stringify(asked)}), ${avaProfiles} AS p
      WHERE p.id = ${profileId} AND p.org_id = ${orgId}`)
    .onConflictDoUpdate({
      target: [knowledgeGaps.orgId, knowledgeGaps.profileId, knowledgeGaps.topic],
      set: {
        question: sql`iif(excluded.last_asked_at >= ${knowledgeGaps.lastAskedAt}, excluded.question, ${knowledgeGaps.question})`,
        callIds: sql`json_insert(
          iif(json_array_length(${knowledgeGaps.callIds}) < ${CALLS_KEPT}, ${knowledgeGaps.callIds}, json_remove(${knowledgeGaps.callIds}, '$[0]')),
          '$[#]', ${callId})`,
        asked: sql`${knowledgeGaps.asked} + 1`,
        status: sql`iif(${knowledgeGaps.status} = 'answered', 'open', ${knowledgeGaps.status})`,
        lastAskedAt: sql`max(${knowledgeGaps.lastAskedAt}, excluded.last_asked_at)`,
      },
      setWhere: sql`NOT EXISTS (SELECT 1 FROM json_each(${knowledgeGaps.callIds}) WHERE value = ${callId})`,
    });

/** The statements by which a call is named in no gap. An answered one stays: its answer is the organisation's own. */
export function forgetCall(db: Db, orgId: OrgId, callId: CallId) {
  const named = and(
    eq(knowledgeGaps.orgId, orgId),
    sql`EXISTS (SELECT 1 FROM json_each(${knowledgeGaps.callIds}) WHERE value = ${callId})`,
  );
  return [
    db.delete(knowledgeGaps).where(and(named, eq(knowledgeGaps.asked, 1), ne(knowledgeGaps.status, "answered"))),
    db
      .update(knowledgeGaps)
      .set({
        callIds: sql`(SELECT json_group_array(value) FROM json_each(${knowledgeGaps.callIds}) WHERE value <> ${callId})`,
      })
      .where(named),
  ] as const;
}
