import type { Ending, LineFrame } from "./effect";
import type { Input } from "./input.schema";
import type { Conversation, Spoken } from "./state";
import { step } from "./step";

export type Replay = {
  /** What went to the caller's line, in order. */
  frames: LineFrame[];
  spoken: Spoken[];
  ending: Ending | null;
  state: Conversation | null;
};

/** A call again, from its log alone: the same frames, the same transcript, the same end. Asks no brain and uses no tool. */
export function replay(log: readonly Input[]): Replay {
  let state: Conversation | null = null;
  const frames: LineFrame[] = [];
  let ending: Ending | null = null;
  for (const input of log) {
    const next = step(state, input);
    state = next.state;
    for (const effect of next.effects) {
      if (effect.type === "send") frames.push(effect.frame);
      if (effect.type === "over") ending = effect.ending;
    }
  }
  return { frames, spoken: state?.spoken ?? [], ending, state };
}
