import { and, eq, isNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db";
import { isAllowed } from "../lib/constraint";
import type { Id, UserId } from "../lib/ids";
import { emailTokens, type User, users } from "./auth.sql.ts";
import { writeUnless } from "./undo.queries";

/** People and their log-ins belong to no organisation, so these take none: each row is found by a secret or an address. */

const isKept = isNull(users.erasedAt);

export async function getUserByEmail(db: Db, email: string): Promise<User | null> {
  const [row] = await db
    .select()
    .from(users)
    .where(and(eq(users.email, email), isKept));
  return row ?? null;
}

export async function getUserByPhone(db: Db, phone: string): Promise<User | null> {
  const [row] = await db
    .select()
    .from(users)
    .where(and(eq(users.phone, phone), isKept));
  return row ?? null;
}

export async function getUser(db: Db, id: UserId): Promise<User | null> {
  const [row] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, id), isKept));
  return row ?? null;
}

type Change = Partial<
  Pick<User, "name" | "email" | "phone" | "passwordHash" | "locale" | "timeZone" | "emailVerifiedAt">
>;

export const updateUser = (db: Db, id: UserId, change: Change) => db.update(users).set(change).where(eq(users.id, id));

/**
 * Writes a batch that a right password allows; false, and nothing is changed, where another has taken that password's place since it
 * was compared. `write` is given a statement to put before all others.
 */
export const writeByPassword = (
  db: Db,
  { id, passwordHash }: Pick<User, "id" | "passwordHash">,
  write: (undo: BatchItem<"sqlite">) => Promise<unknown>,
): Promise<boolean> => writeUnless(db, id, sql`${users.passwordHash} IS NOT ${passwordHash}`, write);

const insertUser = (db: Db, user: User) => db.insert(users).values(user);

/**
 * Makes an account with all that belongs to it, in one batch; false, and nothing changed, when its address, number or identity
 * has an account already. SQLite decides: both are unique, and a failed statement undoes its whole batch.
 */
export async function createUser(db: Db, user: User, rest: readonly BatchItem<"sqlite">[]): Promise<boolean> {
  return orTaken(() => db.batch([insertUser(db, user), ...rest]));
}

/** Changes an account with all that goes with it; false, and nothing changed, when the new address or number is somebody else's. */
export async function changeUser(
  db: Db,
  id: UserId,
  change: Change,
  rest: readonly BatchItem<"sqlite">[],
): Promise<boolean> {
  return orTaken(() => db.batch([updateUser(db, id, change), ...rest]));
}

/** For the batch of an account that a link makes. */
export const markLinkUsed = (db: Db, id: Id<"emailToken">, now: Date) =>
  db
    .update(emailTokens)
    .set({ usedAt: now })
    .where(and(eq(emailTokens.id, id), isNull(emailTokens.usedAt)));

const orTaken = (write: () => Promise<unknown>): Promise<boolean> =>
  isAllowed(
    write,
    "UNIQUE constraint failed: users.email",
    "UNIQUE constraint failed: users.phone",
    "UNIQUE constraint failed: identities.",
  );
