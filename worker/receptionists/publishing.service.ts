import { ReceptionistProfile } from "../../receptionist/profile.schema";
import { AppError, notFound } from "../lib/errors";
import type { OrgId, UserId } from "../lib/ids";
import type { Services } from "../services";
import { insertVersion, listVersions, publishDraft, updateDraft } from "./publishing.queries";
import type { ProfileVersion, ProfileVersionDetail } from "./publishing.schema";
import { prepareSync, requireProfile, requireStaffDiallable, saveProfile } from "./receptionists.service";
import type { AvaProfileRow } from "./receptionists.sql.ts";

/** Who writes what Ava says, and for which organisation. */
export type Author = { orgId: OrgId; userId: UserId };

/** Versions that a page shows. Older ones are kept, and can be restored by their number. */
const LIST_LIMIT = 50;

/** Keeps what the owner is working on; null forgets it. Nobody hears it. Throws `not_found`, and `invalid_input` for staff that Ava does not ring. */
export async function saveDraft(
  { db, now }: Pick<Services, "db" | "now">,
  orgId: OrgId,
  id: string,
  draft: ReceptionistProfile | null,
): Promise<AvaProfileRow> {
  if (draft) requireStaffDiallable(draft);
  const row = await updateDraft(db, orgId, id, draft, now());
  if (!row) throw notFound("profile");
  return row;
}

/**
 * Lets the draft answer from now on. Throws `conflict` without a draft, and when another version was published than the
 * one the owner was looking at (`seen`): what came in between would be lost unseen.
 */
export async function publish(services: Services, { orgId, userId }: Author, id: string, seen: number) {
  const { db } = services;
  const known = await requireProfile(db, orgId, id);
  if (!known.draft) throw new AppError("conflict", "There is no draft to publish.");
  const at = services.now();
  const sync = prepareSync(services, orgId, known.id);
  const [published] = await db.batch([
    publishDraft(db, orgId, known.id, seen, at),
    insertVersion(db, orgId, known.id, { at, by: userId, restoredFrom: null }),
    // Where nothing was published, Vapi has what there is, and the job finds nothing to do.
    sync.insert,
  ]);
  sync.dispatch();
  if (published.length === 0)
    throw new AppError("conflict", "Another version was published meanwhile. Look at it, then publish again.");
  return requireProfile(db, orgId, id);
}

type VersionRow = Awaited<ReturnType<typeof listVersions>>[number];

const versionView = ({ row, publishedBy }: VersionRow, before: VersionRow | undefined): ProfileVersion => ({
  version: row.version,
  publishedAt: row.publishedAt.toISOString(),
  publishedBy,
  restoredFrom: row.restoredFrom,
  changed: before ? changedFields(row.profile, before.row.profile) : [],
});

const FIELDS = ReceptionistProfile.keyof().options;

const changedFields = (now: ReceptionistProfile, before: ReceptionistProfile) =>
  FIELDS.filter((field) => JSON.stringify(now[field]) !== JSON.stringify(before[field]));

/** What was published, newest first, each with what it changed. */
export async function readVersions(db: Services["db"], orgId: OrgId, id: string): Promise<ProfileVersion[]> {
  const { id: profileId } = await requireProfile(db, orgId, id);
  // One more, to say what the last one shown changed.
  const rows = await listVersions(db, orgId, profileId, LIST_LIMIT + 1);
  return rows.slice(0, LIST_LIMIT).map((row, index) => versionView(row, rows[index + 1]));
}

/** Throws `not_found` for a version that never was. */
export async function readVersion(
  db: Services["db"],
  orgId: OrgId,
  id: string,
  version: number,
): Promise<ProfileVersionDetail> {
  const { id: profileId } = await requireProfile(db, orgId, id);
  const [found, before] = await listVersions(db, orgId, profileId, 2, version);
  if (found?.row.version !== version) throw notFound("version");
  return { ...versionView(found, before), profile: found.row.profile };
}

/** Publishes what answered once, as a new version: history is never rewritten. A draft stays as it is. */
export async function restoreVersion(services: Services, { orgId, userId }: Author, id: string, version: number) {
  const { profile } = await readVersion(services.db, orgId, id, version);
  return saveProfile(services, orgId, id, profile, { by: userId, restoredFrom: version });
}
