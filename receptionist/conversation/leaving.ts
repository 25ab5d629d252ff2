import type { Ending } from "./effect";
import { TIMERS } from "./input.schema";
import { outcomeOf } from "./outcome";
import { type Scene, send, unwait, wait } from "./scene";
import { discloseIfDue, sayLine } from "./speaking";
import type { Conversation } from "./state";

/** How long the line may take to say that it is down, once all was played. */
const LINE_ENDS_WITHIN_MS = 20_000;

/** Says goodbye where it was not said, and lets the line go. */
export function goodbye(scene: Scene, { isSaid }: { isSaid: boolean }): void {
  if (!isSaid) {
    discloseIfDue(scene);
    sayLine(scene, "goodbye");
  }
  leave(scene, "done");
}

/** Lets the line go, to nobody or to a person. In a browser there is no line: the conversation is over. */
export function leave(scene: Scene, why: "done" | "transfer"): void {
  const { state, atMs } = scene;
  const isTransfer = why === "transfer" && state.transfer !== null;
  if (isTransfer && state.transfer) {
    state.transfer = { ...state.transfer, state: "ringing" };
    scene.effects.push({ type: "status", status: "forwarding" });
  }
  if (state.brief.channel === "browser") {
    // Nobody's phone rings for a rehearsal: that the transfer would have been made is what is tried out.
    if (isTransfer && state.transfer) state.transfer = { ...state.transfer, state: "answered" };
    return end(scene);
  }
  state.phase = isTransfer ? "transferring" : "leaving";
  unwait(scene, "silence", "spoken", "unfinished", "thinking");
  if (isTransfer) send(scene, { type: "play", sound: "transfer" });
  send(scene, { type: "end", why });
  if (!isTransfer) wait(scene, "leaving", Math.max(0, (state.speech?.endsMs ?? atMs) - atMs) + LINE_ENDS_WITHIN_MS);
}

/** The conversation is over, for the reason that its state gives. */
export function end(scene: Scene): void {
  const { state, atMs, effects } = scene;
  if (state.phase === "over") return;
  if (state.answer) effects.push({ type: "stop", run: state.answer.run });
  state.usedTools = [...state.usedTools, ...(state.answer?.tools ?? [])];
  state.answer = null;
  // Words under way when the line went are as final as they will be.
  for (const turn of state.spoken.filter(({ final }) => !final))
    effects.push({ type: "show", turn: { ...turn, final: true } });
  state.spoken = state.spoken.map((turn) => ({ ...turn, final: true }));
  state.phase = "over";
  state.endedMs = atMs;
  unwait(scene, ...TIMERS);
  effects.push({ type: "over", atMs, ending: { endedReason: reasonOf(state), outcome: outcomeOf(state) } });
}

function reasonOf({ leaving, transfer }: Conversation): Ending["endedReason"] {
  if (transfer?.state === "answered") return "transferred";
  if (leaving === "silence" || leaving === "too-long") return leaving;
  return leaving === null ? "caller-hung-up" : "ava-hung-up";
}
