import * as z from "zod";
import { JobId } from "../jobs/job.schema";

export const FailedJob = z.object({
  id: z.string(),
  type: z.string(),
  error: z.string().nullable(),
  failedAt: z.string(),
});
export const FailedJobs = z.object({ items: z.array(FailedJob) });
export const FailedJobParam = z.object({ id: JobId });
