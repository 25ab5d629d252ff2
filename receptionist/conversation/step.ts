import { answer, endRun, failRun, takeOver, takeThought, takeToolResult, withdraw } from "./answering";
import type { Effect } from "./effect";
import { fixedLine } from "./fixed-lines";
import { unheardRest } from "./heard";
import type { Input, InputOf } from "./input.schema";
import { end, leave } from "./leaving";
import { hear, interrupt, onTime, press } from "./listening";
import { tellToHangUp, tellToSay, tellToTransfer } from "./orders";
import { isLeaving, isOver, type Scene, send, show, unwait, wait } from "./scene";
import {
  closeSpeech,
  cutShort,
  discloseIfDue,
  fallSilent,
  greet,
  notePlayed,
  playedChars,
  say,
  sayLine,
} from "./speaking";
import { type Conversation, openConversation } from "./state";

/** A call lasts no longer. */
const MAX_CALL_MS = 15 * 60_000;
/** How long a line that broke may take to come back. A browser's user may be on a train. */
const GONE_MS = { phone: 20_000, browser: 120_000 } as const;
/** The network tells of a call's end and of its leg's end in whatever order: how far apart they may be. */
const LEG_TOLD_WITHIN_MS = 5_000;
/** A call in which somebody else is talking is asked again after this whether Ava's has become too long. */
const TOO_LONG_AGAIN_MS = 2 * 60_000;

/**
 * The whole of a conversation: what is, and what happens, give what will be and what is to be done. Deterministic: the same
 * inputs in the same order give the same frames, which is how a call is replayed and how an object that was killed goes on.
 */
export function step(before: Conversation | null, input: Input): { state: Conversation; effects: Effect[] } {
  if (input.type === "opened") return { state: before ?? openConversation(input.brief, input.atMs), effects: [] };
  if (!before) throw new Error(`A conversation begins with "opened", not with "${input.type}"`);
  const scene: Scene = { state: { ...before }, effects: [], atMs: input.atMs };
  happen(scene, input);
  return { state: scene.state, effects: scene.effects };
}

function happen(scene: Scene, input: Exclude<Input, { type: "opened" }>): void {
  switch (input.type) {
    case "connected":
      return connect(scene, input);
    case "heard":
      return hear(scene, input);
    case "interrupted":
      return interrupt(scene, input);
    case "key":
      return press(scene, input);
    case "played":
      return notePlayed(scene, input.text);
    case "finished-speaking":
      return fallSilent(scene);
    case "thought":
      return takeThought(scene, input);
    case "run-over":
      return endRun(scene, input);
    case "run-failed":
      return failRun(scene, input);
    case "tool-done":
      return takeToolResult(scene, input);
    case "due":
      return whenDue(scene, input);
    case "line-lost":
      return loseLine(scene, input);
    case "transfer-ended":
      return endTransfer(scene, input);
    case "hung-up":
      return hangUp(scene);
    case "told-to-say":
      return tellToSay(scene, input);
    case "told-to-transfer":
      return tellToTransfer(scene, input);
    case "told-to-hang-up":
      return tellToHangUp(scene, input);
    case "restarted":
      return restart(scene);
    default:
      input satisfies never;
  }
}

function connect(scene: Scene, { session }: InputOf<"connected">): void {
  const { state } = scene;
  if (isOver(scene)) return;
  const isFirst = !state.hasConnected;
  state.session = session;
  state.hasConnected = true;
  state.hasHungUp = false;
  unwait(scene, "gone");
  if (isFirst) {
    scene.effects.push({ type: "status", status: "in-progress" });
    wait(scene, "too-long", MAX_CALL_MS);
    return greet(scene);
  }
  // A browser's page came back: it has the transcript, and nothing was being played to it.
  if (state.brief.channel === "browser") return;
  // Nothing of what the old line was given is played on this one.
  state.ahead = [];
  if (state.speech) state.speech = { ...state.speech, played: state.speech.text.length, endsMs: scene.atMs };
  // A line begins in the profile's language: it would not understand a caller who had changed it.
  if (state.language !== state.brief.profile.language) send(scene, { type: "language", language: state.language });
  if (state.transfer?.state === "failed" && !state.transfer.isTold) {
    scene.effects.push({ type: "status", status: "in-progress" });
    return answer(scene, "transfer-failed");
  }
  if (state.leaving) return leave(scene, "done");
  resume(scene);
}

