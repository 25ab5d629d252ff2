import { and, count, eq, isNotNull, isNull, notExists } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { writeUnless } from "../auth/users.service";
import type { Db } from "../db";
import type { UserId } from "../lib/ids";
import { passkeys, recoveryCodes, totpFactors } from "./mfa.sql.ts";

/** The hash of any code that somebody has left: it tells the salt of all. */
export async function getUnusedHash(db: Db, userId: UserId): Promise<string | null> {
  const [row] = await db.select({ hash: recoveryCodes.hash }).from(recoveryCodes).where(isUnused(userId)).limit(1);
  return row?.hash ?? null;
}

export async function countUnused(db: Db, userId: UserId): Promise<number> {
  const [row] = await db.select({ n: count() }).from(recoveryCodes).where(isUnused(userId));
  return row?.n ?? 0;
}

const isUnused = (userId: UserId) => and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));

/** Spends a code with all that is told of it: of any number that bring it at once, one gets it, and for the others nothing is changed. */
export function spendHash(
  db: Db,
  userId: UserId,
  hash: string,
  now: Date,
  rest: readonly BatchItem<"sqlite">[],
): Promise<boolean> {
  const isIt = and(isUnused(userId), eq(recoveryCodes.hash, hash));
  const isSpent = notExists(db.select({ hash: recoveryCodes.hash }).from(recoveryCodes).where(isIt));
  return writeUnless(db, userId, isSpent, (undo) =>
    db.batch([undo, db.update(recoveryCodes).set({ usedAt: now }).where(isIt), ...rest]),
  );
}

/** A new set in place of the old one. */
export const replaceHashes = (db: Db, userId: UserId, hashes: readonly string[], createdAt: Date) =>
  [
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
    db.insert(recoveryCodes).values(hashes.map((hash) => ({ userId, hash, createdAt }))),
  ] as const;

/** For the batch that takes a factor away, after it: codes stand in for a factor, and go with the last one. */
export const deleteHashesWithoutFactor = (db: Db, userId: UserId) =>
  db.delete(recoveryCodes).where(
    and(
      eq(recoveryCodes.userId, userId),
      notExists(db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId))),
      notExists(
        db
          .select({ userId: totpFactors.userId })
          .from(totpFactors)
          .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt))),
      ),
    ),
  );
