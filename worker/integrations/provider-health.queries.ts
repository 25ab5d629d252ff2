import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { ErrorCode } from "../lib/errors";
import { newId, type OrgId } from "../lib/ids";
import { providerCircuits, providerErrors } from "./integrations.sql.ts";

export type CircuitRow = typeof providerCircuits.$inferSelect;
export type ProviderErrorRow = typeof providerErrors.$inferSelect;

/** Newer than what is known, and another state: isolates write past each other, and the last change is to stand. */
export async function writeCircuit(db: Db, provider: string, state: CircuitRow["state"], since: Date): Promise<void> {
  await db
    .insert(providerCircuits)
    .values({ provider, state, since })
    .onConflictDoUpdate({
      target: providerCircuits.provider,
      set: { state, since },
      setWhere: sql`${providerCircuits.state} <> ${state} AND ${providerCircuits.since} <= ${since.getTime()}`,
    });
}

export const listCircuits = (db: Db): Promise<CircuitRow[]> => db.select().from(providerCircuits);

/** What is kept of an organisation and provider. */
const KEEP_ERRORS = 20;

type Failure = { provider: string; code: ErrorCode; status: number | null; at: Date };

/** Writes a failure down, and forgets the oldest past {@link KEEP_ERRORS}. */
export async function addProviderError(db: Db, orgId: OrgId, failure: Failure): Promise<void> {
  const ours = and(eq(providerErrors.orgId, orgId), eq(providerErrors.provider, failure.provider));
  const newest = db
    .select({ id: providerErrors.id })
    .from(providerErrors)
    .where(ours)
    .orderBy(desc(providerErrors.at), desc(providerErrors.id))
    .limit(KEEP_ERRORS);
  await db.batch([
    db.insert(providerErrors).values({ id: newId("providerError"), orgId, ...failure }),
    db.delete(providerErrors).where(and(ours, notInArray(providerErrors.id, newest))),
  ]);
}

/** Newest first. */
export const listProviderErrors = (
  db: Db,
  orgId: OrgId,
  provider: string,
  limit: number,
): Promise<ProviderErrorRow[]> =>
  db
    .select()
    .from(providerErrors)
    .where(and(eq(providerErrors.orgId, orgId), eq(providerErrors.provider, provider)))
    .orderBy(desc(providerErrors.at), desc(providerErrors.id))
    .limit(limit);
