import { isToolName } from "../tools/tool";
import type { Cue } from "./brain";
import type { InputOf } from "./input.schema";
import { goodbye, leave } from "./leaving";
import { sayOwnerLines } from "./owner-lines";
import { withoutRepeats } from "./repeats";
import { requestOf } from "./request";
import { findSpoken, isLeaving, isOver, type Scene, show, unwait, wait } from "./scene";
import { closeSpeech, discloseIfDue, listen, say, sayFixed, sayLine } from "./speaking";
import type { Answer } from "./state";
import { follow } from "./tool-effects";

/** The longest an answer may be thought about before the rules take over: a second guard behind the model's own time-outs. */
const LATE_MS = 8_000;
/** Two seconds of silence make a caller think that the line has dropped (PRODUCT.md, 1.1). */
const HOLD_MS = 1_800;
/** Rounds of tools in one answer: a brain that asks for more is going in circles. */
const MAX_ROUNDS = 6;

/** Thinks about an answer to what was said last. Whatever was being thought about is of the past. */
export function answer(scene: Scene, cue: Cue, receivedMs = scene.atMs): void {
  const { state } = scene;
  withdraw(scene);
  // Half of another answer is no beginning of this one.
  closeSpeech(scene);
  state.answer = {
    receivedMs,
    cue,
    run: 0,
    brain: state.brief.brain,
    tookOver: false,
    beganMs: null,
    said: "",
    speechId: null,
    waitsFor: [],
    asked: [],
    tools: [],
    rounds: 0,
    isRunOver: false,
  };
  if (state.phase !== "speaking") state.phase = "thinking";
  unwait(scene, "silence");
  // The rules answer at once.
  if (state.answer.brain === "llm") wait(scene, "hold", HOLD_MS);
  startRun(scene, state.answer);
}

/** Gives up the answer under way. What its tools have done stands; what it was going to do, to part or to transfer, does not. */
export function withdraw(scene: Scene): void {
  const { state } = scene;
  if (!state.answer) return;
  settle(scene);
  if (isLeaving(scene)) return;
  state.leaving = null;
  if (state.transfer?.state === "promised") state.transfer = null;
}

/** The answer is over, said or not. */
function settle(scene: Scene): void {
  const { state } = scene;
  const { answer: old } = state;
  if (!old) return;
  scene.effects.push({ type: "stop", run: old.run });
  unwait(scene, "thinking", "hold");
  state.usedTools = [...state.usedTools, ...old.tools];
  state.answer = null;
}

function startRun(scene: Scene, answering: Answer): void {
  const { state, atMs } = scene;
  state.runs += 1;
  const run = { ...answering, run: state.runs, waitsFor: [], asked: [], isRunOver: false };
  state.answer = run;
  wait(scene, "thinking", LATE_MS);
  scene.effects.push({ type: "think", run: run.run, brain: run.brain, request: requestOf(scene, run, atMs) });
}

/** Takes one piece of an answer. Pieces of a run that was given up are dropped. */
export function takeThought(scene: Scene, { run, thought }: InputOf<"thought">): void {
  const { state, atMs } = scene;
  const current = state.answer;
  if (!current || current.run !== run || current.isRunOver) return;
  switch (thought.type) {
    case "began":
      state.answer = { ...current, beganMs: current.beganMs ?? atMs };
      return;
    case "memory":
      state.memory = thought.memory;
      return;
    case "text":
      return speak(scene, current, thought.text);
    case "tool":
      return askTool(scene, current, thought);
    default:
      thought satisfies never;
  }
}

function speak(scene: Scene, current: Answer, text: string): void {
  const { state, atMs } = scene;
  const words = current.tookOver ? withoutRepeats(current.said, text) : text;
  if (words.trim() === "" && current.said === "") return;
  if (words === "") return;
  discloseIfDue(scene);
  const beganMs = current.beganMs ?? atMs;
  const id = say(scene, words);
  state.answer = { ...current, beganMs, said: `${current.said}${words}`, speechId: id ?? current.speechId };
  if (current.cue === "transfer-failed" && state.transfer) state.transfer = { ...state.transfer, isTold: true };
  if (current.said !== "") return;
  unwait(scene, "hold");
  const turn = id === null ? undefined : findSpoken(scene, id);
  if (!turn) return;
  const latency = {
    brainMs: Math.max(0, beganMs - current.receivedMs),
    sentMs: Math.max(0, atMs - current.receivedMs),
    brain: current.brain,
    tookOver: current.tookOver,
  };
  show(scene, { ...turn, latency });
}

