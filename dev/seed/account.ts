import { eq } from "drizzle-orm";
import { getUserByEmail } from "../../worker/auth/auth.queries";
import { users } from "../../worker/auth/auth.sql.ts";
import { hashPassword } from "../../worker/auth/password";
import { newId, type OrgId, type UserId } from "../../worker/lib/ids";
import { ONBOARDING_STEPS } from "../../worker/onboarding/onboarding.schema";
import { onboarding } from "../../worker/onboarding/onboarding.sql.ts";
import { getFirstMembership } from "../../worker/orgs/orgs.queries";
import { prepareOrg } from "../../worker/orgs/orgs.service";
import { orgs } from "../../worker/orgs/orgs.sql.ts";
import type { Services } from "../../worker/services";
import type { DemoBusiness } from "./businesses";

export const TIME_ZONE = "Europe/Paris";

/** An owner who can log in, and their organisation whose onboarding is done. Made once. */
export async function openAccount(
  services: Services,
  { email, password, business }: { email: string; password: string; business: DemoBusiness },
): Promise<{ orgId: OrgId; userId: UserId }> {
  const { db, now } = services;
  const known = await getUserByEmail(db, email);
  if (known) {
    const joined = await getFirstMembership(db, known.id);
    if (!joined) throw new Error(`${email} has no organisation. Delete the data directory to start afresh.`);
    return { orgId: joined.org.id, userId: known.id };
  }
  const at = now();
  const userId: UserId = newId("user");
  const details = { name: business.name, timeZone: TIME_ZONE, locale: "fr" } as const;
  const { org, inserts } = prepareOrg(services, userId, details);
  await db.batch([
    db.insert(users).values({
      id: userId,
      email,
      name: business.owner,
      passwordHash: await hashPassword(password),
      locale: "fr",
      emailVerifiedAt: at,
      createdAt: at,
    }),
    ...inserts,
    db.update(orgs).set({ industry: business.industry }).where(eq(orgs.id, org.id)),
    db
      .update(onboarding)
      .set({ done: [...ONBOARDING_STEPS], reach: "twilio", completedAt: at, updatedAt: at })
      .where(eq(onboarding.orgId, org.id)),
  ]);
  return { orgId: org.id, userId };
}
