import { and, count, isNull, min, ne, sql } from "drizzle-orm";
import { callDeletions, calls } from "../calls/calls.sql.ts";
import type { Db } from "../db";
import { providerCircuits } from "../integrations/integrations.sql.ts";
import { failedJobs, outbox } from "../jobs/jobs.sql.ts";
import { unknownMessages, webhookResults } from "./operations.sql.ts";

/** Across all organisations: the one place that asks no tenant, for the operator's eyes only. */
export async function readGauges(db: Db) {
  const [[live], [unsent], [failed], [deletions], circuits, webhooks, unknown] = await db.batch([
    db
      .select({ calls: count() })
      .from(calls)
      .where(and(isNull(calls.archivedAt), ne(calls.status, "ended"))),
    db
      .select({ jobs: count(), oldest: min(outbox.createdAt) })
      .from(outbox)
      .where(isNull(outbox.sentAt)),
    db
      .select({ jobs: count(), oldest: min(failedJobs.failedAt) })
      .from(failedJobs)
      .where(isNull(failedJobs.replayedAt)),
    db.select({ calls: count() }).from(callDeletions).where(isNull(callDeletions.finishedAt)),
    db.select().from(providerCircuits),
    db.select().from(webhookResults),
    db.select().from(unknownMessages),
  ]);
  return {
    liveCalls: live?.calls ?? 0,
    unsentJobs: unsent?.jobs ?? 0,
    oldestUnsentAt: unsent?.oldest ?? null,
    failedJobs: failed?.jobs ?? 0,
    oldestFailedAt: failed?.oldest ?? null,
    openDeletions: deletions?.calls ?? 0,
    circuits,
    webhooks,
    unknownMessages: unknown,
  };
}

export type WebhookCount = typeof webhookResults.$inferSelect;

/** Adds what an isolate has counted: a row for each provider and result, of which there are few. */
export async function addWebhookResults(db: Db, counts: WebhookCount[]): Promise<void> {
  const [first, ...rest] = counts.map((row) =>
    db
      .insert(webhookResults)
      .values(row)
      .onConflictDoUpdate({
        target: [webhookResults.provider, webhookResults.result],
        set: { count: sql`${webhookResults.count} + ${row.count}` },
      }),
  );
  if (first) await db.batch([first, ...rest]);
}

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
