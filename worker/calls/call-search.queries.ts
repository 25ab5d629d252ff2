import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { SECOND } from "../lib/time";
import { type CallFilter, type CallPlace, type ListedCall, residual, type Stretch } from "./call-list.queries";
import { calls } from "./calls.sql.ts";
import { IS_AT_PLACE, placeAt, placeOf } from "./search-place";

/** Hits that one page may look at: each costs the reading of its call. */
export const MOST_HITS = 500;

/**
 * Calls in which every word of `match` is, by time: the search index has them in that order, so that a page enters where the last
 * one ended. The other filters are tried on at most {@link MOST_HITS} hits. In the direction gone, as `listCalls`.
 *
 * @param match an FTS5 expression, as `matchFor` writes it: it names the organisation
 */
export async function searchCalls(
  db: Db,
  orgId: OrgId,
  match: string,
  filter: CallFilter,
  stretch: Stretch,
  limit: number,
): Promise<ListedCall[]> {
  const found = hits(match, filter, stretch, sql`LIMIT ${MOST_HITS}`);
  // CROSS JOIN keeps the order of the hits: SQLite then never begins with the calls.
  return db
    .select({ ...getTableColumns(calls), sortKey: sql<number>`${calls.startedAt}`.as("sort_key") })
    .from(found)
    .crossJoin(calls)
    .where(and(eq(calls.orgId, orgId), sql.raw(IS_AT_PLACE), ...residual(filter)))
    .limit(limit);
}

/** The last hit that a page looked at, where it stopped before the last of all; null where there was no more. */
export async function lastHit(
  db: Db,
  orgId: OrgId,
  match: string,
  filter: CallFilter,
  stretch: Stretch,
): Promise<CallPlace | null> {
  const found = hits(match, filter, stretch, sql`LIMIT 1 OFFSET ${MOST_HITS - 1}`);
  const [row] = await db
    .select({ id: sql<CallId>`${calls.id}`, startedMs: sql<number>`${calls.startedAt}` })
    .from(found)
    .crossJoin(calls)
    .where(and(eq(calls.orgId, orgId), sql.raw(IS_AT_PLACE)))
    .limit(1);
  return row ? { key: row.startedMs, id: row.id } : null;
}

function hits(match: string, { from, to }: CallFilter, { sort, beside, isBack }: Stretch, limit: SQL): SQL {
  const isDown = (sort === "-startedAt") !== isBack;
  const conditions = [
    sql`calls_search MATCH ${match}`,
    from && sql`rowid >= ${whole(placeAt(from.getTime()))}`,
    to && sql`rowid < ${whole(placeAt(to.getTime() + SECOND))}`,
    beside && sql`rowid ${sql.raw(isDown ? "<" : ">")} ${whole(placeOf(beside))}`,
  ].filter((condition) => condition !== undefined && condition !== null);
  return sql<{ place: number }>`(
    SELECT rowid AS place FROM calls_search WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY rowid ${sql.raw(isDown ? "DESC" : "ASC")} ${limit}) AS found`;
}

/** FTS5 takes no bound but a whole number, and D1 binds every number as a fraction. */
const whole = (value: number): SQL => sql`CAST(${value} AS INTEGER)`;
