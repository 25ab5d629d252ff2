import { and, eq, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Turn } from "../../durable-objects/call.schema";
import { dailyRollups, topicRollups } from "../analytics/analytics.sql.ts";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { calls, callTurns } from "./calls.sql.ts";

export type ArchivedCall = typeof calls.$inferInsert & { day: string; archivedAt: Date };

/** What one call adds to its day, as SQL over the `calls` row: the same expression adds it and takes it out again. */
const CONTRIBUTION = {
  calls: sql`1`,
  answered: sql`answered_at IS NOT NULL`,
  booked: sql`outcome IS 'booked'`,
  messages: sql`outcome IS 'message-taken'`,
  transferred: sql`outcome IS 'transferred'`,
  durationS: sql`coalesce(duration_s, 0)`,
  costMicros: sql`coalesce(cost_micros, 0)`,
  costUnknown: sql`cost_micros IS NULL`,
} as const satisfies Partial<Record<keyof typeof dailyRollups.$inferSelect, SQL>>;

/**
 * The statements that write a finished call, for one batch, which D1 runs as one transaction: whatever the call had
 * added to the rollups is taken out, the row and its turns are replaced, and the new figures are added. Run twice, or
 * again with a report that came late, they leave the same rows.
 */
export function archiveStatements(db: Db, call: ArchivedCall, turns: Turn[]) {
  const { id, orgId } = call;
  return [
    countDay(db, orgId, id, -1),
    countTopic(db, orgId, id, -1),
    db
      .insert(calls)
      .values(call)
      .onConflictDoUpdate({ target: calls.id, set: call, setWhere: eq(calls.orgId, orgId) }),
    db.delete(callTurns).where(and(eq(callTurns.callId, id), eq(callTurns.orgId, orgId))),
    ...insertTurns(db, orgId, id, turns),
    countDay(db, orgId, id, 1),
    countTopic(db, orgId, id, 1),
  ] as const;
}

/** Turns a statement: with `MAX_TURN_CHARS`, no JSON text comes near D1's 2 MB a value. */
const TURNS_A_STATEMENT = 40;

/** D1 binds at most 100 values, so turns travel as JSON text. */
function insertTurns(db: Db, orgId: OrgId, callId: CallId, turns: Turn[]) {
  const rows = turns.map((turn, position) => ({ ...turn, position }));
  const chunks = Array.from({ length: Math.ceil(rows.length / TURNS_A_STATEMENT) }, (_, index) =>
    rows.slice(index * TURNS_A_STATEMENT, (index + 1) * TURNS_A_STATEMENT),
  );
  return chunks.map((chunk) =>
    // In the order of the table's columns, which is what drizzle names before a SELECT.
    db.insert(callTurns).select(sql`
      SELECT ${orgId}, ${callId}, value ->> 'id', value ->> 'position', value ->> 'role', value ->> 'text',
             value ->> 'heardText', value ->> 'lang', value ->> 'atMs', value ->> 'endMs', value -> 'latency'
      FROM json_each(${JSON.stringify(chunk)})`),
  );
}

/** Test calls are the owner's own and count in no figure. */
const counted = (orgId: OrgId, id: CallId) =>
  sql`id = ${id} AND org_id = ${orgId} AND archived_at IS NOT NULL AND is_test = 0`;

const plus = (column: SQLiteColumn) => sql`${column} + excluded.${sql.identifier(column.name)}`;

function countDay(db: Db, orgId: OrgId, id: CallId, sign: 1 | -1) {
  const names = Object.keys(CONTRIBUTION) as (keyof typeof CONTRIBUTION)[];
  const signed = sql.join(
    names.map((name) => sql`${sql.raw(String(sign))} * (${CONTRIBUTION[name]})`),
    sql`, `,
  );
  return db
    .insert(dailyRollups)
    .select(sql`SELECT org_id, day, ${signed} FROM calls WHERE ${counted(orgId, id)}`)
    .onConflictDoUpdate({
      target: [dailyRollups.orgId, dailyRollups.day],
      set: Object.fromEntries(names.map((name) => [name, plus(dailyRollups[name])])),
    });
}

function countTopic(db: Db, orgId: OrgId, id: CallId, sign: 1 | -1) {
  return db
    .insert(topicRollups)
    .select(sql`
      SELECT org_id, substr(day, 1, 7) || '-01', topic, ${sql.raw(String(sign))} FROM calls
      WHERE ${counted(orgId, id)} AND topic IS NOT NULL`)
    .onConflictDoUpdate({
      target: [topicRollups.orgId, topicRollups.month, topicRollups.topic],
      set: { calls: plus(topicRollups.calls) },
    });
}
