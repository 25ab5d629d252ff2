import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { OrgId } from "../lib/ids";
import { SECOND } from "../lib/time";
import { all, type CallFilter, type CallPlace, residual, type Stretch } from "./call-list.queries";
import { LISTED, type ListedCall, listedCall, type StoredCall } from "./listed-call";
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
  const stored = await db.all<StoredCall>(sql`
    SELECT ${sql.raw(LISTED)}, started_at AS sortKey FROM ${found} CROSS JOIN calls
    WHERE ${all([sql`org_id = ${orgId}`, sql.raw(IS_AT_PLACE), ...residual(filter)])} LIMIT ${limit}`);
  return stored.map(listedCall);
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
  const [row] = await db.all<CallPlace>(sql`
    SELECT id, started_at AS key FROM ${found} CROSS JOIN calls
    WHERE org_id = ${orgId} AND ${sql.raw(IS_AT_PLACE)} LIMIT 1`);
  return row ?? null;
}

function hits(match: string, { from, to }: CallFilter, { sort, beside, isBack }: Stretch, limit: SQL): SQL {
  const isDown = (sort === "-startedAt") !== isBack;
  const conditions = [
    sql`calls_search MATCH ${match}`,
    from && sql`rowid >= ${whole(placeAt(from.getTime()))}`,
    to && sql`rowid < ${whole(placeAt(to.getTime() + SECOND))}`,
    beside && sql`rowid ${sql.raw(isDown ? "<" : ">")} ${whole(placeOf(beside))}`,
  ].filter((condition) => condition !== undefined && condition !== null);
  return sql`(
    SELECT rowid AS place FROM calls_search WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY rowid ${sql.raw(isDown ? "DESC" : "ASC")} ${limit}) AS found`;
}

/** FTS5 takes no bound but a whole number, and D1 binds every number as a fraction. */
const whole = (value: number): SQL => sql`CAST(${value} AS INTEGER)`;
