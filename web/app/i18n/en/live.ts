import type { CallStatus, EndedReason } from "../../../../durable-objects/call.schema";

export const live = {
  /** The button that leads to a conversation with Ava. */
  test: "Test Ava",
  label: "Live call",
  reconnecting: "Connection lost, reconnecting… The call goes on and nothing is lost.",
  reconnectNow: "Resume now",
  status: {
    queued: "Queued",
    ringing: "Ringing",
    "in-progress": "In progress",
    forwarding: "Transferring",
    ended: "Ended",
  } satisfies Record<CallStatus, string>,
  endedReason: {
    "caller-hung-up": "the caller hung up",
    "ava-hung-up": "Ava hung up",
    transferred: "transferred",
    "no-answer": "nobody picked up",
    busy: "line busy",
    voicemail: "went to voicemail",
    silence: "silent for too long",
    "too-long": "reached the time limit",
    cancelled: "cancelled",
    "provider-error": "carrier error",
    "provider-silent": "the carrier went quiet",
    "no-credit": "carrier credit used up",
    unknown: "reason unknown",
  } satisfies Record<EndedReason, string>,
  empty: {
    waiting: "Pick up when your phone rings. The conversation will be written here.",
    listening: "Ava is about to speak…",
    over: "Nothing was said during this call.",
  },
};
