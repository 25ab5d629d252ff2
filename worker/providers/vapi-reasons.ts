import type { CallOutcome, EndedReason } from "../../durable-objects/call.schema";

const ENDED_REASONS = new Map<string, EndedReason>(
  Object.entries({
    "customer-ended-call": "caller-hung-up",
    "assistant-ended-call": "ava-hung-up",
    "assistant-said-end-call-phrase": "ava-hung-up",
    "assistant-forwarded-call": "transferred",
    "customer-did-not-answer": "no-answer",
    "customer-busy": "busy",
    voicemail: "voicemail",
    "silence-timed-out": "silence",
    "exceeded-max-duration": "too-long",
    "manually-canceled": "cancelled",
    "call.start.error-subscription-insufficient-credits": "no-credit",
  }),
);

/**
 * Vapi has more than 600 reasons: those a person acts upon by name, every other error as one. A call that somebody had been
 * talking in, and that was ended from outside, was hung up by the business: its owner steers it so (vapi-control.ts).
 */
export const readEndedReason = (reason: string, { wasAnswered }: { wasAnswered: boolean }): EndedReason =>
  (reason === "manually-canceled" && wasAnswered ? "ava-hung-up" : ENDED_REASONS.get(reason)) ??
  (/error|failed|not-found/.test(reason) ? "provider-error" : "unknown");

/** What a reason alone says of the outcome; null where the conversation decides. */
export const outcomeOf = (reason: EndedReason): CallOutcome | null => {
  if (reason === "transferred") return "transferred";
  if (reason === "no-answer" || reason === "busy" || reason === "voicemail" || reason === "cancelled")
    return "abandoned";
  return reason === "provider-error" || reason === "no-credit" ? "failed" : null;
};
