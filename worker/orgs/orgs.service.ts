import type { Db } from "../db";
import { notFound } from "../lib/errors";
import { newId, type OrgId, type UserId } from "../lib/ids";
import type { Locale } from "../lib/schemas";
import type { Role } from "../permissions";
import type { Services } from "../services";
import { getFirstMembership, getOrg, insertMembership, insertOnboarding, insertOrg } from "./orgs.queries";
import type { Org } from "./orgs.sql.ts";

export { getOrg as findOrg, updateOrg } from "./orgs.queries";

type NewOrg = { name: string; timeZone: string; locale: Locale };

/** A new organisation with its owner, at the first screen of onboarding. `inserts` belong in one batch, after the user's own row. */
export function prepareOrg({ db, now }: Pick<Services, "db" | "now">, ownerId: UserId, details: NewOrg) {
  const createdAt = now();
  const org: Org = { id: newId("org"), ...details, industry: null, createdAt, erasedAt: null };
  const progress = { orgId: org.id, done: [], createdAt, updatedAt: createdAt };
  return {
    org,
    inserts: [
      insertOrg(db, org),
      insertMembership(db, { userId: ownerId, orgId: org.id, role: "owner", createdAt }),
      insertOnboarding(db, progress),
    ] as const,
  };
}

/** The organisation. Throws `not_found`. */
export async function requireOrg(db: Db, id: OrgId): Promise<Org> {
  const org = await getOrg(db, id);
  if (!org) throw notFound("organisation");
  return org;
}

/** Where a log-in leads: the organisation a person joined first, and what they are in it. Null when they belong to none any more. */
export async function findHome(db: Db, userId: UserId): Promise<{ org: Org; role: Role } | null> {
  const first = await getFirstMembership(db, userId);
  return first && { org: first.org, role: first.membership.role };
}
