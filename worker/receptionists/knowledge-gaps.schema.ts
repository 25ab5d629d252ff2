import * as z from "zod";
import { KnownAnswer } from "../../receptionist/profile.schema";

export const GapStatus = z.enum(["open", "answered", "dismissed"]);
export const GapsQuery = z.object({ status: GapStatus.default("open") });

/** Something that callers asked and Ava did not know. */
export const KnowledgeGap = z.object({
  id: z.string(),
  profileId: z.string(),
  /** As the last caller put it. */
  question: z.string(),
  /** How many calls asked it. */
  asked: z.number().int(),
  status: GapStatus,
  lastAskedAt: z.string(),
  /** The latest calls that asked it, at most 20, newest last. */
  callIds: z.array(z.string()),
});
export type KnowledgeGap = z.infer<typeof KnowledgeGap>;
export const KnowledgeGaps = z.object({ items: z.array(KnowledgeGap) });

/** The question is the caller's own unless the owner puts it better. */
export const AnswerGap = z.object({
  answer: KnownAnswer.shape.answer,
  question: KnownAnswer.shape.question.optional(),
});
export type AnswerGap = z.infer<typeof AnswerGap>;
