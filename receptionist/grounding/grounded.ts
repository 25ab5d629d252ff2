import type { Brain, ThinkRequest, Thought } from "../conversation/brain";
import { createGuard, type GuardOutcome } from "./guard";

/** A model stated what no tool had returned. `stage` is what the call's log keeps of it. */
export class Ungrounded extends Error {
  override readonly name = "Ungrounded";
  readonly stage = "ungrounded";
}

/**
 * A brain whose facts are checked before they are spoken: prices, hours, dates and numbers pass only if a tool of this call
 * returned them. Yields `began` with the model's first token, though it may be held back. Throws {@link Ungrounded} at the
 * first claim that nothing supports: the rules then answer in its place.
 */
export async function* grounded(
  brain: Brain,
  request: ThinkRequest,
  signal: AbortSignal,
): AsyncGenerator<Thought | { type: "began" }> {
  const { brief, language, history, earlierTools, tools } = request;
  const guard = createGuard({
    locale: language,
    grounds: [
      brief.profile.businessName,
      ...[...earlierTools, ...tools].flatMap(({ result }) => (result.ok ? [result.say] : [])),
    ],
    callerSaid: history.filter(({ role }) => role === "caller").map(({ text }) => text),
  });
  let hasBegun = false;
  for await (const thought of brain(request, signal)) {
    if (!hasBegun) yield { type: "began" };
    hasBegun = true;
    if (thought.type === "text") yield* released(guard.take(thought.text));
    else yield thought;
  }
  yield* released(guard.end());
}

function* released(outcomes: GuardOutcome[]): Generator<Thought> {
  for (const outcome of outcomes) {
    if (outcome.type === "refused") throw new Ungrounded(`No tool returned ${outcome.claim}`);
    yield { type: "text", text: outcome.text };
  }
}
