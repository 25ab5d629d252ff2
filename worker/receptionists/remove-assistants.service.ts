import { PLATFORM, vapiFor } from "../integrations/vapi-account";
import { NotYet } from "../jobs/not-yet";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { deleteAssistant } from "../providers/vapi";
import type { Services } from "../services";
import { listProfiles } from "./receptionists.queries";

/** As long as a sync may last that began before. */
const AGAIN_S = 60;

/**
 * Deletes the assistants that Vapi has of an organisation that is being erased, of which no sync begins any more. One that is gone
 * already is no failure, nor is an account of the customer's own that does not let us in. Throws what another failure of Vapi is,
 * and `NotYet` while an assistant is being made. Idempotent.
 */
export async function removeAssistants(
  services: Pick<Services, "db" | "config" | "now" | "waitUntil">,
  orgId: OrgId,
): Promise<void> {
  const profiles = await listProfiles(services.db, orgId);
  const now = services.now();
  if (profiles.some(({ syncLeaseUntil }) => syncLeaseUntil !== null && syncLeaseUntil > now))
    throw new NotYet("An assistant of this organisation is being made.", AGAIN_S);
  const ids = profiles.map(({ vapiAssistantId }) => vapiAssistantId).filter((id) => id !== null);
  if (ids.length === 0) return;
  const vapi = await vapiFor(services, orgId);
  for (const id of ids) {
    try {
      await deleteAssistant(vapi, id);
    } catch (error) {
      const isShutOut = error instanceof AppError && error.code === "provider_credentials" && vapi.account !== PLATFORM;
      if (!isShutOut) throw error;
    }
  }
}
