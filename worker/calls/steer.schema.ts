import * as z from "zod";
import { DeskCall } from "../../durable-objects/live-desk.schema";
import { E164 } from "../lib/schemas";

/** A line for Ava to say at once, in her own voice. */
export const SayLine = z.object({ text: z.string().trim().min(1).max(500) });
/** Whom to put the caller through to: a number of the organisation's own people, or one given here. */
export const TransferCall = z.object({ to: E164 });
/** The calls that are not over, oldest first. */
export const LiveCalls = z.object({ items: z.array(DeskCall) });

/**
 * Why a call cannot be steered, in the words of a 409: its one issue's path is `call.<refusal>`, for whoever says it in another
 * language.
 */
export const STEER_REFUSALS = {
  over: "This call is over.",
  "with-person": "The caller is with a person, or a person’s telephone is ringing: Ava has left the call.",
  "not-connected": "Ava is not on the line yet, or it has just dropped. Try again in a moment.",
  leaving: "Ava has said goodbye, and the call is about to end.",
  "no-telephone": "A conversation in the browser cannot be transferred.",
  "no-control": "Vapi takes no orders for this call.",
} as const;
export type SteerRefusal = keyof typeof STEER_REFUSALS;
