import { notFound } from "../lib/errors";
import type { JobId, OrgId } from "../lib/ids";
import { log } from "../lib/log";
import type { Services } from "../services";
import { takeFailedJob } from "./jobs.queries";

export { listFailedJobs } from "./jobs.queries";

/** Sends a failed job again, once for each time it failed. Throws `not_found` for another organisation's, and for one just replayed. */
export async function replayFailedJob(
  { db, jobs, now }: Pick<Services, "db" | "jobs" | "now">,
  orgId: OrgId,
  id: JobId,
): Promise<void> {
  const job = await takeFailedJob(db, orgId, id, now());
  if (!job) throw notFound("failed job");
  await jobs.send(job);
  log.info("job.replayed", { id: job.id, type: job.type, orgId });
}
