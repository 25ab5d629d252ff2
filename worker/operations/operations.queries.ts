import { and, count, isNull, min, ne, sql } from "drizzle-orm";
import { calls } from "../calls/calls.sql.ts";
import type { Db } from "../db";
import { failedJobs, outbox } from "../jobs/jobs.sql.ts";
import { unknownMessages } from "./operations.sql.ts";

/** Across all organisations: the one place that asks no tenant, for the operator's eyes only. */
export async function readGauges(db: Db) {
  const [[live], [unsent], [failed], unknown] = await db.batch([
    db
      .select({ calls: count() })
      .from(calls)
      .where(and(isNull(calls.archivedAt), ne(calls.status, "ended"))),
    db
      .select({ jobs: count(), oldest: min(outbox.createdAt) })
      .from(outbox)
      .where(isNull(outbox.sentAt)),
    db.select({ jobs: count() }).from(failedJobs).where(isNull(failedJobs.replayedAt)),
    db.select().from(unknownMessages),
  ]);
  return {
    liveCalls: live?.calls ?? 0,
    unsentJobs: unsent?.jobs ?? 0,
    oldestUnsentAt: unsent?.oldest ?? null,
    failedJobs: failed?.jobs ?? 0,
    unknownMessages: unknown,
  };
}
export type Gauges = Awaited<ReturnType<typeof readGauges>>;

export const listUnknownMessages = (db: Db) => db.select().from(unknownMessages);

export async function countUnknownMessage(db: Db, provider: string, type: string, at: Date): Promise<void> {
  await db
    .insert(unknownMessages)
    .values({ provider, type, count: 1, lastSeenAt: at })
    .onConflictDoUpdate({
      target: [unknownMessages.provider, unknownMessages.type],
      set: { count: sql`${unknownMessages.count} + 1`, lastSeenAt: at },
    });
}
