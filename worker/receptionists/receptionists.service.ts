import { spokenGreeting } from "../../receptionist/greeting";
import type { ReceptionistProfile } from "../../receptionist/profile.schema";
import { prepareJob } from "../jobs/outbox";
import { notFound } from "../lib/errors";
import { newId, type OrgId, type ProfileId } from "../lib/ids";
import type { Services } from "../services";
import {
  getFirstProfile,
  getProfile,
  getProfileByAssistant,
  insertProfile,
  listProfiles,
  raiseVersion,
  updateProfile,
} from "./receptionists.queries";
import type { AvaProfile } from "./receptionists.schema";
import type { AvaProfileRow } from "./receptionists.sql.ts";

/** A profile as the API shows it. */
export const profileView = (row: AvaProfileRow): AvaProfile => ({
  id: row.id,
  profile: row.profile,
  version: row.version,
  vapi: { assistantId: row.vapiAssistantId, sync: row.vapiVersion === row.version ? "synced" : "pending" },
  spokenGreeting: spokenGreeting(row.profile),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

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

const prepareSync = (services: Services, orgId: OrgId, profileId: ProfileId) =>
  prepareJob(services, { type: "assistant.sync", orgId, profileId });

/** Saved here at once; Vapi gets it by a job, so that a Vapi that is down loses nobody's work. */
export async function createProfile(services: Services, orgId: OrgId, profile: ReceptionistProfile) {
  const at = services.now();
  const row: AvaProfileRow = {
    id: newId("profile"),
    orgId,
    name: profile.businessName,
    profile,
    version: 1,
    vapiAssistantId: null,
    vapiAccount: null,
    vapiVersion: 0,
    syncLeaseUntil: null,
    createdAt: at,
    updatedAt: at,
  };
  const sync = prepareSync(services, orgId, row.id);
  await services.db.batch([insertProfile(services.db, row), sync.insert]);
  sync.dispatch();
  return row;
}

export async function saveProfile(services: Services, orgId: OrgId, id: string, profile: ReceptionistProfile) {
  const known = await requireProfile(services.db, orgId, id);
  const sync = prepareSync(services, orgId, known.id);
  await services.db.batch([updateProfile(services.db, orgId, known.id, profile, services.now()), sync.insert]);
  sync.dispatch();
  return requireProfile(services.db, orgId, id);
}

/** For what is no part of a profile and yet changes its assistant: statements for that change's own batch. */
export function prepareResync(services: Services, orgId: OrgId, ids: ProfileId[]) {
  const jobs = ids.map((id) => prepareSync(services, orgId, id));
  return {
    statements: [...ids.map((id) => raiseVersion(services.db, orgId, id)), ...jobs.map((job) => job.insert)],
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
