import type { SpokenLanguage } from "../profile.schema";
import type { ToolName, ToolResult } from "../tools/tool";
import type { CallLanguage, ThinkRequest, UsedTool } from "./brain";
import type { Timer } from "./input.schema";
import type { Spoken } from "./state";

/** What goes to the caller's line. `last` closes what she says for now. */
export type LineFrame =
  | { type: "text"; text: string; last: boolean; interruptible: boolean; language: SpokenLanguage }
  | { type: "language"; language: CallLanguage }
  /** A sound, in its turn among what is said: callers who are put through hear that something happens. */
  | { type: "play"; sound: "transfer" }
  /** Keys of a telephone, for a machine at the other end. */
  | { type: "digits"; digits: string }
  /** What was sent is played first. */
  | { type: "end"; why: "done" | "transfer" };

/** Why a conversation is over, and what came of it. */
export type Ending = {
  endedReason: "caller-hung-up" | "ava-hung-up" | "transferred" | "silence" | "too-long";
  outcome: "booked" | "transferred" | "message-taken" | "answered" | "abandoned" | "spam" | "failed";
};

/** What a step asks of the world. */
export type Effect =
  | { type: "send"; frame: LineFrame }
  | { type: "show"; turn: Spoken }
  | { type: "show-tool"; id: string; name: ToolName; arguments: UsedTool["arguments"]; result?: ToolResult }
  | { type: "status"; status: "in-progress" | "forwarding" }
  | { type: "think"; run: number; brain: "rules" | "llm"; request: ThinkRequest }
  | { type: "stop"; run: number }
  | {
      type: "use";
      id: string;
      name: ToolName;
      arguments: UsedTool["arguments"];
      language: CallLanguage;
      nowMs: number;
    }
  | { type: "wait"; timer: Timer; untilMs: number }
  | { type: "unwait"; timer: Timer }
  | { type: "over"; atMs: number; ending: Ending };
