import { spokenGreeting } from "../../receptionist/greeting";
import type { ReceptionistProfile } from "../../receptionist/profile.schema";
import { prepareJob } from "../jobs/outbox";
import { notFound } from "../lib/errors";
import { newId, type OrgId, type ProfileId, type UserId } from "../lib/ids";
import { requireDiallable } from "../numbers/diallable";
import { requireRoom } from "../orgs/quotas";
import type { Services } from "../services";
import { insertVersion, publishProfile } from "./publishing.queries";
import {
  getFirstProfile,
  getProfile,
  getProfileByAssistant,
  insertProfile,
  insertProfileOnce,
  listProfiles,
  raiseRevision,
} from "./receptionists.queries";
import type { AvaProfile } from "./receptionists.schema";
import type { AvaProfileRow } from "./receptionists.sql.ts";

/** A profile as the API shows it. */
export const profileView = (row: AvaProfileRow): AvaProfile => ({
  id: row.id,
  profile: row.profile,
  draft: row.draft,
  version: row.version,
  vapi: { assistantId: row.vapiAssistantId, sync: row.vapiVersion === row.revision ? "synced" : "pending" },
  spokenGreeting: spokenGreeting(row.profile),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

export { getFirstProfile as findFirstProfile, getProfile as findProfile, listProfiles } from "./receptionists.queries";

/** Throws `not_found` for another organisation's profile as for none. */
export async function requireProfile(db: Services["db"], orgId: OrgId, id: string): Promise<AvaProfileRow> {
  const row = await getProfile(db, orgId, id);
  if (!row) throw notFound("profile");
  return row;
}

/** The profile named, or the organisation's first. Throws `not_found` where there is none. */
export async function requireProfileOrFirst(
  db: Services["db"],
  orgId: OrgId,
  id: string | undefined,
): Promise<AvaProfileRow> {
  if (id !== undefined) return requireProfile(db, orgId, id);
  const first = await getFirstProfile(db, orgId);
  if (!first) throw notFound("profile");
  return first;
}

/** Whose assistant a message from Vapi is about; null when it is none of ours (any more). */
export const findProfileByAssistant = async (db: Services["db"], orgId: OrgId, assistantId: string) =>
  (await getProfileByAssistant(db, orgId, assistantId))?.id ?? null;

export const prepareSync = (services: Services, orgId: OrgId, profileId: ProfileId) =>
  prepareJob(services, { type: "assistant.sync", orgId, profileId });

const newRow = (orgId: OrgId, id: ProfileId, profile: ReceptionistProfile, at: Date): AvaProfileRow => ({
  id,
  orgId,
  name: profile.businessName,
  profile,
  version: 1,
  draft: null,
  revision: 1,
  vapiAssistantId: null,
  vapiAccount: null,
  vapiVersion: 0,
  syncLeaseUntil: null,
  createdAt: at,
  updatedAt: at,
});

/**
 * The organisation's first profile. Its id follows from the organisation's, so that a form sent twice makes one profile.
 * `statements` belong in the batch of the change it comes with.
 */
export function prepareFirstProfile(services: Services, orgId: OrgId, profile: ReceptionistProfile, by: UserId) {
  const id: ProfileId = `ava_${orgId.slice(orgId.indexOf("_") + 1)}`;
  const at = services.now();
  const sync = prepareSync(services, orgId, id);
  const insert = insertProfileOnce(services.db, newRow(orgId, id, profile, at));
  const version = insertVersion(services.db, orgId, id, { at, by, restoredFrom: null });
  return { statements: [insert, version, sync.insert], dispatch: sync.dispatch };
}

/** Saved here at once; Vapi gets it by a job, so that a Vapi that is down loses nobody's work. `by` is null where nobody signed in does it. */
export async function createProfile(
  services: Services,
  orgId: OrgId,
  profile: ReceptionistProfile,
  by: UserId | null = null,
) {
  const { db } = services;
  requireStaffDiallable(profile);
  requireRoom("profiles", (await listProfiles(db, orgId)).length);
  const at = services.now();
  const row = newRow(orgId, newId("profile"), profile, at);
  const sync = prepareSync(services, orgId, row.id);
  await db.batch([
    insertProfile(db, row),
    insertVersion(db, orgId, row.id, { at, by, restoredFrom: null }),
    sync.insert,
  ]);
  sync.dispatch();
  return row;
}

/** Throws `invalid_input` naming the field for staff that Ava does not ring. */
export function requireStaffDiallable({ staff }: Pick<ReceptionistProfile, "staff">): void {
  for (const [place, { phone }] of staff.entries()) requireDiallable(`staff.${place}.phone`, phone);
}

/** Publishes a profile as a new version, for a batch of its own or of more. */
export function prepareSave(
  services: Services,
  orgId: OrgId,
  id: ProfileId,
  profile: ReceptionistProfile,
  published: { by: UserId; restoredFrom?: number },
) {
  const { db } = services;
  const publication = { at: services.now(), restoredFrom: null, ...published };
  const sync = prepareSync(services, orgId, id);
  return {
    statements: [
      publishProfile(db, orgId, id, profile, publication.at),
      insertVersion(db, orgId, id, publication),
      sync.insert,
    ] as const,
    dispatch: sync.dispatch,
  };
}

/** Publishes at once. A draft that says the same is done with; another one stays. */
export async function saveProfile(
  services: Services,
  orgId: OrgId,
  id: string,
  profile: ReceptionistProfile,
  published: { by: UserId; restoredFrom?: number },
) {
  const known = await requireProfile(services.db, orgId, id);
  requireStaffDiallable(profile);
  const save = prepareSave(services, orgId, known.id, profile, published);
  await services.db.batch(save.statements);
  save.dispatch();
  return requireProfile(services.db, orgId, id);
}

/** For what is no part of a profile and yet changes its assistant: statements for that change's own batch. */
export function prepareResync(services: Services, orgId: OrgId, ids: ProfileId[]) {
  const jobs = ids.map((id) => prepareSync(services, orgId, id));
  return {
    statements: [...ids.map((id) => raiseRevision(services.db, orgId, id)), ...jobs.map((job) => job.insert)],
    dispatch: () => {
      for (const job of jobs) job.dispatch();
    },
  };
}

/** Every profile of the organisation, as when it moves to another Vapi account. */
export async function prepareSyncOfAll(services: Services, orgId: OrgId) {
  const rows = await listProfiles(services.db, orgId);
  return prepareResync(
    services,
    orgId,
    rows.map(({ id }) => id),
  );
}
