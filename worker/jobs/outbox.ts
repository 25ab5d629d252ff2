import { newId } from "../lib/ids";
import { log } from "../lib/log";
import { DAY, MINUTE } from "../lib/time";
import type { Services } from "../services";
import { Job, type NewJob } from "./job.schema";
import { deleteOlderThan, insertOutboxRow, insertOutboxRows, listUnsent, markSent } from "./jobs.queries";

type Outbox = Pick<Services, "db" | "jobs" | "now" | "waitUntil">;

/** How long a row may stay unsent before the sweep takes it for lost. */
const LOST_AFTER_MS = MINUTE;
/** What one sweep sends: a queue takes 100 messages a batch. */
const SWEEP_LIMIT = 100;
const KEEP_SENT_MS = 2 * DAY;

/**
 * A job that follows a write. Put `insert` in the write's own `db.batch`, and call `dispatch` once the batch is through:
 * the row makes sure that the job is sent, by the cron sweep if this Worker dies in between.
 */
export function prepareJob(services: Outbox, newJob: NewJob) {
  const job = Job.parse({ ...newJob, id: newId("job") });
  return {
    job,
    insert: insertOutboxRow(services.db, job, services.now()),
    dispatch: () => services.waitUntil(send(services, [job])),
  };
}

/** As {@link prepareJob}, for up to a hundred jobs (a queue's batch), due `delayS` seconds from now. */
export function prepareJobs(services: Outbox, newJobs: NewJob[], { delayS = 0 } = {}) {
  const jobs = newJobs.map((job) => Job.parse({ ...job, id: newId("job") }));
  return {
    jobs,
    insert: insertOutboxRows(services.db, jobs, services.now()),
    dispatch: () => services.waitUntil(send(services, jobs, delayS)),
  };
}

/** Sends what was missed, and forgets what is long done. Run by cron. */
export async function sweepOutbox(services: Outbox): Promise<void> {
  const lost = await listUnsent(services.db, new Date(services.now().getTime() - LOST_AFTER_MS), SWEEP_LIMIT);
  if (lost.length > 0) {
    await send(services, lost);
    log.warn("outbox.swept", { jobs: lost.length });
  }
  await deleteOlderThan(services.db, new Date(services.now().getTime() - KEEP_SENT_MS));
}

/** Send first, mark after: a crash in between sends twice, which every handler bears; the other order would lose it. */
async function send({ db, jobs, now }: Outbox, batch: Job[], delaySeconds = 0): Promise<void> {
  await jobs.sendBatch(
    batch.map((body) => ({ body })),
    { delaySeconds },
  );
  await markSent(
    db,
    batch.map(({ id }) => id),
    now(),
  );
}
