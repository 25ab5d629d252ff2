import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { instant } from "../lib/columns";
import type { AppointmentId, CallId, OrgId, ProfileId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";

/** The organisation's own calendar: what Ava booked. */
export const appointments = sqliteTable(
  "appointments",
  {
    id: text("id").$type<AppointmentId>().primaryKey(),
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    profileId: text("profile_id").$type<ProfileId>().notNull(),
    /** The call it was made in. A booking asked for twice in one call (the same tool use) is one. */
    callId: text("call_id").$type<CallId>(),
    /** The tool use that made it, unique within its call. */
    toolId: text("tool_id"),
    service: text("service").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    callerName: text("caller_name").notNull(),
    /** E.164; null when the caller gave none. */
    callerPhone: text("caller_phone"),
    note: text("note"),
    /** Made in a test call: blocks no slot for a real caller, and is marked as a test. */
    isTest: integer("is_test", { mode: "boolean" }).notNull(),
    /** `requested`: the team still has to confirm. */
    status: text("status").$type<"booked" | "requested" | "cancelled">().notNull(),
    createdAt: instant("created_at").notNull(),
    cancelledAt: instant("cancelled_at"),
  },
  (t) => [
    index("appointments_by_start").on(t.orgId, t.startsAt, t.id),
    uniqueIndex("appointments_tool").on(t.orgId, t.callId, t.toolId),
  ],
);

export type AppointmentRow = typeof appointments.$inferSelect;
