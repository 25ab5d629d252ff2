import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db";
import { isForbiddenBy } from "../lib/constraint";
import type { OrgId } from "../lib/ids";
import { twilioSettings, vapiSettings } from "./integrations.sql.ts";

export type VapiSettingsRow = typeof vapiSettings.$inferSelect;
export type TwilioSettingsRow = typeof twilioSettings.$inferSelect;

export async function getVapiSettings(db: Db, orgId: OrgId): Promise<VapiSettingsRow | null> {
  return (await db.query.vapiSettings.findFirst({ where: eq(vapiSettings.orgId, orgId) })) ?? null;
}

/** Leaves a row that is there alone: of two that race, the first one's secret holds. */
export async function insertVapiSettings(db: Db, row: VapiSettingsRow): Promise<void> {
  await db.insert(vapiSettings).values(row).onConflictDoNothing();
}

/**
 * A statement for the batch that also asks for the assistants to be made in the new account. Where `undo` holds it breaks a
 * constraint, which undoes the whole batch: see {@link isKeyRefused}. AvaFirst's account once more leaves its time as it was.
 */
export const updateVapiKey = (
  db: Db,
  orgId: OrgId,
  { updatedAt, ...key }: Pick<VapiSettingsRow, "apiKey" | "apiKeyLast4" | "updatedAt">,
  undo: SQL,
) => {
  const since = sql`iif(api_key IS NULL AND ${key.apiKey} IS NULL, updated_at, ${updatedAt.getTime()})`;
  return db
    .update(vapiSettings)
    .set({ ...key, updatedAt: sql`iif(${undo}, NULL, ${since})` })
    .where(eq(vapiSettings.orgId, orgId));
};

/** Whether {@link updateVapiKey}'s `undo` held. */
export const isKeyRefused = (error: unknown): boolean =>
  isForbiddenBy(error, "NOT NULL constraint failed: vapi_settings.updated_at");

export async function getTwilioSettings(db: Db, orgId: OrgId): Promise<TwilioSettingsRow | null> {
  return (await db.query.twilioSettings.findFirst({ where: eq(twilioSettings.orgId, orgId) })) ?? null;
}

/** A statement for the batch that also writes down who changed them. A new token of the same account leaves its time as it was. */
export const saveTwilioSettings = (db: Db, { orgId, ...settings }: TwilioSettingsRow) =>
  db
    .insert(twilioSettings)
    .values({ orgId, ...settings })
    .onConflictDoUpdate({
      target: twilioSettings.orgId,
      set: {
        ...settings,
        updatedAt: sql`iif(account_sid = excluded.account_sid, updated_at, excluded.updated_at)`,
      },
    });
