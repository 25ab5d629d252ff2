import * as z from "zod";
import { newSid } from "../records";

const CALL_STATUSES = [
  "queued",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

const Params = z.record(z.string(), z.union([z.string(), z.array(z.string()).readonly()]));

/** What a call was, as it is kept and shown. */
export const VoiceCallRecord = z.object({
  sid: z.string(),
  accountSid: z.string(),
  direction: z.enum(["inbound", "outbound-api"]),
  from: z.string(),
  to: z.string(),
  status: z.enum(CALL_STATUSES),
  createdAtMs: z.number(),
  answeredAtMs: z.number().nullable(),
  endedAtMs: z.number().nullable(),
  script: z.string().nullable(),
  /** What was said, in order; `staff` is a colleague whose telephone rang. */
  lines: z.array(z.object({ by: z.enum(["caller", "ava", "staff"]), text: z.string(), atMs: z.number() })),
  /** Every frame of its relay sessions, both ways. */
  frames: z.array(z.object({ from: z.enum(["twilio", "app"]), atMs: z.number(), frame: z.unknown() })),
  /** Every answer that should have been TwiML. */
  twiml: z.array(z.object({ url: z.string(), status: z.number().nullable(), body: z.string() })),
  /** Every webhook that was posted for it, the asking for TwiML too. */
  webhooks: z.array(z.object({ url: z.string(), params: Params, status: z.number().nullable(), body: z.string() })),
  /** What Twilio's debugger would show; under code 0, what the fake itself doubts. */
  errors: z.array(z.object({ code: z.number(), message: z.string() })),
});
export type VoiceCallRecord = z.infer<typeof VoiceCallRecord>;

type Placed = Pick<VoiceCallRecord, "accountSid" | "direction" | "from" | "to" | "script">;

export const newRecord = (nowMs: number, { accountSid, direction, from, to, script }: Placed): VoiceCallRecord => ({
  sid: newSid("CA"),
  accountSid,
  direction,
  from,
  to,
  script,
  status: direction === "inbound" ? "ringing" : "queued",
  createdAtMs: nowMs,
  answeredAtMs: null,
  endedAtMs: null,
  lines: [],
  frames: [],
  twiml: [],
  webhooks: [],
  errors: [],
});
