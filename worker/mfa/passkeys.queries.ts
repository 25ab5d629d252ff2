import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db";
import { isForbiddenBy } from "../lib/constraint";
import type { UserId } from "../lib/ids";
import { type Passkey, passkeys } from "./mfa.sql.ts";

/** Somebody's passkeys, the oldest first. */
export const listPasskeys = (db: Db, userId: UserId): Promise<Passkey[]> =>
  db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt), asc(passkeys.id));

/** By the credential's id, which the answer of a passkey names before it is known whose it is. */
export async function getPasskey(db: Db, id: string): Promise<Passkey | null> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.id, id));
  return row ?? null;
}

/**
 * Adds a passkey with all that goes with it. Nothing is changed where it is registered already, or where its owner has `most`:
 * both break a constraint, which undoes the batch.
 */
export async function addPasskey(
  db: Db,
  passkey: Passkey,
  most: number,
  rest: readonly BatchItem<"sqlite">[],
): Promise<"added" | "known" | "too-many"> {
  const { userId } = passkey;
  const held = db.$count(passkeys, eq(passkeys.userId, userId));
  const insert = db
    .insert(passkeys)
    .values({ ...passkey, userId: sql`CASE WHEN ${held} < ${most} THEN ${userId} END` });
  try {
    await db.batch([insert, ...rest]);
    return "added";
  } catch (error) {
    if (isForbiddenBy(error, "UNIQUE constraint failed: passkeys.id")) return "known";
    if (isForbiddenBy(error, "NOT NULL constraint failed: passkeys.user_id")) return "too-many";
    throw error;
  }
}

/**
 * Notes that a passkey was used; false when its counter has not grown since the last time, which a copy of it would show
 * (WebAuthn level 3, 7.2, step 22). Authenticators that keep no counter send 0 for ever.
 */
export async function markPasskeyUsed(
  db: Db,
  id: string,
  { counter, isBackedUp }: Pick<Passkey, "counter" | "isBackedUp">,
  now: Date,
): Promise<boolean> {
  const hasGrown = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter);
  const rows = await db
    .update(passkeys)
    .set({ counter, isBackedUp, lastUsedAt: now })
    .where(and(eq(passkeys.id, id), hasGrown))
    .returning({ id: passkeys.id });
  return rows.length > 0;
}

const isOwn = (userId: UserId, id: string) => and(eq(passkeys.userId, userId), eq(passkeys.id, id));

export async function renamePasskeyRow(db: Db, userId: UserId, id: string, name: string): Promise<boolean> {
  const rows = await db.update(passkeys).set({ name }).where(isOwn(userId, id)).returning({ id: passkeys.id });
  return rows.length > 0;
}

export const deletePasskey = (db: Db, userId: UserId, id: string) => db.delete(passkeys).where(isOwn(userId, id));
