import type { Brain, ThinkRequest, Thought } from "../conversation/brain";
import { createGuard, type GuardOutcome } from "./guard";

/** A model stated what no tool had returned. `stage` is what the call's log keeps of it. */
export class Ungrounded extends Error {
  override readonly name = "Ungrounded";
  readonly stage = "ungrounded";
  /** @param claim as the model said it. Not in the message, which is logged: it may be somebody's number. */
  constructor(readonly claim: string) {
    super("The model stated what no tool had returned");
  }
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
      // Refusals too: they name what to take instead. Not a request taken down, which repeats the model's own words.
      ...[...earlierTools, ...tools].flatMap(({ name, result }) =>
        name === "request_appointment" ? [] : [result.say],
      ),
    ],
    callerSaid: history.filter(({ role }) => role === "caller").map(({ text }) => text),
  });
  let hasBegun = false;
  for await (const thought of brain(request, signal)) {
    if (!hasBegun) yield { type: "began" };
    hasBegun = true;
    if (thought.type === "text") yield* released(guard.take(thought.text));
    else {
      // What was said before a tool is spoken before it is used.
      yield* released(guard.end());
      yield thought;
    }
  }
  yield* released(guard.end());
}

function* released(outcomes: GuardOutcome[]): Generator<Thought> {
  for (const outcome of outcomes) {
    if (outcome.type === "refused") throw new Ungrounded(outcome.claim);
    yield { type: "text", text: outcome.text };
  }
}
