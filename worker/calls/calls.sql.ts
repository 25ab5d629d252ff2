import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { CallOutcome, CallStatus, EndedReason, ToolUse, TurnLatency } from "../../durable-objects/call.schema";
import { instant, json } from "../lib/columns";
import type { CallId, NumberId, OrgId, ProfileId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";

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
    language: text("language"),
    summary: text("summary"),
    /** Millionths of `costCurrency`. Null is unknown, never 0. */
    costMicros: integer("cost_micros"),
    costCurrency: text("cost_currency"),
    costLines: json<{ item: string; amountMicros: number }[]>("cost_lines"),
    tools: json<ToolUse[]>("tools"),
    recordingKey: text("recording_key"),
    /** `pending` until copied to R2; `unavailable` carries its reason in `recordingReason`. */
    recordingStatus: text("recording_status").$type<"none" | "pending" | "stored" | "unavailable">().notNull(),
    recordingReason: text("recording_reason"),
    /** The organisation's calendar date (`2026-11-24`) that the rollups count it under. Null before the archive. */
    day: text("day"),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    uniqueIndex("calls_provider").on(t.orgId, t.provider, t.providerCallId),
    index("calls_by_start").on(t.orgId, t.startedAt, t.id),
    index("calls_by_status").on(t.orgId, t.status, t.startedAt, t.id),
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

export type CallRow = typeof calls.$inferSelect;
export type CallTurnRow = typeof callTurns.$inferSelect;
