import { and, asc, eq } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { type User, users } from "../auth/auth.sql.ts";
import type { Db } from "../db";
import { isAllowed } from "../lib/constraint";
import type { Id, UserId } from "../lib/ids";
import { type Identity, identities } from "./identities.sql.ts";

export const insertIdentityRow = (db: Db, identity: Identity) => db.insert(identities).values(identity);

/** Whose account an account at a provider opens; `user` is null once that person has asked to be erased. */
export async function getIdentityOwner(
  db: Db,
  issuer: string,
  subject: string,
): Promise<{ identity: Identity; user: User | null } | null> {
  const [row] = await db
    .select()
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  return row ? { identity: row.identities, user: row.users.erasedAt ? null : row.users } : null;
}

/** The accounts at providers that open somebody's account, oldest first. */
export const listIdentities = (db: Db, userId: UserId): Promise<Identity[]> =>
  db
    .select()
    .from(identities)
    .where(eq(identities.userId, userId))
    .orderBy(asc(identities.createdAt), asc(identities.id));

export const updateLastUsed = (db: Db, id: Id<"identity">, lastUsedAt: Date) =>
  db.update(identities).set({ lastUsedAt }).where(eq(identities.id, id));

export const deleteIdentity = (db: Db, userId: UserId, id: Id<"identity">) =>
  db.delete(identities).where(and(eq(identities.userId, userId), eq(identities.id, id)));

/** Adds an identity with all that goes with it; false, and nothing changed, when another request has just added it. */
export async function linkIdentityRow(
  db: Db,
  identity: Identity,
  rest: readonly BatchItem<"sqlite">[],
): Promise<boolean> {
  return isAllowed(
    () => db.batch([insertIdentityRow(db, identity), ...rest]),
    "UNIQUE constraint failed: identities.issuer",
  );
}
