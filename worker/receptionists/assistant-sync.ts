import { setTimeout as wait } from "node:timers/promises";
import { type Vapi, vapiFor } from "../integrations/vapi-account";
import { AppError, notFound } from "../lib/errors";
import type { OrgId, ProfileId } from "../lib/ids";
import { MINUTE } from "../lib/time";
import { findTransferNumber } from "../numbers/number-lookup";
import { createAssistant, updateAssistant } from "../providers/vapi";
import { assistantBody } from "../providers/vapi-assistant";
import type { Services } from "../services";
import { finishSync, getFirstProfile, getProfile, releaseSyncLease, takeSyncLease } from "./receptionists.queries";
import type { AvaProfileRow } from "./receptionists.sql.ts";

type Needed = Pick<Services, "db" | "config" | "now" | "waitUntil">;
export type SyncResult =
  | { state: "synced"; assistantId: string }
  /** Another sync of this profile is under way. */
  | { state: "busy" }
  | { state: "gone" };

/** Longer than a create or an update with its repeats can take. */
const LEASE_MS = MINUTE;

/**
 * Gives Vapi the profile as it is now: creates the assistant once, then patches it. Does nothing where Vapi has this
 * version in this account. Runs under a lease, because a create that runs twice leaves two assistants.
 */
export async function syncAssistant(services: Needed, orgId: OrgId, profileId: ProfileId): Promise<SyncResult> {
  const { db, now } = services;
  const vapi = await vapiFor(services, orgId);
  const row = await getProfile(db, orgId, profileId);
  if (!row) return { state: "gone" };
  const known = syncedAssistant(row, vapi);
  if (known) return { state: "synced", assistantId: known };

  const at = now();
  const lease = new Date(at.getTime() + LEASE_MS);
  const leased = await takeSyncLease(db, orgId, profileId, at, lease);
  if (!leased) return { state: "busy" };
  try {
    const assistantId = syncedAssistant(leased, vapi) ?? (await push(services, vapi, leased));
    const synced = { vapiAssistantId: assistantId, vapiAccount: vapi.account, vapiVersion: leased.revision };
    await finishSync(db, orgId, profileId, lease, synced);
    return { state: "synced", assistantId };
  } catch (error) {
    await releaseSyncLease(db, orgId, profileId, lease);
    throw error;
  }
}

const WAIT_MS = 250;
const WAITS = 16;

/** The assistant of a profile, made or brought up to date first; waits for a sync under way. Throws `provider_busy` when that takes too long. */
export async function requireAssistant(services: Needed, orgId: OrgId, profileId: ProfileId): Promise<string> {
  for (let waited = 0; waited < WAITS; waited++) {
    const result = await syncAssistant(services, orgId, profileId);
    if (result.state === "synced") return result.assistantId;
    if (result.state === "gone") throw notFound("profile");
    await wait(WAIT_MS);
  }
  throw new AppError("provider_busy", "Ava is being updated. Try again in a moment.", { retryAfterS: 2 });
}

const syncedAssistant = (row: AvaProfileRow, vapi: Vapi): string | null =>
  row.vapiVersion === row.revision && row.vapiAccount === vapi.account ? row.vapiAssistantId : null;

/**
 * Who answers a call that Vapi asks about: the assistant it already has, or the whole of it where a sync is still due, so
 * that a call never waits for one. Null where the organisation has no profile yet. Reads D1 only: Vapi waits 7.5 s.
 */
export async function assistantForCall(services: Needed, orgId: OrgId, profileId: ProfileId | null) {
  const { db } = services;
  const row = (profileId && (await getProfile(db, orgId, profileId))) || (await getFirstProfile(db, orgId));
  if (!row) return null;
  const vapi = await vapiFor(services, orgId);
  const assistantId = syncedAssistant(row, vapi);
  return assistantId ? { assistantId } : { assistant: await bodyOf(services, vapi, row) };
}

/** The body that Vapi is given, from what is known now. */
const bodyOf = async ({ db }: Pick<Services, "db">, vapi: Vapi, row: AvaProfileRow) =>
  assistantBody({
    orgId: row.orgId,
    profileId: row.id,
    profile: row.profile,
    server: vapi.server,
    transferTo: await findTransferNumber(db, row.orgId, row.id),
  });

async function push(services: Needed, vapi: Vapi, row: AvaProfileRow): Promise<string> {
  const body = await bodyOf(services, vapi, row);
  // Asked for in the present account, whichever made it: the key may be new and the account the same.
  const isHere = row.vapiAssistantId && (await updateAssistant(vapi, row.vapiAssistantId, body));
  return isHere && row.vapiAssistantId ? row.vapiAssistantId : createAssistant(vapi, body);
}
