import * as z from "zod";
import { DeskCall } from "../../durable-objects/live-desk.schema";
import { E164 } from "../lib/schemas";

/** A line for Ava to say at once, in her own voice. */
export const SayLine = z.object({ text: z.string().trim().min(1).max(500) });
/** Whom to put the caller through to: a number of the organisation's own people, or one given here. */
export const TransferCall = z.object({ to: E164 });
/** The calls that are not over, oldest first. */
export const LiveCalls = z.object({ items: z.array(DeskCall) });
