import { eq, sql } from "drizzle-orm";
import { type Db, prepared } from "../db";
import type { OrgId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";
import type { dailyRollups } from "./analytics.sql.ts";
import { type Day, monthOf, type Span } from "./periods";

// Each is one statement, with many rows as one JSON text: D1 and drizzle take their time for each statement, row and column.

const TOP_TOPICS = 5;
const orgId = sql.placeholder("orgId");

export type DayRollup = Omit<typeof dailyRollups.$inferSelect, "orgId">;
type TopicRollup = { month: Day; topic: string; calls: number };
export type HourRollup = { month: Day; weekday: number; hour: number; calls: number };

/** A text that the statement itself wrote, and that is therefore as it says. */
const parsed = <Row>(text: string): Row[] => JSON.parse(text);

const days = sql<string>`(
  SELECT json_group_array(json_object(
    'day', day, 'calls', calls, 'answered', answered, 'booked', booked, 'messages', messages, 'transferred', transferred,
    'durationS', duration_s, 'costMicros', cost_micros, 'costUnknown', cost_unknown))
  FROM daily_rollups WHERE org_id = ${orgId} AND day BETWEEN ${sql.placeholder("from")} AND ${sql.placeholder("to")})`;

/** Reads five rows however many topics a month has: the index holds them in this order. */
const topTopicsIn = (month: "firstMonth" | "lastMonth") => sql`
  SELECT month, topic, calls FROM topic_rollups
  WHERE org_id = ${orgId} AND month = ${sql.placeholder(month)} AND calls > 0
  ORDER BY calls DESC, topic DESC LIMIT ${sql.raw(String(TOP_TOPICS))}`;

const topics = sql<string>`(
  SELECT json_group_array(json_object('month', month, 'topic', topic, 'calls', calls))
  FROM (SELECT * FROM (${topTopicsIn("firstMonth")}) UNION ALL SELECT * FROM (${topTopicsIn("lastMonth")})))`;

const rollups = prepared((db) =>
  db
    .select({
      timeZone: orgs.timeZone,
      days: days.mapWith(parsed<DayRollup>),
      topics: topics.mapWith(parsed<TopicRollup>),
    })
    .from(orgs)
    .where(eq(orgs.id, orgId))
    .prepare(),
);

/**
 * The organisation's zone, the days of a span that have calls, and the top topics of the months in which another begins and ends.
 * Null without the organisation.
 */
export async function readRollups(db: Db, orgId: OrgId, { from, to }: Span, topicsOf: Span | null) {
  const firstMonth = topicsOf && monthOf(topicsOf.from);
  const lastMonth = topicsOf && monthOf(topicsOf.to);
  const asked = { orgId, from, to, firstMonth, lastMonth: lastMonth === firstMonth ? null : lastMonth };
  const [read] = await rollups(db).all(asked);
  return read ?? null;
}

const hours = prepared((db) =>
  db
    .select({
      timeZone: orgs.timeZone,
      hours: sql<string>`(
        SELECT json_group_array(json_object('month', month, 'weekday', weekday, 'hour', hour, 'calls', calls))
        FROM hour_rollups
        WHERE org_id = ${orgId} AND month BETWEEN ${sql.placeholder("first")} AND ${sql.placeholder("last")} AND calls > 0)`.mapWith(
        parsed<HourRollup>,
      ),
    })
    .from(orgs)
    .where(eq(orgs.id, orgId))
    .prepare(),
);

/** The organisation's zone, and its calls by hour of the week from one month to another: at most 168 rows a month. Null without it. */
export async function readHours(db: Db, orgId: OrgId, months: { first: Day; last: Day }) {
  const [read] = await hours(db).all({ orgId, ...months });
  return read ?? null;
}
