import { isFailedJob } from "../jobs/failed-jobs.service";
import { prepareJobs } from "../jobs/outbox";
import type { JobId, OrgId } from "../lib/ids";
import { DAY, dateInZone, hourInZone, SECOND } from "../lib/time";
import { requireOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import { datesOfNow, monthsOf } from "./periods";
import { countedCalls, fillHours, listHourless, listOrgs, readExtent, recountMonth } from "./rebuild.queries";
import { type QueuedRebuilds, type RebuildState, Rebuilt } from "./rollups.schema";

/** As many messages as a queue takes in one batch. */
const ORGS_A_PAGE = 100;
const CALLS_A_PAGE = 500;
const KEEP_RESULT_MS = DAY;
const resultKey = (id: JobId) => `rollups:${id}`;

/** Queues a job for each organisation of a page. */
export async function queueRebuilds(
  services: Pick<Services, "db" | "jobs" | "now" | "waitUntil">,
  after?: OrgId,
): Promise<QueuedRebuilds> {
  const orgs = await listOrgs(services.db, after, ORGS_A_PAGE);
  const queued = prepareJobs(
    services,
    orgs.map(({ id }) => ({ type: "rollups.rebuild" as const, orgId: id })),
  );
  if (orgs.length > 0) {
    await queued.insert;
    queued.dispatch();
  }
  return {
    items: orgs.flatMap(({ id, name }, index) => {
      const job = queued.jobs[index];
      return job ? [{ orgId: id, name, jobId: job.id }] : [];
    }),
    next: orgs.length < ORGS_A_PAGE ? null : (orgs.at(-1)?.id ?? null),
  };
}

/**
 * The job `rollups.rebuild`: counts every month of an organisation anew, from its calls. Calls may be archived and deleted
 * meanwhile. Run twice, or cut short and run again, it leaves the same rows.
 */
export async function rebuildRollups({ db }: Pick<Services, "db">, orgId: OrgId): Promise<Rebuilt> {
  const { timeZone } = await requireOrg(db, orgId);
  const before = await countedCalls(db, orgId);
  const extent = await readExtent(db, orgId);
  const span = extent.calls && { from: datesOfNow(extent.calls.first).from, to: datesOfNow(extent.calls.last).to };
  const months = [...new Set([...(span ? monthsOf(span) : []), ...extent.months])].sort();
  let filled = 0;
  for (const month of months) {
    filled += await fillMonth(db, orgId, month, timeZone);
    await recountMonth(db, orgId, month);
  }
  return { months: months.length, calls: await countedCalls(db, orgId), before, filled };
}

/** Calls that an older version archived are told the hour at which they began, and the day again, which it may have taken of another zone. */
async function fillMonth(db: Services["db"], orgId: OrgId, month: string, timeZone: string): Promise<number> {
  for (let filled = 0; ; ) {
    const page = await listHourless(db, orgId, month, CALLS_A_PAGE);
    if (page.length === 0) return filled;
    const places = page.map(({ id, startedAt }) => ({
      id,
      day: dateInZone(startedAt, timeZone),
      hour: hourInZone(startedAt, timeZone),
    }));
    await fillHours(db, orgId, places);
    filled += page.length;
  }
}

/** Says for a day what a job did. An operator's command waits for it; nothing else needs it. */
export const noteRebuilt = ({ cache }: Pick<Services, "cache">, id: JobId, rebuilt: Rebuilt): Promise<void> =>
  cache.put(resultKey(id), JSON.stringify(rebuilt), { expirationTtl: KEEP_RESULT_MS / SECOND });

/** How far a job is. */
export async function readRebuild({ db, cache }: Pick<Services, "db" | "cache">, id: JobId): Promise<RebuildState> {
  const noted = await cache.get(resultKey(id), "json");
  if (noted) return { state: "done", rebuilt: Rebuilt.parse(noted) };
  return { state: (await isFailedJob(db, id)) ? "failed" : "waiting" };
}
