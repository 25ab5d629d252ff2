import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "../db";
import type { OrgId, UserId } from "../lib/ids";
import { onboarding } from "../onboarding/onboarding.sql.ts";
import { type Membership, memberships, type Org, orgs } from "./orgs.sql.ts";

export const insertOrg = (db: Db, org: Org) => db.insert(orgs).values(org);
export const insertMembership = (db: Db, membership: Membership) => db.insert(memberships).values(membership);

export const insertOnboarding = (db: Db, progress: typeof onboarding.$inferInsert) =>
  db.insert(onboarding).values(progress);

export async function getFirstMembership(db: Db, userId: UserId): Promise<{ org: Org; membership: Membership } | null> {
  const [row] = await db
    .select({ org: orgs, membership: memberships })
    .from(memberships)
    .innerJoin(orgs, eq(orgs.id, memberships.orgId))
    .where(and(eq(memberships.userId, userId), isNull(orgs.erasedAt)))
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  return row ?? null;
}

export async function getOrg(db: Db, id: OrgId): Promise<Org | null> {
  const [row] = await db.select().from(orgs).where(eq(orgs.id, id)).limit(1);
  return row ?? null;
}

export const updateOrg = (db: Db, id: OrgId, change: Partial<Pick<Org, "name" | "industry">>) =>
  db.update(orgs).set(change).where(eq(orgs.id, id));
