import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { OrgId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";

/** One row a day: what a dashboard adds up instead of reading calls. Written in the batch that archives a call. */
export const dailyRollups = sqliteTable(
  "daily_rollups",
  {
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    /** The organisation's calendar date. */
    day: text("day").notNull(),
    calls: integer("calls").notNull(),
    /** Calls in which somebody was spoken to. */
    answered: integer("answered").notNull(),
    booked: integer("booked").notNull(),
    messages: integer("messages").notNull(),
    transferred: integer("transferred").notNull(),
    durationS: integer("duration_s").notNull(),
    /** Millionths of a US dollar over the calls whose cost is known. */
    costMicros: integer("cost_micros").notNull(),
    /** Calls whose cost is unknown, so that a total can say what it lacks. */
    costUnknown: integer("cost_unknown").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.day] })],
);

/** Calls by hour of the week, a month at a time: what a heat-map of peak hours adds up. At most 168 rows a month. */
export const hourRollups = sqliteTable(
  "hour_rollups",
  {
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    /** First day of the month. */
    month: text("month").notNull(),
    /** 1 is Monday, 7 Sunday (ISO 8601), in the organisation's zone as is the hour. */
    weekday: integer("weekday").notNull(),
    hour: integer("hour").notNull(),
    calls: integer("calls").notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.month, t.weekday, t.hour] })],
);

export const topicRollups = sqliteTable(
  "topic_rollups",
  {
    orgId: text("org_id")
      .$type<OrgId>()
      .notNull()
      .references(() => orgs.id, { onDelete: "cascade" }),
    /** First day of the month, whose top five a dashboard shows. */
    month: text("month").notNull(),
    topic: text("topic").notNull(),
    calls: integer("calls").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.month, t.topic] }),
    // Providers name topics freely: the top five must not read them all.
    index("topic_rollups_top").on(t.orgId, t.month, t.calls, t.topic),
  ],
);
