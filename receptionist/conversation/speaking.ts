import { disclosureSentence } from "../disclosure";
import { greetingParts } from "../greeting";
import type { SpokenLanguage } from "../profile.schema";
import { type FixedLine, fixedLine } from "./fixed-lines";
import { heardLength } from "./heard";
import { findSpoken, nextTurnId, type Scene, send, show, unwait, wait } from "./scene";
import type { Speech } from "./state";

/** How fast a voice reads, in characters a second: about 170 words a minute, in French and in English. */
const CHARS_PER_S = 15;
/** What a line may take beyond that before it has played all: synthesis and the network. */
const PLAY_SLACK_MS = 1500;
/** Viewers are shown a growing answer at most this often, and at each end of a sentence. */
const SHOW_EVERY_MS = 100;

/** Silence that makes Ava ask, after she has spoken. In a browser people read, think and type. */
const SILENCE_MS = { phone: 8_000, browser: 90_000 } as const;

const playMs = (text: string): number => Math.round((text.length / CHARS_PER_S) * 1000);

/** Characters of what was sent that have been played: as the line reports, or by the time that has passed. */
export const playedChars = ({ state, atMs }: Scene, { text, played, endsMs }: Speech): number => {
  if (state.tellsPlayed) return played;
  const leftMs = Math.max(0, endsMs - atMs);
  return Math.max(0, text.length - Math.ceil((leftMs / 1000) * CHARS_PER_S));
};

const openSpeech = (scene: Scene): Speech | null => {
  const { speech } = scene.state;
  return speech && findSpoken(scene, speech.id)?.final === false ? speech : null;
};

type Say = { isLegal?: boolean; language?: SpokenLanguage };

