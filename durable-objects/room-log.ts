/** What a room may log: part of the Worker's closed list of events (worker/lib/log.ts). */
export type RoomLogEvent =
  | "call.archive_not_queued"
  | "desk.report_failed"
  | "voice.brain_failed"
  | "voice.tool_failed"
  | "voice.frame_dropped"
  | "voice.line_complained";

/** A failed query's message goes on with its parameters, which are people's numbers and words. */
const PARAMETERS = /\nparams: [\s\S]*$/;

/** One JSON line, as the Worker writes them. Never pass what was said, or a phone number. */
export const warnFromRoom = (event: RoomLogEvent, { callId, error }: { callId: string; error: string }): void => {
  const withoutParameters = error.replace(PARAMETERS, "");
  console.warn(
    JSON.stringify({ level: "warn", event, at: new Date().toISOString(), callId, error: withoutParameters }),
  );
};
