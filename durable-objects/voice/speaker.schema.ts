import * as z from "zod";

/** What a browser sends on its own call's socket (DESIGN.md, section 3). */
export const SpeakerFrame = z.discriminatedUnion("type", [
  /** `id` makes a sentence one, though a line that dropped has it sent twice. */
  z.object({ type: z.literal("say"), text: z.string().min(1).max(2_000), id: z.string().min(1).max(64).optional() }),
  /** The owner speaks: nothing is final yet. */
  z.object({ type: z.literal("saying"), text: z.string().min(1).max(2_000) }),
  /** The owner cut Ava short, and heard so much. */
  z.object({ type: z.literal("interrupt"), heardText: z.string().max(10_000).optional() }),
  z.object({ type: z.literal("key"), key: z.string().regex(/^[\d#*]$/) }),
  /** The browser's voice has read all of it out. */
  z.object({ type: z.literal("spoken") }),
  z.object({ type: z.literal("hangup") }),
]);
export type SpeakerFrame = z.infer<typeof SpeakerFrame>;
