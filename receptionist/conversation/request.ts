import type { Cue, Line, ThinkRequest } from "./brain";
import type { Scene } from "./scene";
import type { Answer, Spoken } from "./state";

/** All that a brain is told for one run: the call up to now, without the words of the very turn it is to go on with. */
export function requestOf({ state }: Scene, answering: Answer, atMs: number): ThinkRequest {
  const history = beforeWhatTheCallerAsked(state.spoken)
    .filter(({ id, text }) => id !== answering.speechId && text !== "")
    .map(({ role, text, heard }): Line => ({ role, text: heard ?? text }))
    .filter(({ text }) => text !== "");
  return {
    brief: state.brief,
    language: state.language,
    nowMs: atMs + state.brief.clockShiftMs,
    cue: cueOf(answering),
    history,
    earlierTools: state.usedTools,
    tools: answering.tools,
    saidInTurn: answering.said,
    memory: state.memory,
  };
}

/** The owner's line may come between a question and its answer: the caller's words are the last for whoever answers. */
function beforeWhatTheCallerAsked(spoken: readonly Spoken[]): Spoken[] {
  const asked = spoken.findLastIndex(({ role }) => role === "caller");
  if (asked < 0) return [...spoken];
  const since = spoken.slice(asked);
  return [
    ...spoken.slice(0, asked),
    ...since.filter(({ isOwners }) => isOwners),
    ...since.filter((one) => !one.isOwners),
  ];
}

/** Whoever takes over before anything was done must know of a failed transfer too: else they would promise it again. */
const cueOf = ({ tookOver, cue, tools }: Answer): Cue =>
  tookOver && (cue !== "transfer-failed" || tools.length > 0) ? "take-over" : cue;
