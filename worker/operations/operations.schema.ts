import { z } from "zod";

export const FailedJob = z.object({
  id: z.string(),
  type: z.string(),
  error: z.string().nullable(),
  failedAt: z.string(),
});
export const FailedJobs = z.object({ items: z.array(FailedJob) });
