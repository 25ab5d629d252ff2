import type * as z from "zod";
import type { CallOrigin } from "../../durable-objects/call.schema";
import { PLATFORM, vapiFor } from "../integrations/vapi-account";
import { AppError } from "../lib/errors";
import { type CallId, callIdFor, type OrgId } from "../lib/ids";
import { DAY } from "../lib/time";
import { findCallingNumber } from "../numbers/number-lookup";
import { requireRoom } from "../orgs/quotas";
import { startCall } from "../providers/vapi";
import { TEST_CALL_NAME } from "../providers/vapi-messages";
import { requireAssistant } from "../receptionists/assistant-sync";
import { requireProfileOrFirst } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { countTestCalls } from "./calls.queries";
import type { StartTestCall } from "./calls.schema";
import { insertLiveCall } from "./calls.service";

const dayBefore = (at: Date) => new Date(at.getTime() - DAY);

/**
 * Rings the owner's phone and lets Ava talk. The call is Vapi's before it is ours: its id makes ours, so a webhook that
 * overtakes this answer opens the same room. Throws `not_found` for another organisation's profile, `limit_reached`
 * where no number can ring, and whatever Vapi's refusal maps to.
 */
export async function startTestCall(
  services: Services,
  orgId: OrgId,
  { to, profileId: wanted }: z.infer<typeof StartTestCall>,
): Promise<CallId> {
  const { id: profileId } = await requireProfileOrFirst(services.db, orgId, wanted);
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
  await insertLiveCall(services, origin, { assistantId, numberId: null });
  return origin.id;
}
