import { type SQL, sql } from "drizzle-orm";
import type { CallOutcome, CallStatus } from "../../durable-objects/call.schema";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import type { CallSort } from "./calls.schema";
import { CONTACT, COST, DURATION } from "./calls.sql.ts";
import { LISTED, type ListedCall, listedCall, type StoredCall } from "./listed-call";

/** A place between two rows of a list: beside the row with this value of what it is sorted by (milliseconds, seconds, micros) and this id. */
export type CallPlace = { key: number; id: CallId };

export type CallFilter = {
  status?: CallStatus | "live" | undefined;
  outcome?: CallOutcome | undefined;
  numberId?: string | undefined;
  contact?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  minDurationS?: number | undefined;
  maxDurationS?: number | undefined;
};

/** Rows of an index that one page may look at, whatever it finds: a rare thing among a million calls costs a few pages, never a scan. */
export const MOST_LOOKED_AT = 2000;

/** What a list is sorted by, and the index that has it in that order. */
const KEYS = {
  startedAt: { key: sql.raw("started_at"), index: "calls_by_start" },
  durationS: { key: sql.raw(DURATION), index: "calls_by_duration" },
  cost: { key: sql.raw(COST), index: "calls_by_cost" },
} as const;

/** Of a list in this order, the rows after (or before) a place. */
export type Stretch = { sort: CallSort; beside: CallPlace | null; isBack: boolean };

/**
 * Calls in the order of an index: as cheap on the last page as on the first. What the index cannot serve is tried on at most
 * {@link MOST_LOOKED_AT} of its rows. In the direction gone: turn them round on the way back.
 */
export async function listCalls(
  db: Db,
  orgId: OrgId,
  filter: CallFilter,
  stretch: Stretch,
  limit: number,
): Promise<ListedCall[]> {
  const window = windowOf(orgId, filter, stretch, sql`${sql.raw(LISTED)}, deleted_at`, sql`LIMIT ${MOST_LOOKED_AT}`);
  // SQLite runs such a subquery as a coroutine: it stops once the page is full, and keeps its order.
  const stored = await db.all<StoredCall>(
    sql`SELECT ${sql.raw(LISTED)}, sort_key AS sortKey FROM (${window}) WHERE ${all(residual(filter))} LIMIT ${limit}`,
  );
  return stored.map(listedCall);
}

/** The last row that a page looked at, where it stopped before the end of the list; null where there was no more. */
export async function lastLookedAt(
  db: Db,
  orgId: OrgId,
  filter: CallFilter,
  stretch: Stretch,
): Promise<CallPlace | null> {
  const limit = sql`LIMIT 1 OFFSET ${MOST_LOOKED_AT - 1}`;
  const [row] = await db.all<{ id: CallId; sort_key: number }>(windowOf(orgId, filter, stretch, sql`id`, limit));
  return row ? { key: row.sort_key, id: row.id } : null;
}

type Index = "calls_live" | "calls_by_contact" | "calls_by_outcome" | (typeof KEYS)[keyof typeof KEYS]["index"];

const sortOf = (sort: CallSort) => {
  const isDescending = sort.startsWith("-");
  const name = sort.replace("-", "") as keyof typeof KEYS;
  return { ...KEYS[name], isDescending, isByTime: name === "startedAt" };
};

/** The one that leaves the fewest rows to look at, in the order asked for. Live calls are so few that they are sorted. */
function indexOf({ status, contact, outcome }: CallFilter, sort: CallSort): Index {
  if (status !== undefined && status !== "ended") return "calls_live";
  const { index, isByTime } = sortOf(sort);
  if (!isByTime) return index;
  if (contact !== undefined) return "calls_by_contact";
  return outcome === undefined ? index : "calls_by_outcome";
}

function windowOf(orgId: OrgId, filter: CallFilter, { sort, beside, isBack }: Stretch, columns: SQL, limit: SQL): SQL {
  const index = indexOf(filter, sort);
  const { key, isDescending } = sortOf(sort);
  const isUp = isDescending === isBack;
  const towards = isUp ? sql`ASC` : sql`DESC`;
  const conditions = [sql`org_id = ${orgId}`, ...served(filter, index), beside ? past(key, beside, isUp) : undefined];
  // The `+` keeps SQLite from reading every call in order to find the few that go on.
  const order = index === "calls_live" ? sql`+${key}` : key;
  return sql`SELECT ${columns}, ${key} AS sort_key FROM calls WHERE ${all(conditions)}
    ORDER BY ${order} ${towards}, id ${towards} ${limit}`;
}

/** What an index's own order serves. */
function served(filter: CallFilter, index: Index): (SQL | undefined)[] {
  const { outcome, contact, from, to, minDurationS, maxDurationS } = filter;
  const duration = sql.raw(DURATION);
  const during = [from && sql`started_at >= ${from.getTime()}`, to && sql`started_at < ${to.getTime()}`];
  switch (index) {
    case "calls_live":
      return [sql`status <> 'ended'`];
    case "calls_by_contact":
      return [sql`${sql.raw(CONTACT)} = ${contact}`, ...during];
    case "calls_by_outcome":
      return [outcome && sql`outcome = ${outcome}`, ...during];
    case "calls_by_start":
      return during;
    case "calls_by_duration":
      return [
        minDurationS === undefined ? undefined : sql`${duration} >= ${minDurationS}`,
        maxDurationS === undefined ? undefined : sql`${duration} <= ${maxDurationS}`,
      ];
    case "calls_by_cost":
      return [];
  }
}

/** Every filter, on the rows looked at: what the index has served is true of them all. */
export function residual({ status, ...filter }: CallFilter): (SQL | undefined)[] {
  const { outcome, numberId, contact, from, to, minDurationS, maxDurationS } = filter;
  return [
    sql`deleted_at IS NULL`,
    status && (status === "live" ? sql`status <> 'ended'` : sql`status = ${status}`),
    outcome && sql`outcome = ${outcome}`,
    numberId === undefined ? undefined : sql`number_id = ${numberId}`,
    contact === undefined ? undefined : sql`${sql.raw(CONTACT)} = ${contact}`,
    from && sql`started_at >= ${from.getTime()}`,
    to && sql`started_at < ${to.getTime()}`,
    minDurationS === undefined ? undefined : sql`duration_s >= ${minDurationS}`,
    maxDurationS === undefined ? undefined : sql`duration_s <= ${maxDurationS}`,
  ];
}

/** The bound on the key alone lets the index be entered at the right place; the second part settles equal keys. */
const past = (key: SQL, { key: value, id }: CallPlace, isUp: boolean): SQL =>
  isUp
    ? sql`(${key} >= ${value} AND (${key} > ${value} OR id > ${id}))`
    : sql`(${key} <= ${value} AND (${key} < ${value} OR id < ${id}))`;

/** Conditions that must all hold; what is undefined asks for nothing. */
export const all = (conditions: (SQL | undefined)[]): SQL =>
  sql.join(
    conditions.filter((condition) => condition !== undefined),
    sql` AND `,
  );
