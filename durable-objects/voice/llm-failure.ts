/**
 * Where a language model failed, so that the log says what to mend:
 *
 * - `connect`: it could not be reached
 * - `refused`: it answered with an HTTP error (wrong key, too busy, out of order), or its own filter cut the answer
 * - `first-token`: it was silent for too long
 * - `stream`: the answer broke off, could not be read, stalled, or took too long as a whole
 * - `tool-call`: it asked for a tool that does not exist, or with arguments that are none
 * - `empty`: it finished and had said nothing
 */
export type BrainStage = "connect" | "refused" | "first-token" | "stream" | "tool-call" | "empty";

/** A language model did not answer. The rules take over: nothing is asked twice within a turn. The message holds nobody's words. */
export class BrainFailure extends Error {
  override readonly name = "BrainFailure";
  constructor(
    readonly stage: BrainStage,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
