import { withdraw } from "./answering";
import type { InputOf } from "./input.schema";
import { end, goodbye, leave } from "./leaving";
import { isFreeToSpeak, sayOwnerLines } from "./owner-lines";
import type { Scene } from "./scene";
import { closeSpeech, discloseIfDue, sayLine } from "./speaking";
import type { Conversation } from "./state";

/** What the owner may tell Ava in the middle of a call. */
export type OwnerOrder =
  | Omit<InputOf<"told-to-say">, "atMs">
  | Omit<InputOf<"told-to-transfer">, "atMs">
  | Omit<InputOf<"told-to-hang-up">, "atMs">;

/** Why Ava cannot do as she is told. */
export type OrderRefusal =
  | "over"
  /** The caller is with a person, or a person's telephone rings. */
  | "with-person"
  /** Nobody is on the line yet, or it has just dropped. */
  | "not-connected"
  /** Ava has said goodbye. */
  | "leaving"
  /** A browser is no telephone. */
  | "no-telephone";

/** Null: she can. An order that she cannot take changes nothing. */
export function orderRefusal(state: Conversation, order: OwnerOrder["type"]): OrderRefusal | null {
  const { phase, brief, session, hasConnected, hasHungUp } = state;
  const isPhone = brief.channel === "phone";
  if (phase === "over" || hasHungUp) return "over";
  if (order === "told-to-transfer" && !isPhone) return "no-telephone";
  if (phase === "transferring") return "with-person";
  // Before that a colleague's telephone may be ringing, and theirs is the call then.
  if (isPhone && !hasConnected) return "not-connected";
  if (order === "told-to-hang-up") return null;
  if (!hasConnected || (isPhone && session === null)) return "not-connected";
  return phase === "leaving" ? "leaving" : null;
}

/** The owner's words are said next: at once, or after the sentence that somebody is in the middle of. */
export function tellToSay(scene: Scene, { type, text }: InputOf<"told-to-say">): void {
  if (orderRefusal(scene.state, type)) return;
  scene.state.toSay = [...scene.state.toSay, text];
  if (isFreeToSpeak(scene)) sayOwnerLines(scene);
}

/** Puts the caller through to whomever the owner names, as Ava does herself: who does not answer brings the caller back to her. */
export function tellToTransfer(scene: Scene, { type, phone }: InputOf<"told-to-transfer">): void {
  const { state } = scene;
  if (orderRefusal(state, type)) return;
  withdraw(scene);
  sayOwnerLines(scene);
  closeSpeech(scene);
  discloseIfDue(scene);
  sayLine(scene, "puttingThrough");
  state.transfer = { phone, state: "promised", isTold: false };
  leave(scene, "transfer");
}

/** Says goodbye and lets the line go. Told again meanwhile, or without a line, she is gone at once. */
export function tellToHangUp(scene: Scene, { type }: InputOf<"told-to-hang-up">): void {
  const { state } = scene;
  if (orderRefusal(state, type)) return;
  const isParting = state.phase === "leaving";
  const isCutOff = state.brief.channel === "phone" && state.session === null;
  if (!isParting) withdraw(scene);
  state.leaving ??= "done";
  if (isParting || isCutOff) return end(scene);
  sayOwnerLines(scene);
  closeSpeech(scene);
  goodbye(scene, { isSaid: false });
}
