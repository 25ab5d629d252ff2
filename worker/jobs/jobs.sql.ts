import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { instant, json } from "../lib/columns";
import type { JobId, OrgId } from "../lib/ids";
import type { Job } from "./job.schema";

/** A job that must follow a write: its row is in the write's own batch, so that neither exists without the other. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: text("id").$type<JobId>().primaryKey(),
    /** Null where no organisation exists yet, as for a sign-up's mail. */
    orgId: text("org_id").$type<OrgId>(),
    job: json<Job>("job").notNull(),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [index("outbox_unsent").on(t.sentAt, t.createdAt)],
);

/** A job that used up its retries: kept until a person replays it. */
export const failedJobs = sqliteTable(
  "failed_jobs",
  {
    id: text("id").$type<JobId>().primaryKey(),
    orgId: text("org_id").$type<OrgId>(),
    type: text("type").notNull(),
    job: json<Job>("job").notNull(),
    error: text("error"),
    failedAt: instant("failed_at").notNull(),
    replayedAt: instant("replayed_at"),
  },
  (t) => [index("failed_jobs_open").on(t.orgId, t.replayedAt, t.failedAt)],
);

/** A request that must not be carried out twice, and what it was answered. */
export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    orgId: text("org_id").$type<OrgId>().notNull(),
    route: text("route").notNull(),
    key: text("key").notNull(),
    /** SHA-256 of the body: the same key with another body is refused. */
    bodyHash: text("body_hash").notNull(),
    /** Null while the first request is still running. */
    status: integer("status"),
    response: text("response"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.route, t.key] }), index("idempotency_keys_age").on(t.createdAt)],
);