/** After a line that broke: what the caller had not heard is said, what they had asked is answered. */
function resume(scene: Scene): void {
  const { state } = scene;
  const [first, second] = state.spoken;
  // The law's words were lost with the line: the greeting is said as if for the first time.
  if (first && !second && !state.disclosed.includes(first.language)) return greet(scene);
  const last = state.spoken.at(-1);
  const rest = last?.role === "ava" && last.heard !== undefined ? unheardRest(last.text, last.heard.length) : "";
  discloseIfDue(scene);
  const { language, brief } = state;
  const lines = [fixedLine("cutOff", language, brief.profile.formality)];
  if (last?.role === "ava") lines.push(rest === "" ? fixedLine("listening", language, brief.profile.formality) : rest);
  say(scene, `${lines.join(" ")} `);
  closeSpeech(scene);
  if (last?.role === "caller") answer(scene, "caller-spoke");
}

function whenDue(scene: Scene, input: InputOf<"due">): void {
  const { state } = scene;
  if (isOver(scene)) return;
  if (input.timer === "leaving" || input.timer === "gone") return end(scene);
  if (input.timer !== "too-long") return onTime(scene, input);
  // Whom nobody takes comes back to Ava, and then it counts again.
  if (state.phase === "transferring") return wait(scene, "too-long", TOO_LONG_AGAIN_MS);
  if (isLeaving(scene)) return;
  withdraw(scene);
  state.leaving = "too-long";
  sayLine(scene, "tooLong");
  leave(scene, "done");
}

/** The line broke, and nobody hung up. A telephone's is asked to come back (the TwiML action); a browser does by itself. */
function loseLine(scene: Scene, { session }: InputOf<"line-lost">): void {
  const { state } = scene;
  if (isOver(scene) || session !== state.session) return;
  state.session = null;
  // Ava has let go of it: a colleague's telephone rings, or they talk for as long as they like, and the leg's end will tell.
  if (state.phase === "transferring") return;
  wait(scene, "gone", GONE_MS[state.brief.channel]);
  if (state.brief.channel === "browser" || isLeaving(scene)) return;
  withdraw(scene);
  // What the caller says on the next line is another turn.
  for (const turn of state.spoken.filter(({ role, final }) => role === "caller" && !final))
    show(scene, { ...turn, final: true });
  if (state.speech && playedChars(scene, state.speech) < state.speech.text.trimEnd().length) cutShort(scene, null);
  unwait(scene, "silence", "spoken", "unfinished", "keys");
  state.phase = "waiting";
}

function endTransfer(scene: Scene, { isAnswered }: InputOf<"transfer-ended">): void {
  const { state } = scene;
  if (isOver(scene)) return;
  // Staff who were rung before Ava: when they do not answer, she does, and has nothing to excuse herself for.
  if (!state.transfer && !isAnswered) return state.hasHungUp ? end(scene) : undefined;
  // Told twice: the caller may be with Ava again, and stays.
  if (state.transfer && state.transfer.state !== "ringing") return;
  state.transfer = { phone: state.transfer?.phone ?? "", state: isAnswered ? "answered" : "failed", isTold: false };
  if (isAnswered || state.hasHungUp) return end(scene);
  state.session = null;
  state.phase = "waiting";
  wait(scene, "gone", GONE_MS.phone);
}

/**
 * The call is over. Where a person was rung, how that ended may still be under way to us, and decides what came of the call: a
 * caller who hangs up after a talk with a colleague was put through.
 */
function hangUp(scene: Scene): void {
  const { state } = scene;
  if (isOver(scene) || state.hasHungUp) return;
  const mayHaveRung = state.phase === "transferring" || (state.brief.channel === "phone" && !state.hasConnected);
  if (!mayHaveRung) return end(scene);
  state.hasHungUp = true;
  wait(scene, "gone", LEG_TOLD_WITHIN_MS);
}

/** The object that thought, or used a tool, is gone with what it was doing. Nothing that was said is said again. */
function restart(scene: Scene): void {
  const { state, effects, atMs } = scene;
  if (isOver(scene)) return;
  for (const use of state.pending)
    effects.push({ type: "use", ...use, language: state.language, nowMs: atMs + state.brief.clockShiftMs });
  const { answer: broken } = state;
  if (!broken) return;
  if (broken.waitsFor.length === 0 || !broken.isRunOver) takeOver(scene);
}
