import * as z from "zod";

const base = { id: z.templateLiteral(["job_", z.string()]), orgId: z.templateLiteral(["org_", z.string()]).nullable() };
const callId = z.templateLiteral(["call_", z.string()]);

const userId = z.templateLiteral(["user_", z.string()]);

/** Work that follows a change. A job carries ids and reloads the truth; its handler may run twice. */
export const Job = z.discriminatedUnion("type", [
  z.object({ ...base, type: z.literal("call.archive"), callId }),
  z.object({ ...base, type: z.literal("recording.copy"), callId }),
  z.object({ ...base, type: z.literal("assistant.sync"), profileId: z.templateLiteral(["ava_", z.string()]) }),
  z.object({ ...base, type: z.literal("number.refresh"), numberId: z.templateLiteral(["num_", z.string()]) }),
  /** Erases every copy of a deleted call, once nobody can undo it. */
  z.object({ ...base, type: z.literal("call.erase"), callId }),
  /** Asks the telephone company what a call cost, once it knows. `tries`: how often it was asked before. */
  z.object({ ...base, type: z.literal("call.price"), callId, tries: z.number().int().min(0) }),
  /** Finds out at its provider what became of a number that was being bought or given up. */
  z.object({ ...base, type: z.literal("number.settle"), numberId: z.templateLiteral(["num_", z.string()]) }),
  /** Counts an organisation's calls anew. */
  z.object({ ...base, type: z.literal("rollups.rebuild") }),
  z.object({ ...base, type: z.literal("email.link"), tokenId: z.templateLiteral(["emt_", z.string()]) }),
  /** Tells the owner of an address that it was given in a sign-up, or as somebody's new address. */
  z.object({ ...base, type: z.literal("email.address-taken"), userId, by: z.enum(["sign-up", "change"]) }),
  /** Tells somebody what the audit holds of their account. `to` is the address or number that was just replaced, where it is not the account's. */
  z.object({
    ...base,
    type: z.literal("email.notice"),
    userId,
    auditId: z.templateLiteral(["aud_", z.string()]),
    to: z.string().nullable(),
  }),
  /** Removes an organisation that somebody was alone in, and then asks for the rest of them: `account.erase`. */
  z.object({ ...base, type: z.literal("org.erase"), userId }),
  z.object({ ...base, type: z.literal("account.erase"), userId }),
]);
export type Job = z.infer<typeof Job>;
export type JobType = Job["type"];
/** Each job by its type. */
export type JobMap = { [T in JobType]: Extract<Job, { type: T }> };
/** A job without its id, before it is queued. */
export type NewJob = { [T in JobType]: Omit<JobMap[T], "id"> }[JobType];
export const JobId = base.id;
