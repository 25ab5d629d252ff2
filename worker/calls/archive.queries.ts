import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Turn } from "../../durable-objects/call.schema";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { calls, callTurns } from "./calls.sql.ts";
import { countStatements } from "./count.queries";
import { namedCalls } from "./named-calls.queries";
import { SLOT } from "./search-place";

/** A call as the archive writes it. What only a search or a deletion sets is theirs. */
export type ArchivedCall = Omit<typeof calls.$inferInsert, "orgId" | "searchSlot" | "deletedAt"> & {
  day: string;
  hour: number;
  archivedAt: Date;
};
export type Archived = { call: ArchivedCall; turns: Turn[] };

/**
 * The statements that write finished calls of one organisation, for one batch, which D1 runs as one transaction: whatever they
 * had added to the rollups is taken out, they leave the search index, rows and turns are replaced, and both are added anew. Run
 * twice, or again with a report that came late, they leave the same rows. As many statements for a hundred calls as for one, but
 * for the texts: rows travel as JSON, because D1 binds at most 100 values.
 */
export function archiveStatements(db: Db, orgId: OrgId, archived: Archived[]) {
  const ids = archived.map(({ call }) => call.id);
  const these = namedCalls(orgId, ids);
  return [
    ...countStatements(db, these, -1),
    db.update(calls).set({ searchSlot: null }).where(sql`${these} AND search_slot IS NOT NULL`),
    ...upsertCalls(
      db,
      archived.map(({ call }) => ({ ...call, orgId, searchSlot: null, deletedAt: null })),
    ),
    db
      .delete(callTurns)
      .where(and(sql`call_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`, eq(callTurns.orgId, orgId))),
    ...insertTurns(db, orgId, archived),
    db
      .update(calls)
      .set({ searchSlot: sql.raw(SLOT) })
      .where(these),
    ...countStatements(db, these, 1),
  ] as const;
}

/** Characters of JSON a statement: with the longest row or turn beside them, far from D1's 2 MB a value. */
const CHUNK_CHARS = 400_000;

function chunked(rows: object[]): string[] {
  const chunks: string[] = [];
  let chunk: string[] = [];
  let length = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (length + text.length > CHUNK_CHARS && chunk.length > 0) {
      chunks.push(`[${chunk.join(",")}]`);
      chunk = [];
      length = 0;
    }
    chunk.push(text);
    length += text.length;
  }
  return chunk.length > 0 ? [...chunks, `[${chunk.join(",")}]`] : chunks;
}

/** In the order of the table, which is what drizzle names before a SELECT. */
const COLUMNS = Object.entries(getTableColumns(calls));
/** A deletion outlives a report that came late, and the index is set afterwards. */
const KEPT = new Set(["id", "orgId", "searchSlot", "deletedAt"]);

/** A recording that was copied, or found to be missing, since the archive read its row stays so. */
const IS_SETTLED = sql`calls.recording_status IN ('stored', 'unavailable')`;
const RECORDED = {
  recordingStatus: sql`CASE WHEN ${IS_SETTLED} THEN calls.recording_status ELSE excluded.recording_status END`,
  recordingKey: sql`coalesce(calls.recording_key, excluded.recording_key)`,
  recordingReason: sql`coalesce(calls.recording_reason, excluded.recording_reason)`,
};

/** So does a cost that somebody else has told than the report. */
const IS_COST_TOLD = sql`excluded.cost_micros IS NOT NULL`;
const COSTED = {
  costMicros: sql`coalesce(excluded.cost_micros, calls.cost_micros)`,
  costCurrency: sql`iif(${IS_COST_TOLD}, excluded.cost_currency, calls.cost_currency)`,
  costLines: sql`iif(${IS_COST_TOLD}, excluded.cost_lines, calls.cost_lines)`,
};

function upsertCalls(db: Db, rows: (typeof calls.$inferInsert)[]) {
  const stored = rows.map((row) => {
    const given = new Map<string, unknown>(Object.entries(row));
    return Object.fromEntries(COLUMNS.map(([key, column]) => [column.name, toDriver(column, given.get(key))]));
  });
  const values = sql.join(
    COLUMNS.map(([, column]) => sql.raw(`value ->> '${column.name}'`)),
    sql`, `,
  );
  const replaced: Record<string, SQL> = Object.fromEntries(
    COLUMNS.filter(([key]) => !KEPT.has(key)).map(([key, column]) => [
      key,
      sql`excluded.${sql.identifier(column.name)}`,
    ]),
  );
  return chunked(stored).map((chunk) =>
    db
      .insert(calls)
      .select(sql`SELECT ${values} FROM json_each(${chunk}) WHERE true`)
      .onConflictDoUpdate({
        target: calls.id,
        set: { ...replaced, ...RECORDED, ...COSTED },
        setWhere: sql`calls.org_id = excluded.org_id`,
      }),
  );
}

const toDriver = (column: SQLiteColumn, value: unknown): unknown =>
  value === undefined || value === null ? null : column.mapToDriverValue(value);

function insertTurns(db: Db, orgId: OrgId, archived: Archived[]) {
  const rows = archived.flatMap(({ call, turns }) =>
    turns.map((turn, position) => ({ ...turn, position, callId: call.id satisfies CallId })),
  );
  return chunked(rows).map((chunk) =>
    db.insert(callTurns).select(sql`
      SELECT ${orgId}, value ->> 'callId', value ->> 'id', value ->> 'position', value ->> 'role', value ->> 'text',
             value ->> 'heardText', value ->> 'lang', value ->> 'atMs', value ->> 'endMs', value -> 'latency'
      FROM json_each(${chunk})`),
  );
}

/** The calls among these that are archived or begun, to be gone on from. */
export const getCallsOf = (db: Db, orgId: OrgId, ids: CallId[]) =>
  db.select().from(calls).where(namedCalls(orgId, ids));
