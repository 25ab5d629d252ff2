import type { JobMap } from "../jobs/job.schema";
import { NotYet } from "../jobs/not-yet";
import type { Services } from "../services";
import { syncAssistant } from "./assistant-sync";

const AGAIN_S = 3;

/** Brings Vapi's assistant up to date. A profile that is gone needs none. */
export async function runAssistantSync(services: Services, job: JobMap["assistant.sync"]): Promise<void> {
  if (!job.orgId) throw new Error("assistant.sync names no organisation");
  const { state } = await syncAssistant(services, job.orgId, job.profileId);
  if (state === "busy") throw new NotYet("Another sync of this profile is under way.", AGAIN_S);
}
