import type * as z from "zod";
import { prepareAudit } from "../audit/audit.service";
import type { Doer } from "../audit/doer";
import { encrypt } from "../lib/crypto";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { requireNumbersIn } from "../numbers/numbers.service";
import { checkKey } from "../providers/vapi";
import { prepareSyncOfAll } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { isKeyRefused, type TwilioSettingsRow, updateVapiKey, type VapiSettingsRow } from "./integrations.queries";
import type { TwilioSettings, VapiSettings } from "./integrations.schema";
import { ensureVapiSettings, vapiContext, vapiWebhookUrl } from "./vapi-account";

const LAST = -4;

export const vapiSettingsView = (
  services: Services,
  row: Pick<VapiSettingsRow, "apiKey" | "apiKeyLast4">,
): z.infer<typeof VapiSettings> => ({
  account: row.apiKey === null ? "platform" : "own",
  apiKeyLast4: row.apiKeyLast4,
  webhookUrl: vapiWebhookUrl(services),
});

/**
 * Changes the organisation's Vapi account. The key is tried before it is kept; its assistants are then made in the
 * new account by a job. Throws `conflict` while numbers live in the present account, which the new key cannot reach.
 */
export async function saveVapiKey(services: Services, orgId: OrgId, apiKey: string | null, by: Doer) {
  const { db, config } = services;
  await ensureVapiSettings(services, orgId);
  const access = { apiKey: apiKey ?? config.VAPI_API_KEY, timeoutMs: config.PROVIDER_TIMEOUT_MS };
  if (apiKey) await checkKey(access);
  const isNumberBought = await requireNumbersIn(services, orgId, access);
  const key = {
    apiKey: apiKey && (await encrypt(config.ENCRYPTION_KEYS, vapiContext.apiKey(orgId), apiKey)),
    apiKeyLast4: apiKey?.slice(LAST) ?? null,
    updatedAt: services.now(),
  };
  const sync = await prepareSyncOfAll(services, orgId);
  const detail = { provider: "vapi", account: apiKey === null ? "platform" : "own" };
  const audit = prepareAudit(services, { action: "credentials.changed", orgId, detail, ...by });
  try {
    await db.batch([updateVapiKey(db, orgId, key, isNumberBought), audit.insert, ...sync.statements]);
  } catch (error) {
    if (!isKeyRefused(error)) throw error;
    throw new AppError("conflict", "A number has just been bought in the present Vapi account. Release it first.");
  }
  sync.dispatch();
  audit.seal();
  return vapiSettingsView(services, key);
}

export const twilioSettingsView = (row: TwilioSettingsRow | null): z.infer<typeof TwilioSettings> => ({
  connected: row !== null,
  accountSid: row?.accountSid ?? null,
  authTokenLast4: row?.authTokenLast4 ?? null,
});
