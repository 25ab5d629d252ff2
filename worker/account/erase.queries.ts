import { and, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { emailTokens, type User, users } from "../auth/auth.sql.ts";
import { writeUnless } from "../auth/users.service";
import { calls } from "../calls/calls.sql.ts";
import type { Db } from "../db";
import { failedJobs, idempotencyKeys, outbox } from "../jobs/jobs.sql.ts";
import type { OrgId, UserId } from "../lib/ids";
import { mailBounces } from "../mail/mail.sql.ts";
import { phoneNumbers } from "../numbers/numbers.sql.ts";
import { memberships, orgs } from "../orgs/orgs.sql.ts";

/** Members of `memberships`' row's organisation beside its own user, but for those who are gone themselves. */
const others = sql`SELECT 1 FROM ${memberships} AS other JOIN ${users} AS person ON person.id = other.user_id
  WHERE other.org_id = ${memberships.orgId} AND other.user_id <> ${memberships.userId} AND person.erased_at IS NULL`;
const isAlone = sql<boolean>`NOT EXISTS (${others})`.mapWith(Boolean);
/** Others are there, and none of them owns it. */
const isNeeded = sql<boolean>`(
  ${memberships.role} = 'owner' AND EXISTS (${others}) AND NOT EXISTS (${others} AND other.role = 'owner')
)`.mapWith(Boolean);

const callsMade = sql<number>`(SELECT count(*) FROM ${calls} WHERE ${calls.orgId} = ${orgs.id})`;
const numbersHeld = sql<number>`(
  SELECT count(*) FROM ${phoneNumbers} WHERE ${phoneNumbers.orgId} = ${orgs.id} AND ${phoneNumbers.releasedAt} IS NULL
)`;

/** The organisations that somebody is in: whether it is they alone, and whether they are its only owner of several members. */
export const listPlaces = (db: Db, userId: UserId) =>
  db
    .select({ id: orgs.id, name: orgs.name, isAlone, isNeeded, calls: callsMade, numbers: numbersHeld })
    .from(memberships)
    .innerJoin(orgs, eq(orgs.id, memberships.orgId))
    .where(and(eq(memberships.userId, userId), isNull(orgs.erasedAt)))
    .orderBy(memberships.createdAt);

/**
 * Marks somebody as erased, and with them the organisations that they alone are in; of others they are no member any more.
 * `write` is given the statements, for one batch. False, and nothing changed, when these are not the organisations that they are
 * alone in any more, when one of them would be left without an owner, or when they are being erased already.
 */
export function writeErasure(
  db: Db,
  userId: UserId,
  alone: readonly OrgId[],
  at: Date,
  write: (statements: BatchItem<"sqlite">[]) => Promise<unknown>,
): Promise<boolean> {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(alone)}))`;
  const isOtherwise = sql`(${users.erasedAt} IS NOT NULL OR EXISTS (
    SELECT 1 FROM ${memberships} JOIN ${orgs} ON ${orgs.id} = ${memberships.orgId}
    WHERE ${memberships.userId} = ${userId} AND ${orgs.erasedAt} IS NULL
      AND (${isAlone} <> (${memberships.orgId} IN ${ids}) OR ${isNeeded})
  ))`;
  return writeUnless(db, userId, isOtherwise, (undo) =>
    write([
      undo,
      db.update(users).set({ erasedAt: at }).where(eq(users.id, userId)),
      db.update(orgs).set({ erasedAt: at }).where(sql`${orgs.id} IN ${ids}`),
      db.delete(memberships).where(and(eq(memberships.userId, userId), sql`${memberships.orgId} NOT IN ${ids}`)),
      db
        .update(emailTokens)
        .set({ usedAt: at })
        .where(and(eq(emailTokens.userId, userId), isNull(emailTokens.usedAt))),
    ]),
  );
}

/** Since when an organisation is gone for its members; null once nothing is left of it, and for one that is kept. */
export async function getErasedAt(db: Db, id: OrgId): Promise<Date | null> {
  const [row] = await db
    .select({ erasedAt: orgs.erasedAt })
    .from(orgs)
    .where(and(eq(orgs.id, id), isNotNull(orgs.erasedAt)));
  return row?.erasedAt ?? null;
}

/**
 * Deletes an organisation: what hangs on its row goes with it, and what only names it is named here. Audit rows stay
 * (docs/security.md). For the batch with what follows.
 */
export const deleteOrg = (db: Db, id: OrgId) =>
  [
    db.delete(outbox).where(eq(outbox.orgId, id)),
    db.delete(failedJobs).where(eq(failedJobs.orgId, id)),
    db.delete(idempotencyKeys).where(eq(idempotencyKeys.orgId, id)),
    db.delete(orgs).where(and(eq(orgs.id, id), isNotNull(orgs.erasedAt))),
  ] as const;

/** Somebody who asked to be erased; null once nothing is left of them, and for somebody who did not. */
export async function getErasedUser(db: Db, id: UserId): Promise<User | null> {
  const [row] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, id), isNotNull(users.erasedAt)));
  return row ?? null;
}

/** Whether something is left of an organisation that goes with somebody. */
export const hasErasedOrg = async (db: Db, userId: UserId): Promise<boolean> =>
  (await db.$count(memberships, eq(memberships.userId, userId))) > 0;

/** Deletes somebody with all that hangs on their row, and what only names their address; but not what was asked for since they left. */
export async function deleteUser(db: Db, { id, email, erasedAt }: User): Promise<void> {
  const isErased = and(eq(users.id, id), isNotNull(users.erasedAt));
  if (email === null || erasedAt === null) return void (await db.delete(users).where(isErased));
  const isOfBefore = and(
    eq(emailTokens.email, email),
    isNull(emailTokens.userId),
    lte(emailTokens.createdAt, erasedAt),
  );
  await db.batch([
    db.delete(emailTokens).where(isOfBefore),
    db.delete(mailBounces).where(eq(mailBounces.email, email)),
    db.delete(users).where(isErased),
  ]);
}
