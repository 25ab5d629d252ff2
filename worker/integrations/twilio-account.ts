import { prepareAudit } from "../audit/audit.service";
import type { Doer } from "../audit/doer";
import type { Config } from "../config";
import { decrypt, encrypt } from "../lib/crypto";
import { AppError } from "../lib/errors";
import type { CallId, OrgId, ProfileId } from "../lib/ids";
import { requireTwilioAccount, type TwilioAccess } from "../providers/twilio";
import type { Services } from "../services";
import { getTwilioSettings, saveTwilioSettings, type TwilioSettingsRow } from "./integrations.queries";
import { observerFor } from "./provider-observer";

type Needed = Pick<Services, "db" | "config" | "now" | "waitUntil">;

const context = (orgId: OrgId) => `twilio-token:${orgId}`;
const LAST = -4;

/** An organisation's way into Twilio. Calls that began since are in this account, and in no other. */
type Twilio = TwilioAccess & { since: Date };

/** The organisation's Twilio account. Throws `conflict` when none is connected. */
export async function requireTwilio(services: Needed, orgId: OrgId): Promise<Twilio> {
  const { db, config } = services;
  const row = await getTwilioSettings(db, orgId);
  if (!row) throw new AppError("conflict", "Connect a Twilio account first.");
  const authToken = await readTwilioToken(config, orgId, row.authToken);
  const observer = observerFor(services, orgId);
  const { accountSid, updatedAt: since } = row;
  return { accountSid, authToken, timeoutMs: config.PROVIDER_TIMEOUT_MS, observer, since };
}

/** The token as Twilio knows it. Throws when no configured key opens it, or it is another organisation's. */
export const readTwilioToken = (config: Config, orgId: OrgId, sealed: string): Promise<string> =>
  decrypt(config.ENCRYPTION_KEYS, context(orgId), sealed);

/**
 * Where Twilio reaches us. Its signature covers the whole address, so these are made of configuration alone, and what comes in
 * is checked against the same origin: never against the Host that a request claims.
 */
export function twilioWebhooks(config: Config) {
  const root = `${twilioOrigin(config)}/api/v1/webhooks/twilio`;
  return {
    /** `profile`: who answers, whatever the number says. For a test call. */
    voice: (profile?: ProfileId) => withQuery(`${root}/voice`, { profile }),
    status: () => `${root}/status`,
    /** `leg` has ended; `profile` goes on. */
    relayEnded: (leg: "relay" | "staff" | "transfer" | "forward", profile?: ProfileId) =>
      withQuery(`${root}/relay-ended`, { leg, profile }),
    relay: (call: CallId) => withQuery(asSocket(`${root}/relay`), { call }),
  };
}

export const twilioOrigin = (config: Config): string => config.API_ORIGIN ?? config.PUBLIC_ORIGIN;

/** `https:` becomes `wss:`; `http:`, on a machine of one's own, `ws:`. */
export const asSocket = (url: string): string => url.replace(/^http/, "ws");

function withQuery(url: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? url : `${url}?${new URLSearchParams(given)}`;
}

/** Checks the credentials at Twilio, and only then keeps them, with who changed them. */
export async function connectTwilio(
  services: Needed,
  orgId: OrgId,
  credentials: { accountSid: string; authToken: string },
  by: Doer,
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
  const detail = { provider: "twilio", account: "own" };
  const audit = prepareAudit(services, { action: "credentials.changed", orgId, detail, ...by });
  await db.batch([saveTwilioSettings(db, row), audit.insert]);
  audit.seal();
  return { twilio, accountName, row };
}
