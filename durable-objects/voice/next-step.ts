import type { LegEnded, NextStep } from "./leg";
import type { Voice } from "./voice";

/** How long a person's phone rings when Ava transfers a call, in seconds: five rings, as long as people wait. */
const TRANSFER_RING_S = 25;

/**
 * What the telephone network is to do once a leg of the call has ended. The conversation decides, not what the network hands
 * back: a transfer that Ava promised is made, a line that broke is connected again, a person who did not answer brings the
 * caller back to her.
 */
export function nextStep(voice: Voice, leg: LegEnded): NextStep {
  if (leg.leg === "relay") return afterRelay(voice, leg);
  voice.take({ type: "transfer-ended", isAnswered: leg.outcome === "answered" });
  return voice.isUnderWay ? { do: "connect" } : { do: "hang-up" };
}

function afterRelay(voice: Voice, { sessionId, isFailed, isCallOver }: Extract<LegEnded, { leg: "relay" }>): NextStep {
  const { state } = voice;
  if (!state || !voice.isUnderWay) return { do: "hang-up" };
  const { transfer } = state;
  if (isCallOver) {
    voice.take({ type: "hung-up" });
    return { do: "hang-up" };
  }
  if (transfer?.state === "ringing") return { do: "dial", to: transfer.phone, ringS: TRANSFER_RING_S, leg: "transfer" };
  if (isFailed && state.leaving === null) {
    voice.take({ type: "line-lost", session: sessionId });
    return { do: "connect" };
  }
  voice.take({ type: "hung-up" });
  return { do: "hang-up" };
}
