import * as z from "zod";
import { RulesMemory } from "../rules/memory.schema";
import { ToolResult } from "../tools/tool";
import { Brief } from "./brief.schema";

/** Moments that a conversation waits for. */
export const TIMERS = [
  /** Ava's last words have been played, by their length. */
  "spoken",
  /** The caller has said nothing since. */
  "silence",
  /** The caller began to speak and never finished. */
  "unfinished",
  /** The last key was pressed a while ago. */
  "keys",
  /** Nothing of an answer was said yet, and the caller may think that the line is dead. */
  "hold",
  /** An answer, or a tool, is overdue. */
  "thinking",
  /** Ava has said goodbye, or promised a transfer, and the line is still there. */
  "leaving",
  /** The line is gone, and nobody has said why. */
  "gone",
  /** The longest call there is. */
  "too-long",
] as const;
export const Timer = z.enum(TIMERS);
export type Timer = z.infer<typeof Timer>;

const Arguments = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const Thought = z.discriminatedUnion("type", [
  /** A model's first token came, though what it says is still held back. */
  z.object({ type: z.literal("began") }),
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("tool"), id: z.string(), name: z.string(), arguments: Arguments }),
  z.object({ type: z.literal("memory"), memory: RulesMemory }),
]);

/**
 * Everything that happens to a conversation, as it is written down: with these in order, and nothing else, the conversation
 * is what it is. `atMs` is epoch milliseconds, when it happened here.
 */
export const Input = z.discriminatedUnion("type", [
  z.object({ type: z.literal("opened"), atMs: z.number(), brief: Brief }),
  /** The caller's line is there: at first, and again after one that broke or a transfer that failed. */
  z.object({ type: z.literal("connected"), atMs: z.number(), session: z.string() }),
  z.object({ type: z.literal("heard"), atMs: z.number(), text: z.string(), final: z.boolean() }),
  /** The caller cut Ava short. `heard`: what had been played of it; null where the line cannot say. */
  z.object({ type: z.literal("interrupted"), atMs: z.number(), heard: z.string().nullable() }),
  z.object({ type: z.literal("key"), atMs: z.number(), key: z.string().length(1) }),
  /** Words of Ava's that have been played, since the last such report. */
  z.object({ type: z.literal("played"), atMs: z.number(), text: z.string() }),
  /** All that was sent has been played. */
  z.object({ type: z.literal("finished-speaking"), atMs: z.number() }),
  z.object({ type: z.literal("thought"), atMs: z.number(), run: z.number().int(), thought: Thought }),
  z.object({ type: z.literal("run-over"), atMs: z.number(), run: z.number().int() }),
  /** `stage` says at which step a model failed, for the log. */
  z.object({ type: z.literal("run-failed"), atMs: z.number(), run: z.number().int(), stage: z.string() }),
  z.object({
    type: z.literal("tool-done"),
    atMs: z.number(),
    id: z.string(),
    arguments: Arguments,
    result: ToolResult,
  }),
  z.object({ type: z.literal("due"), atMs: z.number(), timer: Timer }),
  z.object({ type: z.literal("line-lost"), atMs: z.number(), session: z.string() }),
  z.object({ type: z.literal("transfer-ended"), atMs: z.number(), isAnswered: z.boolean() }),
  z.object({ type: z.literal("hung-up"), atMs: z.number() }),
  /** The owner, who follows the call, gives Ava a line to say. */
  z.object({ type: z.literal("told-to-say"), atMs: z.number(), text: z.string().min(1) }),
  /** The owner has the caller put through. `phone`: E.164. */
  z.object({ type: z.literal("told-to-transfer"), atMs: z.number(), phone: z.string().min(1) }),
  z.object({ type: z.literal("told-to-hang-up"), atMs: z.number() }),
  /** Whoever was thinking, or using a tool, is gone: an object started anew. */
  z.object({ type: z.literal("restarted"), atMs: z.number() }),
]);
export type Input = z.infer<typeof Input>;
export type InputOf<T extends Input["type"]> = Extract<Input, { type: T }>;
