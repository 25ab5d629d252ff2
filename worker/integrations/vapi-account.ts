import type { Db } from "../db";
import { decrypt, encrypt, newToken, sha256 } from "../lib/crypto";
import type { OrgId } from "../lib/ids";
import type { VapiAccess, VapiServer } from "../providers/vapi";
import type { Services } from "../services";
import { getVapiSettings, insertVapiSettings, type VapiSettingsRow } from "./integrations.queries";
import { observerFor } from "./provider-observer";

type Needed = Pick<Services, "db" | "config" | "now" | "waitUntil">;

/** An organisation's way into Vapi: whose key, where its messages come back to, and by what secret they are known. */
export type Vapi = VapiAccess & {
  /** `platform` for AvaFirst's own account, else a fingerprint of the organisation's key. */
  account: string;
  /** Calls that began since are in this account, and in no other. */
  since: Date;
  server: VapiServer;
};

export const vapiWebhookUrl = ({ config }: Pick<Services, "config">): string =>
  `${config.API_ORIGIN ?? config.PUBLIC_ORIGIN}/api/v1/webhooks/vapi`;

/** Binds what is encrypted to its row and column, so that neither can be put in another's place. */
export const vapiContext = {
  apiKey: (orgId: OrgId) => `vapi-key:${orgId}`,
  secret: (orgId: OrgId) => `vapi-secret:${orgId}`,
};

/** The organisation's row, made with a webhook secret of its own on first use. */
export async function ensureVapiSettings(
  services: Pick<Services, "db" | "config" | "now">,
  orgId: OrgId,
): Promise<VapiSettingsRow> {
  const { db, config, now } = services;
  const known = await getVapiSettings(db, orgId);
  if (known) return known;
  const secret = newToken();
  await insertVapiSettings(db, {
    orgId,
    apiKey: null,
    apiKeyLast4: null,
    webhookSecret: await encrypt(config.ENCRYPTION_KEYS, vapiContext.secret(orgId), secret),
    webhookSecretHash: await sha256(secret),
    updatedAt: now(),
  });
  return requireSettings(db, orgId);
}

/** Reads again what the insert left: another request's row where that one came first. */
async function requireSettings(db: Db, orgId: OrgId): Promise<VapiSettingsRow> {
  const row = await getVapiSettings(db, orgId);
  if (!row) throw new Error(`No Vapi settings after inserting them for ${orgId}`);
  return row;
}

/** The account that the organisation's assistants and numbers live in: its own where it gave a key, else AvaFirst's. */
export async function vapiFor(services: Needed, orgId: OrgId): Promise<Vapi> {
  const { config } = services;
  const row = await ensureVapiSettings(services, orgId);
  const secret = await decrypt(config.ENCRYPTION_KEYS, vapiContext.secret(orgId), row.webhookSecret);
  const own = row.apiKey && (await decrypt(config.ENCRYPTION_KEYS, vapiContext.apiKey(orgId), row.apiKey));
  return {
    apiKey: own ?? config.VAPI_API_KEY,
    timeoutMs: config.PROVIDER_TIMEOUT_MS,
    observer: observerFor(services, orgId),
    account: own ? await fingerprint(own) : PLATFORM,
    since: row.updatedAt,
    server: { url: vapiWebhookUrl(services), secret },
  };
}

/** AvaFirst's own account. */
export const PLATFORM = "platform";
const FINGERPRINT_LENGTH = 16;
const fingerprint = async (key: string): Promise<string> => (await sha256(key)).slice(0, FINGERPRINT_LENGTH);
