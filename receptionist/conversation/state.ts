import type { SpokenLanguage } from "../profile.schema";
import type { RulesMemory } from "../rules/memory.schema";
import type { ToolName } from "../tools/tool";
import type { CallLanguage, Cue, UsedTool } from "./brain";
import type { Brief } from "./brief.schema";

/** One thing said. Times are epoch milliseconds. */
export type Spoken = {
  id: string;
  role: "caller" | "ava";
  text: string;
  final: boolean;
  language: SpokenLanguage;
  atMs: number;
  endMs: number;
  /** Ava's: what the caller heard of it, where that is not all. */
  heard?: string;
  latency?: { brainMs: number; sentMs: number; brain: "rules" | "llm"; tookOver: boolean };
  /** Ava's, given her by the owner: no brain has thought of it. */
  isOwners?: true;
};

/**
 * What Ava does. `speaking` holds only while something that was sent is still to be played: the timer `spoken` ends it even
 * if the line never says so, so that she is never "speaking" and silent.
 */
export type Phase = "waiting" | "speaking" | "listening" | "thinking" | "leaving" | "transferring" | "over";

/** Ava's words that are on their way to the caller. */
export type Speech = {
  /** The turn they belong to. */
  id: string;
  text: string;
  /** Characters of `text` that were reported as played. */
  played: number;
  /** Characters at its beginning that nothing may cut short: the AI disclosure. */
  legalChars: number;
  firstSentMs: number;
  /** When, by its length, all of it will have been played. */
  endsMs: number;
  /** When a viewer was last shown more of it. */
  shownMs: number;
};

/** An answer that is being thought out: everything since the caller's last words. */
export type Answer = {
  receivedMs: number;
  cue: Cue;
  /** The run whose thoughts count. Any other is of the past. */
  run: number;
  brain: "rules" | "llm";
  tookOver: boolean;
  beganMs: number | null;
  said: string;
  /** The turn that `said` is in; null while nothing was said. */
  speechId: string | null;
  /** Ids of the tools that this run asked for and that have not answered. */
  waitsFor: string[];
  /** Names of the tools that this run asked for. */
  asked: ToolName[];
  tools: UsedTool[];
  /** Runs that asked for tools, against a brain that never ends. */
  rounds: number;
  isRunOver: boolean;
};

export type Conversation = {
  brief: Brief;
  language: CallLanguage;
  phase: Phase;
  /** The line's session; null while there is none. */
  session: string | null;
  hasConnected: boolean;
  openedMs: number;
  spoken: Spoken[];
  /** Ava's last words; null before the greeting. */
  speech: Speech | null;
  /** Earlier words that were still being played when those began, oldest first: a line plays and reports them before. */
  ahead: Speech[];
  answer: Answer | null;
  runs: number;
  /** Tools that were asked for and have not answered: their results count even when the question was withdrawn. */
  pending: { id: string; name: ToolName; arguments: UsedTool["arguments"] }[];
  usedTools: UsedTool[];
  toolCount: number;
  memory: RulesMemory | null;
  /** Languages in which the caller was told that Ava is an AI. */
  disclosed: SpokenLanguage[];
  /** Times in a row that nobody answered Ava. */
  silences: number;
  /** Keys pressed and not yet taken as words. */
  keys: string;
  /** Lines of the owner's that wait for a sentence in progress to end. */
  toSay: string[];
  /** Whether the line tells what has been played: then no guess by length is made. */
  tellsPlayed: boolean;
  leaving: "done" | "spam" | "silence" | "too-long" | null;
  /** `isTold`: that it failed was said to the caller. */
  transfer: { phone: string; state: "promised" | "ringing" | "answered" | "failed"; isTold: boolean } | null;
  /** The network says that the call is over; how the leg to a person ended is still awaited. */
  hasHungUp: boolean;
  endedMs: number | null;
};

export const openConversation = (brief: Brief, atMs: number): Conversation => ({
  brief,
  language: brief.profile.language === "fr" ? "fr" : "en",
  phase: "waiting",
  session: null,
  hasConnected: false,
  openedMs: atMs,
  spoken: [],
  speech: null,
  ahead: [],
  answer: null,
  runs: 0,
  pending: [],
  usedTools: [],
  toolCount: 0,
  memory: null,
  disclosed: [],
  silences: 0,
  keys: "",
  toSay: [],
  tellsPlayed: false,
  leaving: null,
  transfer: null,
  hasHungUp: false,
  endedMs: null,
});
