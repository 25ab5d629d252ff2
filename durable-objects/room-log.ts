/** What a room may log: part of the Worker's closed list of events (worker/lib/log.ts). */
export type RoomLogEvent =
  | "call.archive_not_queued"
  | "call.update_failed"
  | "voice.brain_failed"
  | "voice.tool_failed"
  | "voice.frame_dropped"
  | "voice.line_complained";

/** One JSON line, as the Worker writes them. Never pass what was said, or a phone number. */
export const warnFromRoom = (event: RoomLogEvent, fields: { callId: string; error: string }): void =>
  console.warn(JSON.stringify({ level: "warn", event, at: new Date().toISOString(), ...fields }));
