import * as z from "zod";
import { JobId } from "../jobs/job.schema";

export const RebuildQuery = z.object({
  /** The organisation that the page before ended with. */
  after: z.templateLiteral(["org_", z.string()]).optional(),
});
export const RebuildParam = z.object({ id: JobId });

/** A page of organisations, each with the job that counts its calls anew. */
export const QueuedRebuilds = z.object({
  items: z.array(z.object({ orgId: z.string(), name: z.string(), jobId: JobId })),
  /** `after` of the next page; null where there is none. */
  next: z.string().nullable(),
});
export type QueuedRebuilds = z.infer<typeof QueuedRebuilds>;

/** What a job did. */
export const Rebuilt = z.object({
  /** Months that were counted anew. */
  months: z.number().int(),
  /** Calls in the rollups now, and before the job. */
  calls: z.number().int(),
  before: z.number().int(),
  /** Calls that had no hour: an older version had archived them. */
  filled: z.number().int(),
});
export type Rebuilt = z.infer<typeof Rebuilt>;

/** `waiting` is also a job that nobody knows, or that ended more than a day ago. */
export const RebuildState = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting") }),
  z.object({ state: z.literal("failed") }),
  z.object({ state: z.literal("done"), rebuilt: Rebuilt }),
]);
export type RebuildState = z.infer<typeof RebuildState>;
