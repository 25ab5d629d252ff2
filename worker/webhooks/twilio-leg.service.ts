import type { CallReport, IngestEvent } from "../../durable-objects/call.schema";
import type { LegEnded, NextStep, TransferOutcome } from "../../durable-objects/voice/leg";
import { callIdFor } from "../lib/ids";
import { SECOND } from "../lib/time";
import { readDialEnded, readRelayEnded, reportWithoutAva } from "../providers/twilio-calls";
import { hangUp } from "../providers/twilio-voice";
import type { Services } from "../services";
import { connectTo, NOBODY_FREE, ring, sayOnce, withoutAva } from "./twilio-answers";
import type { TwilioRequest } from "./twilio-request";
import { originOf, tellRoom } from "./twilio-room.service";
import { findAnswering } from "./twilio-voice.service";

type Taking = Pick<Services, "db" | "config" | "rooms" | "now">;
type Leg = "relay" | "staff" | "transfer" | "forward";

/** A leg of a call is over; what Twilio is to do next, as TwiML. `profile` is who has answered so far. */
export async function endLeg(
  services: Taking,
  request: TwilioRequest,
  leg: Leg,
  profile: string | undefined,
): Promise<string> {
  if (leg === "forward") return endForward(services, request);
  const { call, line, form } = request;
  const id = await callIdFor(line.org.id, "twilio", call.callSid);
  const ended: LegEnded = leg === "relay" ? readRelayEnded(form) : { leg, ...readDialEnded(form) };
  const next: NextStep = await services.rooms.getByName(id).legEnded(ended);
  if (next.do === "hang-up") return hangUp();
  const row = await findAnswering(services, line, profile);
  if (!row) throw new Error("The profile that answered is gone, and so is every other");
  return next.do === "connect" ? connectTo(services, request, row, id) : ring(services, request, { ...next, row });
}

/** Nobody converses on a line that forwards, so the call's report is written here. */
async function endForward(services: Taking, request: TwilioRequest): Promise<string> {
  const { call, line, form } = request;
  const { outcome, talkedS } = readDialEnded(form);
  const origin = await originOf(services, request, { profileId: line.number.profileId });
  const atMs = services.now().getTime();
  const report = reportWithoutAva({ ...FORWARDED[outcome], endedAtMs: atMs });
  const answered: IngestEvent = {
    key: `twilio-answered-${call.callSid}`,
    atMs: atMs - (talkedS ?? 0) * SECOND,
    fact: { type: "status", status: "in-progress" },
  };
  await tellRoom(services, origin, [
    ...(outcome === "answered" ? [answered] : []),
    { key: `twilio-forwarded-${call.callSid}`, atMs, fact: { type: "report", report } },
  ]);
  return outcome === "answered" ? hangUp() : sayOnce(request, null, NOBODY_FREE);
}

const FORWARDED = {
  answered: { endedReason: "transferred", outcome: "transferred" },
  busy: { endedReason: "busy", outcome: "abandoned" },
  "no-answer": { endedReason: "no-answer", outcome: "abandoned" },
  declined: { endedReason: "no-answer", outcome: "abandoned" },
  failed: { endedReason: "provider-error", outcome: "failed" },
} as const satisfies Record<TransferOutcome, Pick<CallReport, "endedReason" | "outcome">>;

/**
 * What is done when we cannot say what is next. A conversation that was over, or a person who was reached, needs nothing more;
 * a caller whose line to Ava broke is given to the person the number forwards to, but not to one who has just not answered.
 */
export function withoutNextStep(request: TwilioRequest, leg: Leg): Promise<string> {
  if (leg === "relay")
    return readRelayEnded(request.form).isFailed ? withoutAva(request, { mayForward: true }) : hangUp();
  return readDialEnded(request.form).outcome === "answered" ? hangUp() : withoutAva(request, { mayForward: false });
}
