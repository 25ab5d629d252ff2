import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Turn } from "../../durable-objects/call.schema";
import { type Db, prepared } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { type CallRow, type CallTurnRow, calls } from "./calls.sql.ts";

type StoredTurn = Omit<CallTurnRow, "orgId" | "callId" | "position">;

/** In one statement, its turns as one JSON text: D1 and drizzle take their time for each statement, row and column. */
const detail = prepared((db) =>
  db
    .select({
      ...getTableColumns(calls),
      turns: sql<string>`(
        SELECT json_group_array(json_object('id', id, 'role', role, 'text', text, 'heardText', heard_text, 'lang', lang,
                                            'atMs', at_ms, 'endMs', end_ms, 'latency', json(latency)))
        FROM (SELECT * FROM call_turns WHERE call_id = calls.id AND call_turns.org_id = calls.org_id ORDER BY position))`.mapWith(
        (text: string): StoredTurn[] => JSON.parse(text),
      ),
    })
    .from(calls)
    .where(and(eq(calls.orgId, sql.placeholder("orgId")), eq(calls.id, sql.placeholder("id")), isNull(calls.deletedAt)))
    .prepare(),
);

/** A call and what was said in it, in one round trip. */
export async function getCallWithTurns(
  db: Db,
  orgId: OrgId,
  id: CallId,
): Promise<{ call: CallRow; turns: Turn[] } | null> {
  const [row] = await detail(db).all({ orgId, id });
  if (!row) return null;
  const { turns, ...call } = row;
  return { call, turns: turns.map(asTurn) };
}

const asTurn = ({ lang, endMs, latency, heardText, ...turn }: StoredTurn): Turn => ({
  ...turn,
  final: true,
  ...(lang === null ? {} : { lang }),
  ...(endMs === null ? {} : { endMs }),
  ...(latency === null ? {} : { latency }),
  ...(heardText === null ? {} : { heardText }),
});
