import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { users } from "../auth/auth.sql.ts";
import type { Db } from "../db";
import { isAllowed } from "../lib/constraint";
import type { OrgId, UserId } from "../lib/ids";
import type { Role } from "../permissions";
import { memberships } from "./orgs.sql.ts";

const memberColumns = { userId: users.id, name: users.name, email: users.email, role: memberships.role };
export type Member = { userId: UserId; name: string; email: string | null; role: Role };

export const listMembers = (db: Db, orgId: OrgId): Promise<Member[]> =>
  db
    .select(memberColumns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.orgId, orgId), isNull(users.erasedAt)))
    .orderBy(asc(memberships.createdAt), asc(users.id))
    .limit(500);

export async function getMember(db: Db, orgId: OrgId, userId: UserId): Promise<Member | null> {
  const [row] = await db
    .select(memberColumns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId), isNull(users.erasedAt)));
  return row ?? null;
}

/**
 * Gives a member another role with all that goes with it; false, and nothing changed, when the organisation would be left without
 * an owner. SQLite decides, so that two owners cannot demote each other at once: the last one's new role is NULL, which the column
 * refuses, and a failed statement undoes its whole batch.
 */
export async function writeRole(
  db: Db,
  orgId: OrgId,
  userId: UserId,
  role: Role,
  rest: readonly BatchItem<"sqlite">[],
): Promise<boolean> {
  const anotherOwner = sql`EXISTS (
    SELECT 1 FROM ${memberships} AS other JOIN ${users} ON ${users.id} = other.user_id
    WHERE other.org_id = ${orgId} AND other.user_id <> ${userId} AND other.role = 'owner' AND ${users.erasedAt} IS NULL
  )`;
  const change = db
    .update(memberships)
    .set({
      role: sql`CASE WHEN ${role} = 'owner' OR ${memberships.role} <> 'owner' OR ${anotherOwner} THEN ${role} END`,
    })
    .where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId)));
  return isAllowed(() => db.batch([change, ...rest]), "NOT NULL constraint failed: memberships.role");
}
