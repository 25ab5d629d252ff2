import { and, eq, gt, isNull, notExists } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db";
import type { UserId } from "../lib/ids";
import { type Challenge, challenges } from "./auth.sql.ts";
import { writeUnless } from "./undo.queries";

export const insertChallenge = (db: Db, challenge: Challenge) => db.insert(challenges).values(challenge);

const isOpen = (kind: Challenge["kind"], tokenHash: string, now: Date) =>
  and(
    eq(challenges.tokenHash, tokenHash),
    eq(challenges.kind, kind),
    isNull(challenges.usedAt),
    gt(challenges.expiresAt, now),
  );

export async function getOpenChallenge(
  db: Db,
  kind: Challenge["kind"],
  tokenHash: string,
  now: Date,
): Promise<Challenge | null> {
  const [row] = await db
    .select()
    .from(challenges)
    .where(isOpen(kind, tokenHash, now));
  return row ?? null;
}

/** Spends a challenge: of any number that try at once, one gets it. */
export async function spendChallenge(
  db: Db,
  kind: Challenge["kind"],
  tokenHash: string,
  now: Date,
): Promise<Challenge | null> {
  const [row] = await db
    .update(challenges)
    .set({ usedAt: now })
    .where(isOpen(kind, tokenHash, now))
    .returning();
  return row ?? null;
}

/**
 * Writes what an open challenge of somebody's allows, and spends it, in one batch; false, and nothing is changed, once it is spent or
 * over. `write` is given the statements that do so.
 */
export function writeByChallenge(
  db: Db,
  { id, userId }: { id: Challenge["id"]; userId: UserId },
  now: Date,
  write: (spending: BatchItem<"sqlite">[]) => Promise<unknown>,
): Promise<boolean> {
  const isIt = and(eq(challenges.id, id), isNull(challenges.usedAt), gt(challenges.expiresAt, now));
  const isOver = notExists(db.select({ id: challenges.id }).from(challenges).where(isIt));
  const spend = db.update(challenges).set({ usedAt: now }).where(isIt);
  return writeUnless(db, userId, isOver, (undo) => write([undo, spend]));
}

/** Ends somebody's log-ins that wait for their second factor: for the batch of what makes the first one stale. */
export const endHalfwayLogIns = (db: Db, userId: UserId, now: Date) =>
  db
    .update(challenges)
    .set({ usedAt: now })
    .where(and(eq(challenges.userId, userId), eq(challenges.kind, "second-factor"), isNull(challenges.usedAt)));
