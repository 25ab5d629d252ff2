import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import { findOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import { handlers } from "./handlers";
import { Job, type JobMap, type JobType } from "./job.schema";
import { recordFailedJob } from "./jobs.queries";
import { NotYet } from "./not-yet";

/** As `max_retries` of the queue `jobs` in wrangler.toml: the try after it is the last, and the only one to know why. */
const MAX_RETRIES = 5;

/** What a person may read: a bug's message stays in the log. */
const reasonOf = (error: unknown) => (error instanceof AppError || error instanceof NotYet ? error.message : null);

/** Seconds before try n+1: 2, 4, 8 … at most 15 minutes. */
const retryDelayS = (attempts: number) => Math.min(2 ** attempts, 900);

const run = <T extends JobType>(services: Services, type: T, job: JobMap[T]) => handlers[type](services, job);

/** Carries out a batch message by message, so that one failure does not repeat its neighbours. */
export async function consumeJobs(batch: MessageBatch, services: Services): Promise<void> {
  for (const message of batch.messages) {
    const job = Job.safeParse(message.body);
    if (!job.success) {
      // Perhaps a type that only a newer deployment knows: that one will take the retry. If none does, it dies in the log.
      log.error("job.malformed", { messageId: message.id, attempts: message.attempts, issues: job.error.issues });
      message.retry({ delaySeconds: retryDelayS(message.attempts) });
      continue;
    }
    const { id, type, orgId } = job.data;
    try {
      await run(services, type, job.data);
      message.ack();
    } catch (error) {
      const isEarly = error instanceof NotYet;
      if (orgId && !(await findOrg(services.db, orgId))) {
        // Erased in the meantime, and all that the job was for.
        message.ack();
        continue;
      }
      if (!isEarly) log.warn("job.failed", { id, type, orgId, attempts: message.attempts, error });
      if (message.attempts > MAX_RETRIES) await recordFailedJob(services.db, job.data, reasonOf(error), services.now());
      message.retry({ delaySeconds: isEarly ? error.delayS : retryDelayS(message.attempts) });
    }
  }
}

/** What used up its retries is written down where a person sees it and can replay it. */
export async function consumeDeadJobs(batch: MessageBatch, services: Services): Promise<void> {
  for (const message of batch.messages) {
    const job = Job.safeParse(message.body);
    if (job.success) {
      await recordFailedJob(services.db, job.data, null, services.now());
      log.error("job.dead", { id: job.data.id, type: job.data.type, orgId: job.data.orgId });
    } else {
      log.error("job.malformed", { messageId: message.id, issues: job.error.issues });
    }
    message.ack();
  }
}
