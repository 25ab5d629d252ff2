import { and, eq, exists, inArray, isNotNull, not, or, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { OpenIdProvider } from "../auth/auth.schema";
import { users } from "../auth/auth.sql.ts";
import { writeUnless } from "../auth/users.service";
import type { Db } from "../db";
import { identities } from "../identities/identities.sql.ts";
import type { UserId } from "../lib/ids";
import { passkeys } from "../mfa/mfa.sql.ts";

/** What is written in one batch. */
export type Writes = readonly [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]];

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
 * Makes writes that take a way in away, all or none; false, and nothing changed, when none would be left after them. Of two
 * removals at once the second sees the first.
 */
export const writeKeepingAWayIn = (db: Db, userId: UserId, offered: Offered, writes: Writes): Promise<boolean> =>
  writeUnless(db, userId, not(hasWayIn(db, userId, offered)), (undo) => db.batch([...writes, undo]));

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
