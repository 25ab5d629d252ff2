import type { JobMap } from "../jobs/job.schema";
import { log } from "../lib/log";
import type { Services } from "../services";
import { noteRebuilt, rebuildRollups } from "./rebuild.service";

export async function runRollupsRebuild(services: Services, { id, orgId }: JobMap["rollups.rebuild"]): Promise<void> {
  if (!orgId) throw new Error(`${id} names no organisation`);
  const rebuilt = await rebuildRollups(services, orgId);
  await noteRebuilt(services, id, rebuilt);
  log.info("rollups.rebuilt", { orgId, ...rebuilt });
}
