import { and, asc, between, desc, eq, gt, inArray, sum } from "drizzle-orm";
import type { Db } from "../db";
import type { OrgId } from "../lib/ids";
import { orgs } from "../orgs/orgs.sql.ts";
import { dailyRollups, hourRollups, topicRollups } from "./analytics.sql.ts";
import { type Day, monthOf, type Span } from "./periods";

const TOP_TOPICS = 5;

export type DayRollup = typeof dailyRollups.$inferSelect;

const zoneOf = (db: Db, orgId: OrgId) => db.select({ timeZone: orgs.timeZone }).from(orgs).where(eq(orgs.id, orgId));

const rollupsIn = (db: Db, orgId: OrgId, { from, to }: Span) =>
  db
    .select()
    .from(dailyRollups)
    .where(and(eq(dailyRollups.orgId, orgId), between(dailyRollups.day, from, to)))
    .orderBy(asc(dailyRollups.day));

/** Reads five rows however many topics a month has: the index holds them in this order. */
const topTopicsIn = (db: Db, orgId: OrgId, month: Day) =>
  db
    .select()
    .from(topicRollups)
    .where(and(eq(topicRollups.orgId, orgId), eq(topicRollups.month, month), gt(topicRollups.calls, 0)))
    .orderBy(desc(topicRollups.calls), desc(topicRollups.topic))
    .limit(TOP_TOPICS);

/** The organisation's zone, the days of a span that have calls, and the top topics of the months asked for: one round trip. */
export async function readRollups(db: Db, orgId: OrgId, days: Span, topicsOf: Span | null) {
  const months = topicsOf ? [...new Set([monthOf(topicsOf.from), monthOf(topicsOf.to)])] : [];
  const [[org], rollups, ...topics] = await db.batch([
    zoneOf(db, orgId),
    rollupsIn(db, orgId, days),
    ...months.map((month) => topTopicsIn(db, orgId, month)),
  ]);
  return { timeZone: org?.timeZone ?? null, rollups, topics: topics.flat() };
}

/** Calls by hour of the week over some months: at most 168 rows a month are read. */
export const listPeakHours = (db: Db, orgId: OrgId, months: Day[]) =>
  db
    .select({ weekday: hourRollups.weekday, hour: hourRollups.hour, calls: sum(hourRollups.calls).mapWith(Number) })
    .from(hourRollups)
    .where(and(eq(hourRollups.orgId, orgId), inArray(hourRollups.month, months), gt(hourRollups.calls, 0)))
    .groupBy(hourRollups.weekday, hourRollups.hour)
    .orderBy(asc(hourRollups.weekday), asc(hourRollups.hour));
