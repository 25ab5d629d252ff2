import type { SpokenLanguage } from "../../../receptionist/profile.schema";

/** One thing that happens in a scripted call, after Ava's greeting. */
export type Step =
  | { ava: string }
  /** `interrupts`: the caller starts while Ava is still speaking, and she stops. */
  | { caller: string; interrupts?: true }
  /** Left out when the assistant has no function tool of that name. `{customer}` stands for the caller's number. */
  | { tool: string; arguments: Record<string, string> }
  /** Ava is slow to answer. */
  | { hang: true };

/** A conversation written beforehand. It goes at the pace of speech; see timeline.ts. */
export type Script = {
  name: string;
  language: SpokenLanguage;
  /** What in the assistant's own words says that this script suits it. Absent: never chosen by itself. */
  suits?: RegExp;
  /** False: nobody takes the call, and nothing is said. */
  answered: boolean;
  steps: readonly Step[];
  /** Vapi's word. */
  endedReason: string;
  summary: string;
  /** What Vapi's structured-data analysis would find. */
  findings: Record<string, string>;
};
