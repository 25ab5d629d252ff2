import { requireTwilio, twilioWebhooks } from "../integrations/twilio-account";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { maybeDone } from "../providers/http";
import {
  answeredByUs,
  configureNumber,
  getTwilioNumber,
  isAnsweredByUs,
  NOBODY,
  type TwilioAccess,
  type TwilioNumber,
  type VoiceSettings,
} from "../providers/twilio";
import type { Services } from "../services";
import { isHeldByAnother } from "./number-lookup.queries";
import type { PhoneNumberRow } from "./numbers.sql.ts";

type Configured = Pick<Services, "config">;

/** Our addresses at Twilio. Throws where a production is configured without https: callers' words would go in the clear. */
function addresses({ config }: Configured) {
  const webhooks = twilioWebhooks(config);
  const own = { voiceUrl: webhooks.voice(), statusUrl: webhooks.status() };
  if (config.ENVIRONMENT === "production" && !own.voiceUrl.startsWith("https://"))
    throw new Error("Twilio can only be given an https address: set PUBLIC_ORIGIN or API_ORIGIN to one");
  return own;
}

/** Whether a number's calls reach us as it is set at Twilio now. */
export const reachesUs = (services: Configured, { answeredBy }: TwilioNumber): boolean =>
  isAnsweredByUs(answeredBy, addresses(services));

/** Who answers a number before we do: null when that is us already, as after an import that was cut off. */
export const answeredBefore = (services: Configured, theirs: TwilioNumber): VoiceSettings | null =>
  reachesUs(services, theirs) ? null : theirs.answeredBy;

/**
 * Sends a number's calls to us. Throws where Twilio does not: then what was there is there still, or again. Null: they reach us. A
 * failure is returned where Twilio may have done as it was told, and could not be told to undo it.
 */
export async function takeOver(
  services: Configured,
  twilio: TwilioAccess,
  theirs: TwilioNumber,
): Promise<AppError | null> {
  try {
    await configureNumber(twilio, theirs.sid, answeredByUs(addresses(services)));
    return null;
  } catch (error) {
    if (!(error instanceof AppError && maybeDone(error))) throw error;
    if (await putBack(twilio, theirs)) throw error;
    return error;
  }
}

async function putBack(twilio: TwilioAccess, { sid, answeredBy }: TwilioNumber): Promise<boolean> {
  try {
    await configureNumber(twilio, sid, answeredBy);
    return true;
  } catch (error) {
    log.error("number.not_restored", { provider: "twilio", providerId: sid, error });
    return false;
  }
}

/**
 * Gives a number's calls back to whoever answered before Ava did. Left as it is: a number that Twilio no longer has, one that
 * the customer has set otherwise since, and one that another organisation's Ava answers too.
 */
export async function giveBack(
  services: Pick<Services, "db" | "config" | "now" | "waitUntil">,
  orgId: OrgId,
  { providerId, voiceBefore }: Pick<PhoneNumberRow, "providerId" | "voiceBefore">,
): Promise<void> {
  const twilio = await requireTwilio(services, orgId);
  const theirs = await getTwilioNumber(twilio, providerId);
  if (!theirs || !reachesUs(services, theirs)) return;
  if (await isHeldByAnother(services.db, orgId, providerId)) return;
  await configureNumber(twilio, providerId, voiceBefore ?? NOBODY);
}
