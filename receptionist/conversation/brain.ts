import type { RulesMemory } from "../rules/memory.schema";
import type { ToolName, ToolResult } from "../tools/tool";
import type { Brief } from "./brief.schema";

/** The languages Ava's own voice converses in. A profile in another one is answered in English once its greeting is said. */
export type CallLanguage = "fr" | "en";

/** One thing said in the call so far. Of Ava's own words, only what the caller heard. */
export type Line = { role: "caller" | "ava"; text: string };

export type UsedTool = {
  id: string;
  name: ToolName;
  arguments: Record<string, string | number | boolean | null>;
  result: ToolResult;
};

/** Why Ava is to speak now. */
export type Cue =
  /** The caller said something: the last line of `history`. */
  | "caller-spoke"
  /** She transferred the call and nobody took it: the caller is back. */
  | "transfer-failed"
  /** The one who was thinking failed or was late: `saidInTurn` is what it has said already. */
  | "take-over";

/** All that a brain may know. It has no clock, no network and no memory beside this. */
export type ThinkRequest = {
  brief: Brief;
  language: CallLanguage;
  /** Epoch milliseconds on the business's (perhaps shifted) clock. */
  nowMs: number;
  cue: Cue;
  history: Line[];
  /** Used before the caller's last words, oldest first. */
  earlierTools: UsedTool[];
  /** Used since the caller's last words: a brain that asked for a tool is asked again with its result here. */
  tools: UsedTool[];
  /** What Ava has said since the caller's last words. Never to be said again. */
  saidInTurn: string;
  /** What the rules kept from their last answer; null at first, and after turns that a model answered. */
  memory: RulesMemory | null;
};

/**
 * One piece of an answer. Text comes as it is to be spoken, spaces included. After tools the brain ends its run: it is asked
 * again once all of them have results. A run without a tool is the whole answer.
 */
export type Thought =
  | { type: "text"; text: string }
  | { type: "tool"; id: string; name: string; arguments: Record<string, string | number | boolean | null> }
  | { type: "memory"; memory: RulesMemory };

/** Turns what is known into an answer, piece by piece. Throws when it cannot: then the rules answer. */
export type Brain = (request: ThinkRequest, signal: AbortSignal) => AsyncIterable<Thought>;

/** The rules think at once, and never fail: the safety net is a plain function. */
export type RulesBrain = (request: ThinkRequest) => Thought[];
