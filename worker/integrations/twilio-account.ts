import { decrypt, encrypt } from "../lib/crypto";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { requireTwilioAccount, type TwilioAccess } from "../providers/twilio";
import type { Services } from "../services";
import { getTwilioSettings, saveTwilioSettings, type TwilioSettingsRow } from "./integrations.queries";

type Needed = Pick<Services, "db" | "config" | "now">;

const context = (orgId: OrgId) => `twilio-token:${orgId}`;
const LAST = -4;

/** The organisation's Twilio account. Throws `conflict` when none is connected. */
export async function requireTwilio({ db, config }: Needed, orgId: OrgId): Promise<TwilioAccess> {
  const row = await getTwilioSettings(db, orgId);
  if (!row) throw new AppError("conflict", "Connect a Twilio account first.");
  const authToken = await decrypt(config.ENCRYPTION_KEYS, context(orgId), row.authToken);
  return { accountSid: row.accountSid, authToken, timeoutMs: config.PROVIDER_TIMEOUT_MS };
}

/** Checks the credentials at Twilio, and only then keeps them. */
export async function connectTwilio(
  services: Needed,
  orgId: OrgId,
  credentials: { accountSid: string; authToken: string },
): Promise<{ twilio: TwilioAccess; accountName: string; row: TwilioSettingsRow }> {
  const { db, config, now } = services;
  const twilio = { ...credentials, timeoutMs: config.PROVIDER_TIMEOUT_MS };
  const accountName = await requireTwilioAccount(twilio);
  const row = {
    orgId,
    accountSid: credentials.accountSid,
    authToken: await encrypt(config.ENCRYPTION_KEYS, context(orgId), credentials.authToken),
    authTokenLast4: credentials.authToken.slice(LAST),
    updatedAt: now(),
  };
  await saveTwilioSettings(db, row);
  return { twilio, accountName, row };
}
