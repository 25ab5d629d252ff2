import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { dailyRollups, hourRollups, topicRollups } from "../analytics/analytics.sql.ts";
import type { Db } from "../db";

/** Rollups are in US dollars: Vapi bills in them, and Twilio most accounts. What was paid in another currency is in no total. */
const IS_IN_DOLLARS = sql`coalesce(cost_currency, 'USD') = 'USD'`;

/** What one call adds to its day, as SQL over its row: the same expression adds it and takes it out again. */
const CONTRIBUTION = {
  calls: sql`1`,
  answered: sql`answered_at IS NOT NULL`,
  booked: sql`outcome IS 'booked'`,
  messages: sql`outcome IS 'message-taken'`,
  transferred: sql`outcome IS 'transferred'`,
  durationS: sql`coalesce(duration_s, 0)`,
  costMicros: sql`iif(${IS_IN_DOLLARS}, coalesce(cost_micros, 0), 0)`,
  costUnknown: sql`cost_micros IS NULL OR NOT ${IS_IN_DOLLARS}`,
} as const satisfies Partial<Record<keyof typeof dailyRollups.$inferSelect, SQL>>;

/** Test calls are the owner's own and count in no figure; nor do deleted ones, and those whose end nobody reported. */
const COUNTED = sql`archived_at IS NOT NULL AND is_test = 0 AND deleted_at IS NULL AND day IS NOT NULL`;
const MONTH = sql`substr(day, 1, 7) || '-01'`;
/** 1 is Monday (ISO 8601); SQLite's week begins on Sunday with 0. */
const WEEKDAY = sql`(strftime('%w', day) + 6) % 7 + 1`;

const plus = (column: SQLiteColumn) => sql`${column} + excluded.${sql.identifier(column.name)}`;

/**
 * The statements that add calls to the rollups (1), or take out what they added (-1), for the batch that changes them: taken out
 * before, added after.
 *
 * @param which a condition over `calls` that names organisation and calls
 */
export function countStatements(db: Db, which: SQL, sign: 1 | -1) {
  const by = sql.raw(String(sign));
  return [countDays(db, which, by), countTopics(db, which, by), countHours(db, which, by)] as const;
}

function countDays(db: Db, which: SQL, by: SQL) {
  const names = Object.keys(CONTRIBUTION) as (keyof typeof CONTRIBUTION)[];
  const sums = sql.join(
    names.map((name) => sql`${by} * sum(${CONTRIBUTION[name]})`),
    sql`, `,
  );
  return db
    .insert(dailyRollups)
    .select(sql`SELECT org_id, day, ${sums} FROM calls WHERE ${which} AND ${COUNTED} GROUP BY org_id, day`)
    .onConflictDoUpdate({
      target: [dailyRollups.orgId, dailyRollups.day],
      set: Object.fromEntries(names.map((name) => [name, plus(dailyRollups[name])])),
    });
}

function countTopics(db: Db, which: SQL, by: SQL) {
  return db
    .insert(topicRollups)
    .select(sql`
      SELECT org_id, ${MONTH}, topic, ${by} * count(*) FROM calls
      WHERE ${which} AND ${COUNTED} AND topic IS NOT NULL GROUP BY 1, 2, 3`)
    .onConflictDoUpdate({
      target: [topicRollups.orgId, topicRollups.month, topicRollups.topic],
      set: { calls: plus(topicRollups.calls) },
    });
}

function countHours(db: Db, which: SQL, by: SQL) {
  return db
    .insert(hourRollups)
    .select(sql`
      SELECT org_id, ${MONTH}, ${WEEKDAY}, hour, ${by} * count(*) FROM calls
      WHERE ${which} AND ${COUNTED} AND hour IS NOT NULL GROUP BY 1, 2, 3, 4`)
    .onConflictDoUpdate({
      target: [hourRollups.orgId, hourRollups.month, hourRollups.weekday, hourRollups.hour],
      set: { calls: plus(hourRollups.calls) },
    });
}