/** Sends words, and shows them. They join what she is saying, or begin a turn. Returns the id of the turn. */
export function say(
  scene: Scene,
  words: string,
  { isLegal = false, language = scene.state.language }: Say = {},
): string | null {
  const { state, atMs } = scene;
  const open = openSpeech(scene);
  const added = open ? words : words.trimStart();
  if (added === "") return open?.id ?? null;
  const id = open?.id ?? nextTurnId(scene);
  const text = `${open?.text ?? ""}${added}`;
  if (!open) queue(scene);
  const isSentence = /[.!?…]["»”)]?\s*$/u.test(added);
  const isShown = !open || isSentence || atMs - open.shownMs >= SHOW_EVERY_MS;
  state.speech = {
    id,
    text,
    played: open?.played ?? 0,
    legalChars: isLegal ? text.trimEnd().length : (open?.legalChars ?? 0),
    firstSentMs: open?.firstSentMs ?? atMs,
    endsMs: Math.max(atMs, state.speech?.endsMs ?? 0) + playMs(added),
    shownMs: isShown ? atMs : open.shownMs,
  };
  if (state.phase !== "leaving" && state.phase !== "transferring") state.phase = "speaking";
  send(scene, { type: "text", text: added, last: false, interruptible: !isLegal, language });
  const known = findSpoken(scene, id);
  const turn = known
    ? { ...known, text: text.trimEnd(), language, endMs: atMs }
    : { id, role: "ava" as const, text: text.trimEnd(), final: false, language, atMs, endMs: atMs };
  if (isShown || !known) show(scene, turn);
  else state.spoken = state.spoken.map((one) => (one.id === id ? turn : one));
  unwait(scene, "silence");
  wait(scene, "spoken", state.speech.endsMs - atMs + PLAY_SLACK_MS);
  return id;
}

/** What is being played goes on before what comes now. A browser reads out only the newest, and tells of that. */
function queue(scene: Scene): void {
  const { state } = scene;
  const { speech } = state;
  const isPlaying = speech !== null && playedChars(scene, speech) < speech.text.trimEnd().length;
  if (isPlaying && state.brief.channel === "phone") state.ahead = [...state.ahead, speech];
}

/** Ends what she is saying for now. */
export function closeSpeech(scene: Scene): void {
  const open = openSpeech(scene);
  const turn = open && findSpoken(scene, open.id);
  if (!turn) return;
  const { language } = scene.state;
  send(scene, { type: "text", text: "", last: true, interruptible: true, language });
  show(scene, { ...turn, final: true, endMs: scene.atMs });
}

/** Words of Ava's own, among what she is saying. Returns the id of the turn. */
export function sayFixed(scene: Scene, line: FixedLine): string | null {
  const { language, brief } = scene.state;
  return say(scene, `${fixedLine(line, language, brief.profile.formality)} `);
}

/** A whole turn of Ava's own. */
export function sayLine(scene: Scene, line: FixedLine): void {
  sayFixed(scene, line);
  closeSpeech(scene);
}

/** The greeting, with the AI disclosure that nothing may cut short. */
export function greet(scene: Scene): void {
  const { state } = scene;
  const { legal, rest } = greetingParts(state.brief.profile);
  const { language } = state.brief.profile;
  say(scene, `${legal} `, { isLegal: true, language });
  state.disclosed = [language];
  if (state.brief.duty === "message") sayFixed(scene, "closedMessage");
  else say(scene, `${rest} `, { language });
  closeSpeech(scene);
  // Greeted in a language that only a greeting is written in: from here on in the one she converses in.
  if (language !== state.language) send(scene, { type: "language", language: state.language });
}

/** Says that she is an AI in the language of the call, where the caller has not heard it yet. */
export function discloseIfDue(scene: Scene): void {
  const { state } = scene;
  const { tone, formality } = state.brief.profile;
  if (state.disclosed.includes(state.language)) return;
  say(scene, `${disclosureSentence(state.language, tone, formality)} `, { isLegal: true });
  state.disclosed = [...state.disclosed, state.language];
}

/** All that was sent has been played. While an answer is still being thought out she is silent, and thinks. */
export function finishSpeaking(scene: Scene): void {
  const { state } = scene;
  state.ahead = [];
  if (state.speech) state.speech = { ...state.speech, played: state.speech.text.length, endsMs: scene.atMs };
  unwait(scene, "spoken");
  if (state.phase !== "speaking") return;
  state.phase = state.answer ? "thinking" : "listening";
  if (!state.answer) wait(scene, "silence", SILENCE_MS[state.brief.channel]);
}

/** Words that the line reports as played: the oldest that were not. */
export function notePlayed(scene: Scene, text: string): void {
  const { state } = scene;
  const speech = state.ahead[0] ?? state.speech;
  if (!speech) return;
  state.tellsPlayed = true;
  const played = { ...speech, played: Math.min(speech.text.length, speech.played + text.length) };
  const [, ...later] = state.ahead;
  if (state.ahead.length === 0) state.speech = played;
  else state.ahead = played.played < played.text.trimEnd().length ? [played, ...later] : later;
}

/** The line has fallen silent: with the words before the newest, where there are any, and is about to go on. */
export function fallSilent(scene: Scene): void {
  const { state } = scene;
  if (state.ahead.length === 0) finishSpeaking(scene);
  else state.ahead = state.ahead.slice(1);
}

/**
 * Keeps of her words what the caller heard. `heard`: what the line says was played of the turn that it cut; null: by what it
 * told before. Of turns behind that one nothing was heard.
 */
export function cutShort(scene: Scene, heard: string | null): void {
  const { state } = scene;
  const { ahead, speech } = state;
  if (!speech) return;
  const turns = [...ahead, speech];
  const cut =
    heard === null
      ? 0
      : Math.max(
          0,
          turns.findIndex(({ text }) => text.includes(heard.trim())),
        );
  state.ahead = [];
  for (const [index, one] of turns.slice(cut).entries()) cutOne(scene, one, index === 0 || heard === null ? heard : "");
}

function cutOne(scene: Scene, speech: Speech, heard: string | null): void {
  const { state, atMs } = scene;
  const turn = findSpoken(scene, speech.id);
  if (!turn) return;
  const chars = heard === null ? playedChars(scene, speech) : heardLength(speech.text, heard);
  const isWhole = chars >= speech.text.trimEnd().length;
  if (speech.id === state.speech?.id) closeOpenTurn(scene);
  show(scene, {
    ...turn,
    final: true,
    endMs: atMs,
    ...(isWhole ? {} : { heard: speech.text.slice(0, chars).trimEnd() }),
  });
  // The law's words were not heard: they are owed again before anything else is said.
  if (chars < speech.legalChars) state.disclosed = state.disclosed.filter((language) => language !== turn.language);
  state.speech = { ...speech, text: speech.text.slice(0, chars), played: chars, legalChars: 0, endsMs: atMs };
  unwait(scene, "spoken");
}

function closeOpenTurn(scene: Scene): void {
  if (!openSpeech(scene)) return;
  send(scene, { type: "text", text: "", last: true, interruptible: true, language: scene.state.language });
}

/** Listens, and asks again after a while. */
export function listen(scene: Scene): void {
  scene.state.phase = "listening";
  wait(scene, "silence", SILENCE_MS[scene.state.brief.channel]);
}
