import { notFound } from "../lib/errors";
import type { JobId, OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { HOUR } from "../lib/time";
import type { Services } from "../services";
import { takeFailedJob, takeFailedJobsOf } from "./jobs.queries";

export { isFailedJob, listFailedJobs } from "./jobs.queries";

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

/** Nobody is left who could send an erasure again; a number that is open costs money, and its owner sees it until it is settled. */
const UNTIL_DONE = ["org.erase", "account.erase", "number.settle"] as const;
/** How long a provider may need to be well again. */
const AGAIN_AFTER = HOUR;
const MOST_AT_ONCE = 20;

/** What goes on until it is done. Run by cron. */
export async function replayFailedErasures({ db, jobs, now }: Pick<Services, "db" | "jobs" | "now">): Promise<void> {
  const at = now();
  const before = new Date(at.getTime() - AGAIN_AFTER);
  for (const job of await takeFailedJobsOf(db, UNTIL_DONE, { before, at, limit: MOST_AT_ONCE })) {
    await jobs.send(job);
    log.info("job.replayed", { id: job.id, type: job.type, orgId: job.orgId });
  }
}
