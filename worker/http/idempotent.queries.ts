import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../db";
import { idempotencyKeys } from "../jobs/jobs.sql.ts";
import type { OrgId } from "../lib/ids";

export type RequestKey = { orgId: OrgId; route: string; key: string };

const is = ({ orgId, route, key }: RequestKey) =>
  and(eq(idempotencyKeys.orgId, orgId), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));

/** Takes the key. Null: it was free, and the request is the first. Else the first request, as far as it got. */
export async function beginRequest(db: Db, id: RequestKey, bodyHash: string, at: Date, abandonedBefore: Date) {
  const taken = await db
    .insert(idempotencyKeys)
    .values({ ...id, bodyHash, status: null, response: null, createdAt: at })
    .onConflictDoUpdate({
      target: [idempotencyKeys.orgId, idempotencyKeys.route, idempotencyKeys.key],
      set: { bodyHash, createdAt: at },
      setWhere: sql`${idempotencyKeys.status} IS NULL AND ${idempotencyKeys.createdAt} < ${abandonedBefore.getTime()}`,
    })
    .returning({ key: idempotencyKeys.key });
  if (taken.length > 0) return null;
  const [first] = await db
    .select({
      bodyHash: idempotencyKeys.bodyHash,
      status: idempotencyKeys.status,
      response: idempotencyKeys.response,
    })
    .from(idempotencyKeys)
    .where(is(id));
  // Freed between the two statements: as good as still running, and the caller tries again.
  return first ?? { bodyHash, status: null, response: null };
}

/** HTTP's own "Processing": the act has begun, and its answer is not known. */
export const BEGUN = 102;

/** Statements for the batch of what is written down before an act, and of what says that it was not done after all. */
export const markBegun = (db: Db, id: RequestKey) => db.update(idempotencyKeys).set({ status: BEGUN }).where(is(id));
export const markNotBegun = (db: Db, id: RequestKey) =>
  db
    .update(idempotencyKeys)
    .set({ status: null })
    .where(and(is(id), eq(idempotencyKeys.status, BEGUN)));

export async function rememberAnswer(db: Db, id: RequestKey, status: number, response: string): Promise<void> {
  await db.update(idempotencyKeys).set({ status, response }).where(is(id));
}

/** Frees the key of a request that came to nothing; not that of an act that has begun. */
export async function forgetRequest(db: Db, id: RequestKey): Promise<void> {
  await db.delete(idempotencyKeys).where(and(is(id), isNull(idempotencyKeys.status)));
}
