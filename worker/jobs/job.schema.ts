import * as z from "zod";

const base = { id: z.templateLiteral(["job_", z.string()]), orgId: z.templateLiteral(["org_", z.string()]).nullable() };
const callId = z.templateLiteral(["call_", z.string()]);

/** Work that follows a change. A job carries ids and reloads the truth; its handler may run twice. */
export const Job = z.discriminatedUnion("type", [
  z.object({ ...base, type: z.literal("call.archive"), callId }),
  z.object({ ...base, type: z.literal("recording.copy"), callId }),
  z.object({ ...base, type: z.literal("assistant.sync"), profileId: z.templateLiteral(["ava_", z.string()]) }),
  z.object({ ...base, type: z.literal("number.refresh"), numberId: z.templateLiteral(["num_", z.string()]) }),
  /** The mail that a link is sent by; `known` tells the owner of a taken address instead. */
  z.object({
    ...base,
    type: z.literal("email.confirm-sign-up"),
    tokenId: z.templateLiteral(["emt_", z.string()]),
  }),
  z.object({ ...base, type: z.literal("email.already-registered"), userId: z.templateLiteral(["user_", z.string()]) }),
  z.object({ ...base, type: z.literal("email.refresh-reused"), userId: z.templateLiteral(["user_", z.string()]) }),
]);
export type Job = z.infer<typeof Job>;
export type JobType = Job["type"];
/** Each job by its type. */
export type JobMap = { [T in JobType]: Extract<Job, { type: T }> };
/** A job without its id, before it is queued. */
export type NewJob = { [T in JobType]: Omit<JobMap[T], "id"> }[JobType];
export const JobId = base.id;
