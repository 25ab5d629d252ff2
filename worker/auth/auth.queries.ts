import { and, eq, isNull, lt } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db";
import type { Id, UserId } from "../lib/ids";
import { type EmailToken, emailTokens, sessions, type User, users } from "./auth.sql.ts";

/** People and their log-ins belong to no organisation, so these take none: each row is found by a secret or an address. */

export async function getUserByEmail(db: Db, email: string): Promise<User | null> {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return row ?? null;
}

export async function getUser(db: Db, id: UserId): Promise<User | null> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  return row ?? null;
}

export const updatePasswordHash = (db: Db, id: UserId, passwordHash: string) =>
  db.update(users).set({ passwordHash }).where(eq(users.id, id));

export const insertEmailToken = (db: Db, token: EmailToken) => db.insert(emailTokens).values(token);

export async function getEmailToken(db: Db, id: Id<"emailToken">): Promise<EmailToken | null> {
  const [row] = await db.select().from(emailTokens).where(eq(emailTokens.id, id));
  return row ?? null;
}

export async function getEmailTokenByHash(db: Db, tokenHash: string): Promise<EmailToken | null> {
  const [row] = await db.select().from(emailTokens).where(eq(emailTokens.tokenHash, tokenHash));
  return row ?? null;
}

/**
 * Spends a sign-up's link and creates its account in one batch; false, and nothing changed, when another click (or
 * another link to the same address) was first. SQLite decides: the address is unique, and a failed statement undoes
 * its whole batch.
 */
export async function createAccount(
  db: Db,
  tokenId: Id<"emailToken">,
  user: User,
  rest: readonly BatchItem<"sqlite">[],
  now: Date,
): Promise<boolean> {
  const spend = db
    .update(emailTokens)
    .set({ usedAt: now })
    .where(and(eq(emailTokens.id, tokenId), isNull(emailTokens.usedAt)));
  try {
    await db.batch([spend, db.insert(users).values(user), ...rest]);
    return true;
  } catch (error) {
    if (isTakenAddress(error)) return false;
    throw error;
  }
}

/** D1 tells which constraint failed in its message only; drizzle may wrap it. */
function isTakenAddress(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes("UNIQUE constraint failed: users.email") || isTakenAddress(error.cause);
}

/** A sign-up that nobody confirmed is personal data, so it is not kept. */
export async function deleteEndedBefore(db: Db, before: Date): Promise<void> {
  await db.batch([
    db.delete(emailTokens).where(lt(emailTokens.expiresAt, before)),
    db.delete(sessions).where(lt(sessions.expiresAt, before)),
  ]);
}
