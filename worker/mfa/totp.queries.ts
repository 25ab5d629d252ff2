import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db";
import { isAllowed } from "../lib/constraint";
import type { UserId } from "../lib/ids";
import { type TotpFactor, totpFactors } from "./mfa.sql.ts";

export async function getTotpFactor(db: Db, userId: UserId): Promise<TotpFactor | null> {
  const [row] = await db.select().from(totpFactors).where(eq(totpFactors.userId, userId));
  return row ?? null;
}

/** Puts a secret in place of one that was never confirmed; false when one was. */
export async function proposeTotpFactor(db: Db, factor: TotpFactor): Promise<boolean> {
  const { secret, createdAt } = factor;
  const rows = await db
    .insert(totpFactors)
    .values(factor)
    .onConflictDoUpdate({
      target: totpFactors.userId,
      set: { secret, createdAt },
      setWhere: isNull(totpFactors.confirmedAt),
    })
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

const isFresh = (step: number) => or(isNull(totpFactors.lastStep), lt(totpFactors.lastStep, step));

/**
 * Makes an app count, with all that goes with it; false, and nothing changed, when another request has confirmed or replaced it
 * meanwhile. Taking the secret away then breaks a constraint, which undoes the batch.
 */
export async function confirmTotpFactor(
  db: Db,
  { userId, secret }: TotpFactor,
  step: number,
  now: Date,
  rest: readonly BatchItem<"sqlite">[],
): Promise<boolean> {
  const unchanged = and(eq(totpFactors.secret, secret), isNull(totpFactors.confirmedAt));
  const confirm = db
    .update(totpFactors)
    .set({ secret: sql`CASE WHEN ${unchanged} THEN ${secret} END`, confirmedAt: now, lastStep: step })
    .where(eq(totpFactors.userId, userId));
  return isAllowed(() => db.batch([confirm, ...rest]), "NOT NULL constraint failed: totp_factors.secret");
}

/** Spends the code of a time step: of any number that bring it at once, one gets it, and none a later time. */
export async function spendTotpStep(db: Db, userId: UserId, step: number): Promise<boolean> {
  const rows = await db
    .update(totpFactors)
    .set({ lastStep: step })
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt), isFresh(step)))
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

export const deleteTotpFactor = (db: Db, userId: UserId) =>
  db.delete(totpFactors).where(eq(totpFactors.userId, userId));
