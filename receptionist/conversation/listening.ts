import { answer, sayHold, takeOver, withdraw } from "./answering";
import type { InputOf } from "./input.schema";
import { leave } from "./leaving";
import { sayOwnerLines } from "./owner-lines";
import { isLeaving, isOver, nextTurnId, type Scene, show, unwait, wait } from "./scene";
import { cutShort, discloseIfDue, finishSpeaking, listen, sayLine } from "./speaking";

/** More than anybody says in one breath. */
const MAX_CHARS = 2_000;
/** How long a caller who began to speak may stay silent before Ava answers what she has understood. */
const UNFINISHED_MS = 2_500;
/** A pause between two keys that ends a number. */
const KEYS_PAUSE_MS = 3_000;
const MAX_KEYS = 40;

/** The caller speaks. Words that follow a question which nobody has answered yet replace it: both are answered as one. */
export function hear(scene: Scene, { text, final }: InputOf<"heard">): void {
  const { state, atMs } = scene;
  const said = text.trim().slice(0, MAX_CHARS);
  if (said === "" || isOver(scene)) return;
  const open = state.spoken.find((turn) => turn.role === "caller" && !turn.final);
  const turn = open ?? { id: nextTurnId(scene), role: "caller" as const, language: state.language, atMs };
  show(scene, { ...turn, text: said, final, endMs: atMs });
  state.silences = 0;
  unwait(scene, "silence", "unfinished");
  if (isLeaving(scene)) return;
  if (final) {
    answer(scene, "caller-spoke");
    return sayOwnerLines(scene);
  }
  if (state.answer && state.answer.said === "") {
    withdraw(scene);
    if (state.phase === "thinking") state.phase = "listening";
  }
  wait(scene, "unfinished", UNFINISHED_MS);
}

/** Nothing more came after a partial: a cough, or a line that lost the end. What was understood is answered. */
export function hearEnough(scene: Scene): void {
  const { state, atMs } = scene;
  const open = state.spoken.find((turn) => turn.role === "caller" && !turn.final);
  if (open) show(scene, { ...open, final: true, endMs: atMs });
  if (isLeaving(scene)) return;
  if (state.spoken.at(-1)?.role === "caller") answer(scene, "caller-spoke");
  sayOwnerLines(scene);
}

/** The caller cuts Ava short: she is silent at once, and what she was about to say is of the past. */
export function interrupt(scene: Scene, { heard }: InputOf<"interrupted">): void {
  if (isOver(scene) || !scene.state.speech) return;
  withdraw(scene);
  cutShort(scene, heard);
  scene.state.silences = 0;
  if (isLeaving(scene)) return;
  listen(scene);
  // A cough over her last words, while a question was being thought about, withdraws nothing: it is answered all the same.
  if (scene.state.spoken.at(-1)?.role === "caller" || scene.state.toSay.length > 0)
    wait(scene, "unfinished", UNFINISHED_MS);
}

/** A key of the telephone. `#` ends a number, and so does a pause; a lone 0 asks for a person, as everywhere. */
export function press(scene: Scene, { key }: InputOf<"key">): void {
  const { state } = scene;
  if (isLeaving(scene) || !/^[\d#*]$/.test(key)) return;
  if (key === "#" && state.keys === "") return;
  unwait(scene, "silence");
  state.silences = 0;
  if (key === "#") return readKeys(scene);
  state.keys = `${state.keys}${key}`.slice(0, MAX_KEYS);
  wait(scene, "keys", KEYS_PAUSE_MS);
}

export function readKeys(scene: Scene): void {
  const { state, atMs } = scene;
  const keys = state.keys;
  state.keys = "";
  unwait(scene, "keys");
  if (keys === "") return;
  const person = state.language === "fr" ? "Je voudrais parler à quelqu’un." : "I would like to speak to somebody.";
  hear(scene, { type: "heard", atMs, text: keys === "0" ? person : keys, final: true });
}

/** Nobody answers Ava: she asks, asks differently, and says goodbye. */
export function breakSilence(scene: Scene): void {
  const { state } = scene;
  if (state.phase !== "listening") return;
  // A line that broke may have taken the moment at which it was to be said.
  if (state.toSay.length > 0) return sayOwnerLines(scene);
  state.silences += 1;
  discloseIfDue(scene);
  if (state.silences === 1) return sayLine(scene, "stillThere");
  if (state.silences === 2) return sayLine(scene, "cannotHear");
  state.leaving = "silence";
  sayLine(scene, "silenceGoodbye");
  leave(scene, "done");
}

/** What was waited for has come. */
export function onTime(scene: Scene, { timer }: InputOf<"due">): void {
  switch (timer) {
    case "spoken":
      return finishSpeaking(scene);
    case "silence":
      return breakSilence(scene);
    case "unfinished":
      return hearEnough(scene);
    case "keys":
      return readKeys(scene);
    case "hold":
      return sayHold(scene);
    case "thinking":
      return takeOver(scene);
    default:
  }
}
