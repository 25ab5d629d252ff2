import type * as z from "zod";
import type { CallOrigin } from "../../durable-objects/call.schema";
import { requireTwilio, twilioWebhooks } from "../integrations/twilio-account";
import { PLATFORM, vapiFor } from "../integrations/vapi-account";
import { AppError } from "../lib/errors";
import { type CallId, callIdFor, type OrgId, type ProfileId } from "../lib/ids";
import { DAY } from "../lib/time";
import { requireDiallable } from "../numbers/diallable";
import { findCallingNumber, findOwnLine } from "../numbers/number-lookup";
import { requireRoom } from "../orgs/quotas";
import { endCall, placeCall } from "../providers/twilio";
import { startCall } from "../providers/vapi-calls";
import { TEST_CALL_NAME } from "../providers/vapi-messages";
import { requireAssistant } from "../receptionists/assistant-sync";
import { requireProfileOrFirst } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { countTestCalls } from "./calls.queries";
import type { StartPhoneCall } from "./calls.schema";
import { insertLiveCall } from "./calls.service";

const dayBefore = (at: Date) => new Date(at.getTime() - DAY);

/**
 * Rings the owner's phone and lets Ava talk: by herself where the organisation has a number of its own at Twilio, else through
 * Vapi. The call is the provider's before it is ours: its id makes ours, so a webhook that overtakes this answer opens the same
 * room. Throws `invalid_input` for a number that Ava does not ring, `not_found` for another organisation's profile, `limit_reached` where no number can ring, and whatever the
 * provider's refusal maps to.
 */
export async function startTestCall(
  services: Services,
  orgId: OrgId,
  { to, profileId: wanted }: Omit<z.infer<typeof StartPhoneCall>, "mode">,
): Promise<CallId> {
  requireDiallable("to", to);
  const { id: profileId } = await requireProfileOrFirst(services.db, orgId, wanted);
  const line = await findOwnLine(services.db, orgId);
  return line ? ringByTwilio(services, orgId, { line, to, profileId }) : ringByVapi(services, orgId, { to, profileId });
}

type Ring = { to: string; profileId: ProfileId };
type OwnLine = NonNullable<Awaited<ReturnType<typeof findOwnLine>>>;

/** The customer pays for it, so it counts against no quota of ours. A call that cannot be written down is ended. */
async function ringByTwilio(
  services: Services,
  orgId: OrgId,
  { line, to, profileId }: Ring & { line: OwnLine },
): Promise<CallId> {
  const twilio = await requireTwilio(services, orgId);
  const webhooks = twilioWebhooks(services.config);
  const addresses = { voiceUrl: webhooks.voice(profileId), statusUrl: webhooks.status() };
  const callSid = await placeCall(twilio, { from: line.number, to, ...addresses });
  const origin: CallOrigin = {
    id: await callIdFor(orgId, "twilio", callSid),
    orgId,
    provider: "twilio",
    providerCallId: callSid,
    profileId,
    numberId: line.id,
    channel: "phone",
    direction: "outbound",
    isTest: true,
    from: line.number,
    to,
    startedAtMs: services.now().getTime(),
  };
  try {
    await services.rooms.getByName(origin.id).open(origin);
    await insertLiveCall(services, origin);
  } catch (error) {
    await endCall(twilio, callSid);
    throw error;
  }
  return origin.id;
}

async function ringByVapi(services: Services, orgId: OrgId, { to, profileId }: Ring): Promise<CallId> {
  const vapi = await vapiFor(services, orgId);
  if (vapi.account === PLATFORM)
    requireRoom("testCalls", await countTestCalls(services.db, orgId, dayBefore(services.now())));
  const own = await findCallingNumber(services.db, orgId, to);
  const shared = vapi.account === PLATFORM ? services.config.VAPI_TEST_PHONE_NUMBER_ID : "";
  const phoneNumberId = own?.vapiId ?? shared;
  if (!phoneNumberId)
    throw new AppError(
      "limit_reached",
      "Your Vapi account has no number that can ring this one. Import one from Twilio, or use AvaFirst's account.",
    );

  const assistantId = await requireAssistant(services, orgId, profileId);
  const providerCallId = await startCall(vapi, { assistantId, phoneNumberId, to, name: TEST_CALL_NAME });
  const origin: CallOrigin = {
    id: await callIdFor(orgId, "vapi", providerCallId),
    orgId,
    provider: "vapi",
    providerCallId,
    profileId,
    numberId: own?.id ?? null,
    channel: "phone",
    direction: "outbound",
    isTest: true,
    from: own?.number ?? null,
    to,
    startedAtMs: services.now().getTime(),
  };
  await services.rooms.getByName(origin.id).open(origin);
  await insertLiveCall(services, origin);
  return origin.id;
}
