import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { OrgId, ProfileId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";
import { type AvaProfileRow, avaProfiles } from "./receptionists.sql.ts";

/** More than a business has; a bound for every list. */
const LIST_LIMIT = 50;

export const listProfiles = (db: Db, orgId: OrgId): Promise<AvaProfileRow[]> =>
  db.query.avaProfiles.findMany({
    where: eq(avaProfiles.orgId, orgId),
    orderBy: [asc(avaProfiles.createdAt), asc(avaProfiles.id)],
    limit: LIST_LIMIT,
  });

export async function getProfile(db: Db, orgId: OrgId, id: string): Promise<AvaProfileRow | null> {
  const row = await db.query.avaProfiles.findFirst({
    // The column's type is the prefixed id; any text may be asked for.
    where: and(eq(avaProfiles.orgId, orgId), sql`${avaProfiles.id} = ${id}`),
  });
  return row ?? null;
}

/** The organisation's first profile: the one that onboarding makes, and that answers where none is named. */
export async function getFirstProfile(db: Db, orgId: OrgId): Promise<AvaProfileRow | null> {
  const row = await db.query.avaProfiles.findFirst({
    where: eq(avaProfiles.orgId, orgId),
    orderBy: [asc(avaProfiles.createdAt), asc(avaProfiles.id)],
  });
  return row ?? null;
}

/** The profile whose assistant Vapi names; null for one that is not ours (any more). */
export async function getProfileByAssistant(db: Db, orgId: OrgId, assistantId: string): Promise<AvaProfileRow | null> {
  const row = await db.query.avaProfiles.findFirst({
    where: and(eq(avaProfiles.orgId, orgId), eq(avaProfiles.vapiAssistantId, assistantId)),
  });
  return row ?? null;
}

export const insertProfile = (db: Db, row: AvaProfileRow) => db.insert(avaProfiles).values(row);

/** Leaves a row of this id alone. */
export const insertProfileOnce = (db: Db, row: AvaProfileRow) => insertProfile(db, row).onConflictDoNothing();

const own = (orgId: OrgId, id: ProfileId) => and(eq(avaProfiles.orgId, orgId), eq(avaProfiles.id, id));

/** Makes what Vapi has out of date, where something beside the profile changes what the assistant must be. */
export const raiseRevision = (db: Db, orgId: OrgId, id: ProfileId) =>
  db
    .update(avaProfiles)
    .set({ revision: sql`${avaProfiles.revision} + 1` })
    .where(own(orgId, id));

const isKept = (orgId: OrgId) => sql`NOT EXISTS (
  SELECT 1 FROM ${orgs} WHERE ${orgs.id} = ${orgId} AND ${orgs.erasedAt} IS NOT NULL
)`;

/**
 * Takes the right to change the assistant at Vapi; null when another holds it, when there is no such profile, and once its
 * organisation is being erased.
 */
export async function takeSyncLease(db: Db, orgId: OrgId, id: ProfileId, at: Date, until: Date) {
  const [row] = await db
    .update(avaProfiles)
    .set({ syncLeaseUntil: until })
    .where(
      and(own(orgId, id), isKept(orgId), or(isNull(avaProfiles.syncLeaseUntil), lt(avaProfiles.syncLeaseUntil, at))),
    )
    .returning();
  return row ?? null;
}

type Synced = { vapiAssistantId: string; vapiAccount: string; vapiVersion: number };

/** Writes what Vapi now has and gives the lease back, unless it ran out and is another's. */
export async function finishSync(db: Db, orgId: OrgId, id: ProfileId, lease: Date, synced: Synced): Promise<void> {
  await db
    .update(avaProfiles)
    .set({ ...synced, syncLeaseUntil: null })
    .where(and(own(orgId, id), eq(avaProfiles.syncLeaseUntil, lease)));
}

export async function releaseSyncLease(db: Db, orgId: OrgId, id: ProfileId, lease: Date): Promise<void> {
  await db
    .update(avaProfiles)
    .set({ syncLeaseUntil: null })
    .where(and(own(orgId, id), eq(avaProfiles.syncLeaseUntil, lease)));
}
