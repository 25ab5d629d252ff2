import type { Cue, Line, ThinkRequest } from "./brain";
import type { Scene } from "./scene";
import type { Answer } from "./state";

/** All that a brain is told for one run: the call up to now, without the words of the very turn it is to go on with. */
export function requestOf({ state }: Scene, answering: Answer, atMs: number): ThinkRequest {
  const history = state.spoken
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

/** Whoever takes over before anything was done must know of a failed transfer too: else they would promise it again. */
const cueOf = ({ tookOver, cue, tools }: Answer): Cue =>
  tookOver && (cue !== "transfer-failed" || tools.length > 0) ? "take-over" : cue;