/** Says that she is at it, where the answer takes its time. It is no part of the answer. */
export function sayHold(scene: Scene): void {
  const { state } = scene;
  const current = state.answer;
  if (current?.said !== "" || current.speechId !== null) return;
  discloseIfDue(scene);
  state.answer = { ...current, speechId: sayFixed(scene, "oneMoment") };
}

function askTool(scene: Scene, current: Answer, asked: Extract<InputOf<"thought">["thought"], { type: "tool" }>): void {
  const { state, atMs } = scene;
  if (!isToolName(asked.name)) return takeOver(scene);
  state.toolCount += 1;
  // Our own id: a model's may come twice in one call, and it is what makes a booking one.
  const use = { id: `u${state.toolCount}`, name: asked.name, arguments: asked.arguments };
  state.pending = [...state.pending, use];
  state.answer = { ...current, waitsFor: [...current.waitsFor, use.id], asked: [...current.asked, use.name] };
  scene.effects.push({ type: "show-tool", ...use });
  scene.effects.push({ type: "use", ...use, language: state.language, nowMs: atMs + state.brief.clockShiftMs });
}

/** A tool has answered. Its result counts even where the question was withdrawn meanwhile: what it did is done. */
export function takeToolResult(scene: Scene, input: InputOf<"tool-done">): void {
  const { state } = scene;
  const asked = state.pending.find(({ id }) => id === input.id);
  if (!asked) return;
  state.pending = state.pending.filter(({ id }) => id !== input.id);
  const used = { id: asked.id, name: asked.name, arguments: input.arguments, result: input.result };
  scene.effects.push({ type: "show-tool", ...used });
  const current = state.answer;
  if (!current?.waitsFor.includes(used.id)) {
    state.usedTools = [...state.usedTools, used];
    return;
  }
  state.answer = {
    ...current,
    tools: [...current.tools, used],
    waitsFor: current.waitsFor.filter((id) => id !== used.id),
  };
  if (isOver(scene)) return;
  follow(scene, used.name, used.arguments, used.result);
  goOn(scene);
}

/** The brain has said all it has to say for now. */
export function endRun(scene: Scene, { run }: InputOf<"run-over">): void {
  const { state } = scene;
  if (state.answer?.run !== run) return;
  state.answer = { ...state.answer, isRunOver: true };
  goOn(scene);
}

/** A brain that failed: the rules answer what it has left open. */
export function failRun(scene: Scene, { run }: InputOf<"run-failed">): void {
  if (scene.state.answer?.run === run) takeOver(scene);
}

/** The rules go on from what was said already. Where the rules themselves fall silent, the caller is asked again. */
export function takeOver(scene: Scene): void {
  const { state } = scene;
  const current = state.answer;
  if (!current) return;
  scene.effects.push({ type: "stop", run: current.run });
  if (current.brain === "rules") return finish(scene, current);
  const begun = findSpoken(scene, current.speechId ?? "");
  if (begun?.latency) show(scene, { ...begun, latency: { ...begun.latency, tookOver: true } });
  const isBroken = current.said.trim() !== "" && !/[.!?…]["»”)]?\s*$/u.test(current.said);
  const brain = "rules" as const;
  state.answer = { ...current, brain, tookOver: true, rounds: 0, waitsFor: [] };
  if (isBroken) {
    state.answer = { ...state.answer, speechId: sayFixed(scene, "startAgain") ?? current.speechId };
  }
  startRun(scene, state.answer);
}

/** Once a run is over and its tools have answered: another round with their results, or the end of the answer. */
function goOn(scene: Scene): void {
  const current = scene.state.answer;
  if (!current?.isRunOver || current.waitsFor.length > 0) return;
  const needsRound =
    current.asked.length > 0 && !(current.said !== "" && current.asked.every((name) => name === "end_call"));
  if (!needsRound) return finish(scene, current);
  if (current.rounds >= MAX_ROUNDS) return takeOver(scene);
  startRun(scene, { ...current, rounds: current.rounds + 1 });
}

function finish(scene: Scene, current: Answer): void {
  const { state, atMs } = scene;
  const isMute = current.said.trim() === "" && state.leaving === null;
  // Said by nobody: a model that answers nothing has failed like any other.
  if (isMute && current.brain === "llm") return takeOver(scene);
  closeSpeech(scene);
  if (current.brain === "llm") state.memory = null;
  settle(scene);
  sayOwnerLines(scene);
  if (state.transfer?.state === "promised") return leave(scene, "transfer");
  if (state.leaving) return goodbye(scene, { isSaid: current.said.trim() !== "" });
  if (isMute) {
    discloseIfDue(scene);
    sayLine(scene, "again");
  }
  if (isLeaving(scene)) return;
  if (state.speech && state.speech.endsMs > atMs) state.phase = "speaking";
  else listen(scene);
}
