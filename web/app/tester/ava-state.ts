import type { Turn } from "../../../durable-objects/call.schema";
import type { LiveState } from "../live/live-state";

/** What Ava does, as one sees it. */
export type AvaState = "connecting" | "listening" | "thinking" | "speaking" | "over";

type Seen = Pick<LiveState, "call" | "turns" | "tools" | "isOver"> & {
  /** Her voice is heard. */
  isReading: boolean;
  /** Something was said that the room has not taken yet. */
  isSending: boolean;
};

/** She speaks while her voice is heard or her words still come, thinks while somebody waits for her, and listens otherwise. */
export function avaState({ call, turns, tools, isOver, isReading, isSending }: Seen): AvaState {
  if (isReading) return "speaking";
  if (isOver) return "over";
  const last: Turn | undefined = turns.at(-1);
  if (!call || !last) return "connecting";
  if (last.role === "ava" && !last.final) return "speaking";
  if (isSending || (last.role === "caller" && last.final)) return "thinking";
  if (tools.some(({ result, error }) => result === undefined && error === undefined)) return "thinking";
  return "listening";
}
