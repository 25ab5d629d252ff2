import { eq } from "drizzle-orm";
import { profileFromPreset } from "../../receptionist/profile";
import { getUserByEmail } from "../../worker/auth/auth.queries";
import { users } from "../../worker/auth/auth.sql.ts";
import { hashPassword } from "../../worker/auth/password";
import { newId, type OrgId, type ProfileId, type UserId } from "../../worker/lib/ids";
import { phoneNumbers } from "../../worker/numbers/numbers.sql.ts";
import { ONBOARDING_STEPS } from "../../worker/onboarding/onboarding.schema";
import { onboarding } from "../../worker/onboarding/onboarding.sql.ts";
import { getFirstMembership } from "../../worker/orgs/orgs.queries";
import { prepareOrg } from "../../worker/orgs/orgs.service";
import { orgs } from "../../worker/orgs/orgs.sql.ts";
import { createProfile } from "../../worker/receptionists/receptionists.service";
import { avaProfiles } from "../../worker/receptionists/receptionists.sql.ts";
import { createServices, type Services } from "../../worker/services";
import { DEMO_LOGIN } from "./demo";

/** What the Vapi fake knows the demo account's number by. */
const DEMO_NUMBER_ID = "3c0f6a52-1d5e-4b0e-9b59-2f6f0c6f1a42";
/** Set once everything below is in place: a seed that was cut short goes on at the next start. */
const DONE_KEY = "dev:seeded";

/**
 * Fills a local data directory with the demo account: a dentist's practice whose onboarding is done, a number, and a month of
 * calls, written by the Worker's own services. Idempotent; answers whether there was something to do.
 *
 * @param env the API Worker's bindings, as a running stack gives them
 */
export async function seed(env: Env): Promise<boolean> {
  if (await env.CACHE.get(DONE_KEY)) return false;
  const following: Promise<unknown>[] = [];
  const services = createServices(env, { waitUntil: (work) => void following.push(work) });
  const orgId = await demoOrg(services);
  const profileId = await demoProfile(services, orgId);
  await demoNumber(services, orgId, profileId);
  await Promise.all(following);
  await env.CACHE.put(DONE_KEY, services.now().toISOString());
  return true;
}

async function demoOrg(services: Services): Promise<OrgId> {
  const { db, now } = services;
  const known = await getUserByEmail(db, DEMO_LOGIN.email);
  if (known) {
    const joined = await getFirstMembership(db, known.id);
    if (!joined) throw new Error("The demo user has no organisation. Delete the data directory to start afresh.");
    return joined.org.id;
  }
  const at = now();
  const userId: UserId = newId("user");
  const details = { name: "Cabinet dentaire des Tilleuls", timeZone: "Europe/Paris", locale: "fr" } as const;
  const { org, inserts } = prepareOrg(services, userId, details);
  await db.batch([
    db.insert(users).values({
      id: userId,
      email: DEMO_LOGIN.email,
      name: "Dr Claire Aubry",
      passwordHash: await hashPassword(DEMO_LOGIN.password),
      locale: "fr",
      emailVerifiedAt: at,
      createdAt: at,
    }),
    ...inserts,
    db.update(orgs).set({ industry: "dentist" }).where(eq(orgs.id, org.id)),
    db
      .update(onboarding)
      .set({ done: [...ONBOARDING_STEPS], reach: "vapi", completedAt: at, updatedAt: at })
      .where(eq(onboarding.orgId, org.id)),
  ]);
  return org.id;
}

async function demoProfile(services: Services, orgId: OrgId): Promise<ProfileId> {
  const [known] = await services.db.select().from(avaProfiles).where(eq(avaProfiles.orgId, orgId)).limit(1);
  if (known) return known.id;
  const profile = profileFromPreset({
    businessName: "Cabinet dentaire des Tilleuls",
    industry: "dentist",
    language: "fr",
  });
  return (await createProfile(services, orgId, profile)).id;
}

async function demoNumber({ db, now }: Services, orgId: OrgId, profileId: ProfileId): Promise<void> {
  const [known] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.orgId, orgId)).limit(1);
  if (known) return;
  await db.insert(phoneNumbers).values({
    id: newId("number"),
    orgId,
    number: "+33184800142",
    provider: "vapi",
    providerId: DEMO_NUMBER_ID,
    status: "active",
    label: "Accueil",
    profileId,
    routing: "ava",
    ringS: 20,
    createdAt: now(),
  });
}
