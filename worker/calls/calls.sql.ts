import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  CallOutcome,
  CallStatus,
  EndedReason,
  Sentiment,
  ToolUse,
  TurnLatency,
} from "../../durable-objects/call.schema";
import { users } from "../auth/auth.sql.ts";
import { instant, json } from "../lib/columns";
import type { CallId, NumberId, OrgId, ProfileId, UserId, ViewId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";
import type { DeletionCopies } from "./deletions.schema";

/** One part of a call's bill. `source` says who told: an older line has none. */
export type CostLine = { item: string; amountMicros: number; source?: string | undefined };

/** The other side of a call, as an index has it: an expression finds its index only where it is written the same. */
export const CONTACT = "CASE direction WHEN 'inbound' THEN from_number ELSE to_number END";
export const DURATION = "CASE WHEN duration_s IS NULL THEN -1 ELSE duration_s END";
export const COST = "CASE WHEN cost_micros IS NULL THEN -1 ELSE cost_micros END";

/** A call. While it lives the room is the truth and this row a pointer to it; `archivedAt` says that the row is complete. */
export const calls = sqliteTable(
  "calls",
  {
    id: text("id").$type<CallId>().primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    provider: text("provider").$type<"vapi" | "twilio" | "browser">().notNull(),
    providerCallId: text("provider_call_id").notNull(),
    profileId: text("profile_id").$type<ProfileId>(),
    /** Which published version of the profile answered; null where a provider's own assistant did, and for an unpublished draft. */
    profileVersion: integer("profile_version"),
    numberId: text("number_id").$type<NumberId>(),
    channel: text("channel").$type<"phone" | "browser">().notNull(),
    direction: text("direction").$type<"inbound" | "outbound">().notNull(),
    isTest: integer("is_test", { mode: "boolean" }).notNull(),
    fromNumber: text("from_number"),
    toNumber: text("to_number"),
    status: text("status").$type<CallStatus>().notNull(),
    /** The room's `seq` at the last change of status written here: an older write that arrives late changes nothing. */
    statusSeq: integer("status_seq").notNull(),
    /** When the provider reported it, or the test asked for it: the order of every list. */
    startedAt: instant("started_at").notNull(),
    answeredAt: instant("answered_at"),
    endedAt: instant("ended_at"),
    /** Whole seconds from answer to end; null while unknown. */
    durationS: integer("duration_s"),
    endedReason: text("ended_reason").$type<EndedReason>(),
    outcome: text("outcome").$type<CallOutcome>(),
    topic: text("topic"),
    /** How the caller felt, where somebody told: null is unknown. */
    sentiment: text("sentiment").$type<Sentiment>(),
    language: text("language"),
    summary: text("summary"),
    /** Millionths of `costCurrency`. Null is unknown, never 0. */
    costMicros: integer("cost_micros"),
    costCurrency: text("cost_currency"),
    costLines: json<CostLine[]>("cost_lines"),
    tools: json<ToolUse[]>("tools"),
    recordingKey: text("recording_key"),
    /** `pending` until copied to R2; `unavailable` carries its reason in `recordingReason`. */
    recordingStatus: text("recording_status").$type<"none" | "pending" | "stored" | "unavailable">().notNull(),
    recordingReason: text("recording_reason"),
    /** The organisation's calendar date (`2026-11-24`) that the rollups count it under. Null before the archive. */
    day: text("day"),
    /** The hour of that day (0 to 23) at which it began, in the organisation's zone. Null before the archive. */
    hour: integer("hour"),
    /** With `startedAt`, the call's place in the search index: see search.sql.ts. Null before the archive. */
    searchSlot: integer("search_slot"),
    /** Somebody asked to delete it: in no list and no figure from then on, and erased once nobody can undo it. */
    deletedAt: instant("deleted_at"),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    uniqueIndex("calls_provider").on(t.orgId, t.provider, t.providerCallId),
    index("calls_by_start").on(t.orgId, t.startedAt, t.id),
    index("calls_by_outcome").on(t.orgId, t.outcome, t.startedAt, t.id),
    index("calls_by_contact").on(t.orgId, sql.raw(CONTACT), t.startedAt, t.id),
    // What is not known sorts below everything that is.
    index("calls_by_duration").on(t.orgId, sql.raw(DURATION), t.id),
    index("calls_by_cost").on(t.orgId, sql.raw(COST), t.id),
    // As many entries as there are calls going on.
    index("calls_live").on(t.orgId, t.startedAt, t.id).where(sql`status <> 'ended'`),
    // As many entries as there are calls not yet complete, whatever the table holds.
    index("calls_unarchived").on(t.startedAt).where(sql`archived_at IS NULL`),
  ],
);

export const callTurns = sqliteTable(
  "call_turns",
  {
    orgId: text("org_id").$type<OrgId>().notNull(),
    callId: text("call_id")
      .$type<CallId>()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    /** The room's turn id. */
    id: text("id").notNull(),
    /** From 0, by when it was said. */
    position: integer("position").notNull(),
    role: text("role").$type<"caller" | "ava">().notNull(),
    text: text("text").notNull(),
    heardText: text("heard_text"),
    lang: text("lang"),
    /** Milliseconds since the call started. */
    atMs: integer("at_ms").notNull(),
    endMs: integer("end_ms"),
    /** How long Ava's answer took, by stage. */
    latency: json<TurnLatency>("latency"),
  },
  (t) => [primaryKey({ columns: [t.callId, t.position] })],
);

/**
 * The deletion of a call, which outlives it: what is to be erased where, and how far that is. It names nobody: the call's start is
 * all that a person needs to know which one it was.
 */
export const callDeletions = sqliteTable(
  "call_deletions",
  {
    callId: text("call_id").$type<CallId>().primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    requestedBy: text("requested_by").$type<UserId>().notNull(),
    requestedAt: instant("requested_at").notNull(),
    /** Until then it can be undone, which removes this row. */
    dueAt: instant("due_at").notNull(),
    callStartedAt: instant("call_started_at").notNull(),
    provider: text("provider").$type<"vapi" | "twilio" | "browser">().notNull(),
    providerCallId: text("provider_call_id").notNull(),
    recordingKey: text("recording_key"),
    copies: json<DeletionCopies>("copies").notNull(),
    attempts: integer("attempts").notNull(),
    nextTryAt: instant("next_try_at").notNull(),
    /** Every copy is gone. */
    finishedAt: instant("finished_at"),
  },
  (t) => [
    index("call_deletions_org").on(t.orgId, t.requestedAt, t.callId),
    index("call_deletions_open").on(t.nextTryAt).where(sql`finished_at IS NULL`),
  ],
);

/** A named set of filters: its maker's own, or everybody's in the organisation. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    id: text("id").$type<ViewId>().primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    isShared: integer("is_shared", { mode: "boolean" }).notNull(),
    name: text("name").notNull(),
    /** As in the address of the list, without its question mark. */
    query: text("query").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("saved_views_org").on(t.orgId, t.createdAt)],
);

export type CallDeletionRow = typeof callDeletions.$inferSelect;
export type SavedViewRow = typeof savedViews.$inferSelect;
export type CallRow = typeof calls.$inferSelect;
export type CallTurnRow = typeof callTurns.$inferSelect;
