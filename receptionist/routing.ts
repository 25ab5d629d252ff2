import type { Opening } from "./profile.schema";

/** How calls to a number are answered, as the owner has set it. */
export type Line = {
  routing: "ava" | "staff-first" | "forward";
  /** E.164. */
  forwardTo: string | null;
  /** Whole seconds, 0–60. */
  ringS: number;
  afterHours: "ava" | "message" | "hang-up";
  opening: Opening;
  timeZone: string;
};
