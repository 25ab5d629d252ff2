import { and, asc, between, desc, eq, gt, gte, isNotNull, isNull, lt, type SQL, sql, sum } from "drizzle-orm";
import { calls } from "../calls/calls.sql.ts";
import { countStatements } from "../calls/count.service";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { HOUR } from "../lib/time";
import { orgs } from "../orgs/orgs.sql.ts";
import { dailyRollups, hourRollups, topicRollups } from "./analytics.sql.ts";
import { addDays, type Day, lastOfMonth } from "./periods";

/** No zone is further from UTC than this (UTC+14), so that a month's calls lie in it widened by as much. */
const ZONE_REACH_MS = 14 * HOUR;

/** Organisations in the order of their ids, across tenants: for the operator alone. */
export const listOrgs = (db: Db, after: OrgId | undefined, limit: number) =>
  db
    .select({ id: orgs.id, name: orgs.name })
    .from(orgs)
    .where(and(isNull(orgs.erasedAt), after && gt(orgs.id, after)))
    .orderBy(asc(orgs.id))
    .limit(limit);

/** When an organisation's first and last call began (null without one), by an index, and the months that its rollups name. */
export async function readExtent(db: Db, orgId: OrgId) {
  const own = eq(calls.orgId, orgId);
  const ofDay = sql<string>`substr(${dailyRollups.day}, 1, 7) || '-01'`;
  const [[first], [last], days, hours, topics] = await db.batch([
    db.select({ at: calls.startedAt }).from(calls).where(own).orderBy(asc(calls.startedAt)).limit(1),
    db.select({ at: calls.startedAt }).from(calls).where(own).orderBy(desc(calls.startedAt)).limit(1),
    db.selectDistinct({ month: ofDay }).from(dailyRollups).where(eq(dailyRollups.orgId, orgId)),
    db.selectDistinct({ month: hourRollups.month }).from(hourRollups).where(eq(hourRollups.orgId, orgId)),
    db.selectDistinct({ month: topicRollups.month }).from(topicRollups).where(eq(topicRollups.orgId, orgId)),
  ]);
  return {
    calls: first && last ? { first: first.at, last: last.at } : null,
    months: [...days, ...hours, ...topics].map(({ month }) => month),
  };
}

/** Where a month's calls lie in the index by start, whatever the zone. */
const around = (orgId: OrgId, month: Day): SQL | undefined =>
  and(
    eq(calls.orgId, orgId),
    gte(calls.startedAt, new Date(Date.parse(month) - ZONE_REACH_MS)),
    lt(calls.startedAt, new Date(Date.parse(addDays(lastOfMonth(month), 1)) + ZONE_REACH_MS)),
  );

/** Calls of about that month that are archived with a day and no hour. Without a day they were lost, and count in no figure. */
export const listHourless = (db: Db, orgId: OrgId, month: Day, limit: number) =>
  db
    .select({ id: calls.id, startedAt: calls.startedAt })
    .from(calls)
    .where(and(around(orgId, month), isNotNull(calls.archivedAt), isNotNull(calls.day), isNull(calls.hour)))
    .orderBy(asc(calls.startedAt))
    .limit(limit);

/** Tells calls their day and hour. D1 binds at most 100 values, so they travel as one JSON text; an archive that was quicker stands. */
export async function fillHours(db: Db, orgId: OrgId, places: { id: CallId; day: Day; hour: number }[]): Promise<void> {
  await db.run(sql`
    UPDATE calls SET day = place.value ->> 'day', hour = place.value ->> 'hour'
    FROM json_each(${JSON.stringify(places)}) AS place
    WHERE calls.id = place.value ->> 'id' AND +calls.org_id = ${orgId} AND calls.hour IS NULL`);
}

/**
 * Counts one month anew, in one batch, which D1 runs as one transaction. An archive at the same time is either whole before it, and
 * counted with all the others, or whole after it, and adds to what it wrote.
 */
export async function recountMonth(db: Db, orgId: OrgId, month: Day): Promise<void> {
  const isInMonth = sql`${around(orgId, month)} AND ${between(calls.day, month, lastOfMonth(month))}`;
  await db.batch([
    db
      .delete(dailyRollups)
      .where(and(eq(dailyRollups.orgId, orgId), between(dailyRollups.day, month, lastOfMonth(month)))),
    db.delete(hourRollups).where(and(eq(hourRollups.orgId, orgId), eq(hourRollups.month, month))),
    db.delete(topicRollups).where(and(eq(topicRollups.orgId, orgId), eq(topicRollups.month, month))),
    ...countStatements(db, isInMonth, 1),
  ]);
}

/** Calls in the rollups. */
export async function countedCalls(db: Db, orgId: OrgId): Promise<number> {
  const [row] = await db
    .select({ calls: sum(dailyRollups.calls) })
    .from(dailyRollups)
    .where(eq(dailyRollups.orgId, orgId));
  return Number(row?.calls ?? 0);
}
