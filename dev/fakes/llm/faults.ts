import * as z from "zod";
import type { Step } from "./wire";

/** How the model misbehaves, beside the failures that every vendor has (faults.ts). */
export const LlmFault = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  /** The first token comes after so long; the headers come at once. */
  z.strictObject({ kind: z.literal("slow-first-token"), ms: z.int().positive().max(60_000) }),
  /** Each token comes after so long. */
  z.strictObject({ kind: z.literal("slow-tokens"), ms: z.int().positive().max(10_000) }),
  /** The connection is cut after so many tokens; 0 is before the first. */
  z.strictObject({ kind: z.literal("break"), afterTokens: z.int().nonnegative() }),
  /** A line that is no event, after the first token. */
  z.strictObject({ kind: z.literal("malformed-sse") }),
  /** A tool is called with arguments that are not JSON. */
  z.strictObject({ kind: z.literal("malformed-arguments") }),
  /** A tool is called that nobody declared. */
  z.strictObject({ kind: z.literal("unknown-tool") }),
  /** A price and an hour are stated that no tool has returned. */
  z.strictObject({ kind: z.literal("hallucinate") }),
]);
export type LlmFault = z.infer<typeof LlmFault>;

export const SetLlmFault = z.intersection(
  LlmFault,
  /** After so many answers the model is well again. Absent: until `none`. */
  z.object({ count: z.int().positive().optional() }),
);

const INVENTED = {
  fr: "Oui, bien sûr : c'est 4321 euros, et nous sommes ouverts jusqu'à 3 h 47 du matin.",
  en: "Yes, of course: it is 4321 euros, and we are open until 3:47 in the morning.",
} as const;

/** What the model does instead. */
export function spoilt(steps: Step[], fault: LlmFault, language: "fr" | "en"): Step[] {
  switch (fault.kind) {
    case "malformed-arguments": {
      const called = steps.find((step) => "tool" in step);
      return [{ tool: called && "tool" in called ? called.tool : "check_opening", arguments: '{"day": "satur' }];
    }
    case "unknown-tool":
      return [{ tool: "launch_rocket", arguments: { planet: "Mars" } }];
    case "hallucinate":
      return [{ text: INVENTED[language] }];
    default:
      return steps;
  }
}
