import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "../db";
import type { UserId } from "../lib/ids";
import { type Challenge, challenges } from "./auth.sql.ts";

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

/** Ends somebody's log-ins that wait for their second factor: for the batch of what makes the first one stale. */
export const endHalfwayLogIns = (db: Db, userId: UserId, now: Date) =>
  db
    .update(challenges)
    .set({ usedAt: now })
    .where(and(eq(challenges.userId, userId), eq(challenges.kind, "second-factor"), isNull(challenges.usedAt)));
