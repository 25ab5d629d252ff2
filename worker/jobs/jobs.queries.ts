import { and, asc, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { JobId, OrgId } from "../lib/ids";
import type { Job, JobType } from "./job.schema";
import { failedJobs, idempotencyKeys, outbox } from "./jobs.sql.ts";

/** A statement for the batch of the change that the job follows. */
export const insertOutboxRow = (db: Db, job: Job, at: Date) =>
  db.insert(outbox).values({ id: job.id, orgId: job.orgId, job, createdAt: at });

/** As {@link insertOutboxRow}, for any number of jobs: D1 binds at most 100 values, so they travel as one JSON text. */
export const insertOutboxRows = (db: Db, jobs: Job[], at: Date) =>
  db.insert(outbox).select(sql`
    SELECT value ->> 'id', value ->> 'orgId', value, ${at.getTime()}, NULL FROM json_each(${JSON.stringify(jobs)})`);

/** D1 binds at most 100 values, and a sweep sends as many jobs: their ids travel as one JSON text. */
export async function markSent(db: Db, ids: JobId[], at: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ sentAt: at })
    .where(sql`${outbox.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

/** Jobs whose message was never seen to leave, oldest first: what the cron sweep sends again. */
export async function listUnsent(db: Db, before: Date, limit: number): Promise<Job[]> {
  const rows = await db
    .select({ job: outbox.job })
    .from(outbox)
    .where(and(isNull(outbox.sentAt), lt(outbox.createdAt, before)))
    .orderBy(asc(outbox.createdAt))
    .limit(limit);
  return rows.map((row) => row.job);
}

/** Forgets what has been sent and answered long ago. */
export async function deleteOlderThan(db: Db, before: Date): Promise<void> {
  await db.batch([
    db.delete(outbox).where(lt(outbox.sentAt, before)),
    db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before)),
  ]);
}

/** Idempotent: the last try and the dead-letter queue both write it, the first with the reason. A job that was replayed and failed again opens anew. */
export async function recordFailedJob(db: Db, job: Job, error: string | null, at: Date): Promise<void> {
  await db
    .insert(failedJobs)
    .values({ id: job.id, orgId: job.orgId, type: job.type, job, error, failedAt: at })
    .onConflictDoUpdate({
      target: failedJobs.id,
      set: { failedAt: at, replayedAt: null, ...(error === null ? {} : { error }) },
    });
}

export async function listFailedJobs(db: Db, orgId: OrgId) {
  return db
    .select({ id: failedJobs.id, type: failedJobs.type, error: failedJobs.error, failedAt: failedJobs.failedAt })
    .from(failedJobs)
    .where(and(eq(failedJobs.orgId, orgId), isNull(failedJobs.replayedAt)))
    .orderBy(desc(failedJobs.failedAt))
    .limit(50);
}

/** Whether a job waits for a person to replay it, whoever's it is: for the operator alone. */
export async function isFailedJob(db: Db, id: JobId): Promise<boolean> {
  const open = and(eq(failedJobs.id, id), isNull(failedJobs.replayedAt));
  return (await db.select({ id: failedJobs.id }).from(failedJobs).where(open).limit(1)).length > 0;
}

/** Takes a failed job for replay; null when there is none, or somebody else has just taken it. */
export async function takeFailedJob(db: Db, orgId: OrgId, id: JobId, at: Date): Promise<Job | null> {
  const [row] = await db
    .update(failedJobs)
    .set({ replayedAt: at })
    .where(and(eq(failedJobs.orgId, orgId), eq(failedJobs.id, id), isNull(failedJobs.replayedAt)))
    .returning({ job: failedJobs.job });
  return row?.job ?? null;
}

/** Takes jobs of some types for replay that failed before an instant, whoever's they are. */
export async function takeFailedJobsOf(
  db: Db,
  types: readonly JobType[],
  { before, at, limit }: { before: Date; at: Date; limit: number },
): Promise<Job[]> {
  const open = and(isNull(failedJobs.replayedAt), inArray(failedJobs.type, types), lt(failedJobs.failedAt, before));
  const some = db.select({ id: failedJobs.id }).from(failedJobs).where(open).limit(limit);
  const rows = await db
    .update(failedJobs)
    .set({ replayedAt: at })
    .where(and(inArray(failedJobs.id, some), isNull(failedJobs.replayedAt)))
    .returning({ job: failedJobs.job });
  return rows.map(({ job }) => job);
}
