import { and, eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db";
import { isAllowed } from "../lib/constraint";
import type { UserId } from "../lib/ids";
import { users } from "./auth.sql.ts";

/**
 * Writes a batch of somebody's unless a condition holds in the midst of it: false then, and nothing is changed. D1 knows no
 * transaction that could look first. So `write` is given a statement to put where the condition counts: it breaks a constraint,
 * which undoes the whole batch.
 */
export async function writeUnless(
  db: Db,
  userId: UserId,
  condition: SQL,
  write: (undo: BatchItem<"sqlite">) => Promise<unknown>,
): Promise<boolean> {
  const undo = db
    .update(users)
    .set({ name: sql`NULL` })
    .where(and(eq(users.id, userId), condition));
  return isAllowed(() => write(undo), "NOT NULL constraint failed: users.name");
}
