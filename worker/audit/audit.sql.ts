import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant, json } from "../lib/columns";
import type { Id, OrgId, UserId } from "../lib/ids";
import type { AuditAction, AuditDetail } from "./audit.schema";

/**
 * What happened to accounts: appended to and never changed, which triggers enforce (migrations/0002_ways_in.sql). A row is
 * written in the batch of what it tells of; a moment later it is sealed, which gives it its place in one chain: its hash covers
 * the row and the hash before it. No foreign keys: what happened stays known when whom it happened to is gone.
 */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    id: text("id").$type<Id<"audit">>().primaryKey(),
    action: text("action").$type<AuditAction>().notNull(),
    orgId: text("org_id").$type<OrgId>(),
    /** Whose account it concerns. */
    userId: text("user_id").$type<UserId>(),
    ip: text("ip"),
    country: text("country"),
    userAgent: text("user_agent"),
    detail: json<AuditDetail>("detail").notNull(),
    at: instant("at").notNull(),
    /** Null until it is sealed. */
    seq: integer("seq"),
    previousHash: text("previous_hash"),
    hash: text("hash"),
  },
  (t) => [
    uniqueIndex("audit_events_seq").on(t.seq),
    index("audit_events_user").on(t.userId, t.at),
    index("audit_events_unsealed").on(t.at).where(sql`seq IS NULL`),
  ],
);

export type AuditEvent = typeof auditEvents.$inferSelect;
