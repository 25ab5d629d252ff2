import { findSpoken, isLeaving, type Scene, show, unwait } from "./scene";
import { closeSpeech, discloseIfDue, say } from "./speaking";

/** Whether a line of the owner's can be said now: the caller is not in mid-sentence, and neither is Ava. */
export const isFreeToSpeak = ({ state }: Scene): boolean =>
  !state.spoken.some(({ role, final }) => role === "caller" && !final) &&
  (state.answer === null || state.answer.said === "");

/**
 * Says what the owner gave Ava to say, each line as a turn of hers. What is being played goes on before it, and an answer that
 * is still thought out comes after it.
 */
export function sayOwnerLines(scene: Scene): void {
  const { state } = scene;
  if (state.toSay.length === 0 || isLeaving(scene)) return;
  const lines = state.toSay;
  state.toSay = [];
  closeSpeech(scene);
  state.silences = 0;
  // The caller hears that the line is not dead.
  if (state.answer) unwait(scene, "hold");
  for (const line of lines) {
    discloseIfDue(scene);
    const turn = findSpoken(scene, say(scene, `${line} `) ?? "");
    if (turn) show(scene, { ...turn, isOwners: true });
    closeSpeech(scene);
  }
}
