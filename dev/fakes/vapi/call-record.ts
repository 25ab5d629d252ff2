import * as z from "zod";
import { AssistantBody, Call, PhoneNumber } from "./wire";

const ServerMessage = z.looseObject({ type: z.string(), timestamp: z.number() });

/** A call at Vapi, and how far its script has got. All of it is stored, so that a restart resumes the call. */
export const CallRecord = z.object({
  call: Call,
  /** Null until our server has answered `assistant-request`. */
  assistant: AssistantBody.nullable(),
  phoneNumber: PhoneNumber.nullable(),
  /** Null: chosen by the assistant once it is known. */
  script: z.string().nullable(),
  /** When the script began, epoch ms. Moves on when the call was held up, by a restart for one. */
  originMs: z.number(),
  /** How many messages are behind. */
  position: z.int(),
  /** What is being delivered, with the very timestamp it was first sent with: a repeat is the same message. */
  pending: z.object({ message: ServerMessage, attempt: z.int(), dueMs: z.number() }).nullable(),
  toolResults: z.record(z.string(), z.string()),
  over: z.boolean(),
});
export type CallRecord = z.infer<typeof CallRecord>;
