import type { Interruption } from "./twiml-relay";

/** A piece of speech that waits to be heard. Digits and sounds are `[…]`. */
type Queued = { text: string; opensTurn: boolean; interruptible: Interruption; preemptible: boolean };

type Listener = {
  started(): void;
  played(text: string): void;
  stopped(): void;
};

/** How fast a voice speaks: about 150 words a minute. */
export const CHARS_PER_SECOND = 15;

/**
 * The voice's queue. Nothing is heard until `play` says that time has passed, so that a test may choose where the
 * caller cuts in. A turn begins with the first token after a `last`.
 */
export function createSpeech(listener: Listener) {
  let queue: Queued[] = [];
  let heard = "";
  let turnIsOpen = false;
  let isSpeaking = false;

  function settle() {
    if (queue.length > 0 || turnIsOpen || !isSpeaking) return;
    isSpeaking = false;
    listener.stopped();
  }

  /** Lets so many characters be heard; one that is not text counts as all of it. */
  function play(chars: number): void {
    for (let left = chars; left > 0; ) {
      const [item] = queue;
      if (!item) break;
      if (item.opensTurn) heard = "";
      if (!isSpeaking) {
        isSpeaking = true;
        listener.started();
      }
      const now = item.text.slice(0, left);
      const rest = item.text.slice(now.length);
      queue = rest ? [{ ...item, text: rest, opensTurn: false }, ...queue.slice(1)] : queue.slice(1);
      heard += now;
      left -= now.length;
      if (now) listener.played(now);
    }
    settle();
  }

  return {
    say(text: string, last: boolean, rules: { interruptible: Interruption; preemptible: boolean }): void {
      // What may be preempted gives way to what comes after it.
      if (!turnIsOpen && queue.some(({ preemptible }) => preemptible)) {
        queue = queue.filter(({ preemptible }) => !preemptible);
      }
      if (text) queue.push({ text, opensTurn: !turnIsOpen, ...rules });
      turnIsOpen = !last;
      settle();
    },
    play,
    playAll: () => play(Number.POSITIVE_INFINITY),
    /** What the caller hears next, up to a word's end. */
    nextWord: (): string => queue[0]?.text.match(/^\s*\S*\s?/)?.[0] || queue[0]?.text || "",
    /** Silence, at once. What was heard of the turn, and how long it took. */
    cut(): { heard: string; durationMs: number } {
      const said = queue[0]?.opensTurn ? "" : heard;
      queue = [];
      heard = "";
      turnIsOpen = false;
      settle();
      return { heard: said, durationMs: Math.round((said.length / CHARS_PER_SECOND) * 1000) };
    },
    /** What can stop the piece that is being heard. */
    interruptible: (): Interruption => queue[0]?.interruptible ?? "any",
    /** Of the turn that is being heard. */
    heard: () => (queue[0]?.opensTurn ? "" : heard),
    waiting: () => queue.map(({ text }) => text).join(""),
    /** Whether something is being heard or waits to be. */
    isBusy: () => queue.length > 0 || isSpeaking,
    /** Whether a turn has begun whose `last` has not come. */
    turnIsOpen: () => turnIsOpen,
  };
}
