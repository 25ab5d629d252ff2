import { and, eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db";
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
  try {
    await write(undo);
    return true;
  } catch (error) {
    if (isUndone(error)) return false;
    throw error;
  }
}

/** D1 tells which constraint failed in its message only; drizzle may wrap it. */
function isUndone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes("NOT NULL constraint failed: users.name") || isUndone(error.cause);
}
