import type { JobMap } from "../jobs/job.schema";
import type { Services } from "../services";

export const runRollupsRebuild = (_services: Services, job: JobMap["rollups.rebuild"]): Promise<void> =>
  Promise.reject(new Error(`${job.type} is not written yet`));
