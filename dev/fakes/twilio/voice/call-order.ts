import type { StaffOutcome } from "./dial";
import type { Source } from "./instructions";
import type { Line, Network } from "./network";
import type { Params } from "./signature";

export const PROGRESS_EVENTS = ["initiated", "ringing", "answered", "completed"] as const;
export type ProgressEvent = (typeof PROGRESS_EVENTS)[number];

export type CallOrder = {
  line: Line;
  direction: "inbound" | "outbound-api";
  from: string;
  to: string;
  /** Fields that only some calls have: `ForwardedFrom`, `CallerName`. */
  extra: Params;
  outcomeOf(phoneNumber: string): StaffOutcome;
  script: string | null;
  /** Told how the call goes, and of which steps. */
  statusCallback: { url: string; method: "GET" | "POST"; events: readonly ProgressEvent[] } | null;
  /** What to carry out first. */
  first: Source;
};

export type CallDeps = {
  network: Network;
  /** Epoch milliseconds. */
  now: () => number;
  /** Lets time of the call pass, until it is aborted. Tests return at once. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Whether queued speech is heard by itself, in time; else somebody calls `session.speech.play`. */
  speaks: boolean;
  /** Whether a number may be shown as the caller's, beside those of the call. */
  isOwnNumber(phoneNumber: string): Promise<boolean>;
};
