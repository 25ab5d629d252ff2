import * as z from "zod";
import { CallStatus, Role } from "./call.schema";

/** A call on an organisation's board. Times are ISO 8601. */
export const DeskCall = z.object({
  id: z.string(),
  status: CallStatus,
  channel: z.enum(["phone", "browser"]),
  direction: z.enum(["inbound", "outbound"]),
  isTest: z.boolean(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  startedAt: z.string(),
  answeredAt: z.string().nullable(),
  /** The last thing said. `atMs` since the call started; `final` false while it is being said. */
  lastLine: z.object({ role: Role, text: z.string(), final: z.boolean(), atMs: z.number().int() }).nullable(),
});
export type DeskCall = z.infer<typeof DeskCall>;

/** Desk → viewer. `seq` rises by one and never repeats; whoever missed one connects again and gets a snapshot. */
export const DeskEvent = z.discriminatedUnion("type", [
  /** Every call that is not over, oldest first. */
  z.object({ type: z.literal("snapshot"), seq: z.number().int(), calls: z.array(DeskCall) }),
  /** A call that is new, or changed. */
  z.object({ type: z.literal("call"), seq: z.number().int(), call: DeskCall }),
  /** A call that is over. */
  z.object({ type: z.literal("ended"), seq: z.number().int(), id: z.string() }),
]);
export type DeskEvent = z.infer<typeof DeskEvent>;

/** What a call's room reports to its organisation's desk. `callSeq` is the room's: what arrives late changes nothing. */
export type DeskReport = { orgId: string; callSeq: number; call: DeskCall };
