import { eq, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { OrgId } from "../lib/ids";
import type { OnboardingStep } from "./onboarding.schema";
import { onboarding } from "./onboarding.sql.ts";

export type OnboardingRow = typeof onboarding.$inferSelect;

export async function getOnboarding(db: Db, orgId: OrgId): Promise<OnboardingRow | null> {
  return (await db.query.onboarding.findFirst({ where: eq(onboarding.orgId, orgId) })) ?? null;
}

type Change = Partial<Pick<OnboardingRow, "reach">>;

/** Adds a step to those done, in the database, so that two devices at once lose neither. */
export const markDone = (db: Db, orgId: OrgId, step: OnboardingStep, at: Date, change: Change = {}) =>
  db
    .insert(onboarding)
    .values({ orgId, done: [step], ...change, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({
      target: onboarding.orgId,
      set: {
        ...change,
        done: sql`(SELECT json_group_array(value) FROM (SELECT value FROM json_each(${onboarding.done}) UNION SELECT ${step}))`,
        updatedAt: at,
      },
    });

/** The first completion stands. */
export const markCompleted = (db: Db, orgId: OrgId, at: Date) =>
  db
    .insert(onboarding)
    .values({ orgId, done: [], completedAt: at, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({
      target: onboarding.orgId,
      set: { completedAt: sql`coalesce(${onboarding.completedAt}, ${at.getTime()})`, updatedAt: at },
    });
