import type { CallOrigin, IngestEvent } from "../../durable-objects/call.schema";
import { insertLiveCall, updateLiveStatus } from "../calls/calls.service";
import { callIdFor, type ProfileId } from "../lib/ids";
import { log } from "../lib/log";
import type { Services } from "../services";
import type { TwilioRequest } from "./twilio-request";

type Taking = Pick<Services, "db" | "rooms">;

/** Who answers, as far as it is known. */
type Answering = { profileId: ProfileId | null; profileVersion?: number | undefined };

/** A call on a number of one's own at Twilio. We ring nobody but for a test. */
export async function originOf(
  { now }: Pick<Services, "now">,
  { call, line }: Pick<TwilioRequest, "call" | "line">,
  { profileId, profileVersion }: Answering,
): Promise<CallOrigin> {
  const isOutbound = call.direction === "outbound";
  return {
    id: await callIdFor(line.org.id, "twilio", call.callSid),
    orgId: line.org.id,
    provider: "twilio",
    providerCallId: call.callSid,
    profileId,
    ...(profileVersion === undefined ? {} : { profileVersion }),
    numberId: line.number.id,
    channel: "phone",
    direction: call.direction,
    isTest: isOutbound,
    from: isOutbound ? call.own : call.other,
    to: isOutbound ? call.other : call.own,
    startedAtMs: now().getTime(),
  };
}

/**
 * Opens the row of a call, which its socket is found by. Throws when D1 does not take it: then Ava cannot answer, and whoever
 * asks must do without her.
 */
export const openRow = (services: Pick<Services, "db">, origin: CallOrigin): Promise<void> =>
  insertLiveCall(services, origin);

/** Tells the room what happened; the row follows. False: the room knew all of it. A row that cannot be written is whole again once the call is archived. */
export async function tellRoom({ db, rooms }: Taking, origin: CallOrigin, events: IngestEvent[]): Promise<boolean> {
  const result = await rooms.getByName(origin.id).ingest(origin, events);
  if (!result.ok) {
    log.warn("webhook.refused", { provider: "twilio", why: result.reason, callId: origin.id });
    return true;
  }
  try {
    await openRow({ db }, origin);
    await updateLiveStatus(db, origin.orgId, origin.id, result.status, result.statusSeq);
  } catch (error) {
    log.error("call.update_failed", { callId: origin.id, orgId: origin.orgId, error });
  }
  return result.opened || result.applied > 0;
}
