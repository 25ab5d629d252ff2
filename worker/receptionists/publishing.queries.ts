import { and, desc, eq, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import type { ReceptionistProfile } from "../../receptionist/profile.schema";
import { users } from "../auth/auth.sql.ts";
import type { Db } from "../db";
import type { OrgId, ProfileId, UserId } from "../lib/ids";
import { type AvaProfileRow, avaProfiles, profileVersions } from "./receptionists.sql.ts";

/** Who published, when, and what was brought back. */
export type Publication = { at: Date; by: UserId | null; restoredFrom: number | null };

const own = (orgId: OrgId, id: string) => and(eq(avaProfiles.orgId, orgId), sql`${avaProfiles.id} = ${id}`);

/** The row as it was read: a change that was thought out on it is written only onto it. */
export const stillAs = ({ orgId, id, updatedAt }: AvaProfileRow): SQL | undefined =>
  and(own(orgId, id), eq(avaProfiles.updatedAt, updatedAt));

/** Strictly rising, so that it tells two changes within one millisecond apart. */
const changedAt = (at: Date) => sql`max(${at.getTime()}, ${avaProfiles.updatedAt} + 1)`;

const raised = (at: Date) => ({
  version: sql`${avaProfiles.version} + 1`,
  revision: sql`${avaProfiles.revision} + 1`,
  updatedAt: changedAt(at),
});

/** A draft that says the same as what is published is none. Both are written by the same schema, so equal ones are equal texts. */
const draftBeside = (published: ReceptionistProfile) => sql`nullif(${avaProfiles.draft}, ${JSON.stringify(published)})`;

/** `insertVersion` belongs behind it in the batch. */
export const publishProfile = (db: Db, orgId: OrgId, id: ProfileId, profile: ReceptionistProfile, at: Date) =>
  db
    .update(avaProfiles)
    .set({ profile, name: profile.businessName, draft: draftBeside(profile), ...raised(at) })
    .where(own(orgId, id));

/** As `publishProfile`, with the draft beside it changed as well, and only where the row is still as it was read. */
export const publishOnto = (
  db: Db,
  known: AvaProfileRow,
  { profile, draft }: { profile: ReceptionistProfile; draft: ReceptionistProfile | null },
  at: Date,
) =>
  db
    .update(avaProfiles)
    .set({ profile, name: profile.businessName, draft, ...raised(at) })
    .where(stillAs(known))
    .returning({ version: avaProfiles.version });

/** Changes nothing where there is no draft, or another version was published than the one `seen`. */
export const publishDraft = (db: Db, orgId: OrgId, id: ProfileId, seen: number, at: Date) =>
  db
    .update(avaProfiles)
    .set({
      profile: sql`${avaProfiles.draft}`,
      name: sql`${avaProfiles.draft} ->> 'businessName'`,
      draft: null,
      ...raised(at),
    })
    .where(and(own(orgId, id), eq(avaProfiles.version, seen), isNotNull(avaProfiles.draft)))
    .returning({ version: avaProfiles.version });

/**
 * Keeps what the profile's row now holds as its version, in the batch that published it. Writes nothing where that batch
 * published nothing: the version is there already.
 */
export const insertVersion = (db: Db, orgId: OrgId, id: ProfileId, { at, by, restoredFrom }: Publication) =>
  db
    .insert(profileVersions)
    // In the order of the table's columns, which is what drizzle names before a SELECT.
    .select(sql`
      SELECT org_id, id, version, profile, ${restoredFrom}, ${by}, ${at.getTime()} FROM ${avaProfiles}
      WHERE ${own(orgId, id)}`)
    .onConflictDoNothing();

/** Null when there is no such profile. */
export async function updateDraft(
  db: Db,
  orgId: OrgId,
  id: string,
  draft: ReceptionistProfile | null,
  at: Date,
): Promise<AvaProfileRow | null> {
  const [row] = await db
    .update(avaProfiles)
    .set({ draft: draft && sql`nullif(${JSON.stringify(draft)}, ${avaProfiles.profile})`, updatedAt: changedAt(at) })
    .where(own(orgId, id))
    .returning();
  return row ?? null;
}

/** With the name of who published it; null when nobody signed in did, or the person is gone. */
const withPublisher = (db: Db) =>
  db
    .select({ row: profileVersions, publishedBy: users.name })
    .from(profileVersions)
    .leftJoin(users, eq(users.id, profileVersions.publishedBy));

/** Newest first, from `upTo` downwards. */
export const listVersions = (db: Db, orgId: OrgId, id: ProfileId, limit: number, upTo = Number.MAX_SAFE_INTEGER) =>
  withPublisher(db)
    .where(and(eq(profileVersions.orgId, orgId), eq(profileVersions.profileId, id), lte(profileVersions.version, upTo)))
    .orderBy(desc(profileVersions.version))
    .limit(limit);
