import { and, eq, exists, inArray, isNotNull, not, or, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { OpenIdProvider } from "../auth/auth.schema";
import { users } from "../auth/auth.sql.ts";
import type { Db } from "../db";
import { identities } from "../identities/identities.sql.ts";
import type { UserId } from "../lib/ids";
import { passkeys } from "../mfa/mfa.sql.ts";

/** Which ways in need something that a deployment may not have. */
export type Offered = { phone: boolean; providers: OpenIdProvider[] };

/** What somebody has that opens their account; null when the account is gone. */
export async function getKeys(db: Db, userId: UserId) {
  const [[user], linked, [passkey]] = await db.batch([
    db
      .select({ email: users.email, phone: users.phone, passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, userId)),
    db.selectDistinct({ provider: identities.provider }).from(identities).where(eq(identities.userId, userId)),
    db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId)).limit(1),
  ]);
  return user
    ? { ...user, providers: linked.map(({ provider }) => provider), hasPasskey: passkey !== undefined }
    : null;
}

/**
 * Makes writes that take a way in away, all or none; false, and nothing changed, when none would be left after them. The last
 * statement breaks a constraint in that case, which undoes the batch: of two removals at once the second sees the first.
 */
export async function writeKeepingAWayIn(
  db: Db,
  userId: UserId,
  offered: Offered,
  writes: readonly BatchItem<"sqlite">[],
): Promise<boolean> {
  const refuseNone = db
    .update(users)
    .set({ name: sql`NULL` })
    .where(and(eq(users.id, userId), not(hasWayIn(db, userId, offered))));
  const [first, ...rest] = [...writes, refuseNone];
  if (!first) return true;
  try {
    await db.batch([first, ...rest]);
    return true;
  } catch (error) {
    if (isNoneLeft(error)) return false;
    throw error;
  }
}

function hasWayIn(db: Db, userId: UserId, { phone, providers }: Offered) {
  const linked = and(eq(identities.userId, userId), inArray(identities.provider, providers));
  const any = or(
    isNotNull(users.email),
    phone ? isNotNull(users.phone) : undefined,
    exists(db.select({ id: identities.id }).from(identities).where(linked)),
    exists(db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId))),
  );
  return any ?? sql`0`;
}

/** D1 tells which constraint failed in its message only; drizzle may wrap it. */
function isNoneLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes("NOT NULL constraint failed: users.name") || isNoneLeft(error.cause);
}
