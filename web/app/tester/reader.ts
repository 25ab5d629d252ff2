import type { Turn } from "../../../durable-objects/call.schema";

/** The longest stretch that is read in one breath: some voices fall silent in the middle of a longer one. */
const MAX_CHARS = 180;

/** A stretch of a turn of Ava's, to be read aloud. `to` is where it ends in the turn's text. */
export type Passage = { turnId: string; text: string; lang: string | undefined; from: number; to: number };

/** What is ready to be read of a turn beyond `from`: whole sentences while it grows, all of it once it is final. */
export function passagesIn({ id, text, lang, final }: Turn, from: number): Passage[] {
  const ends = [...text.matchAll(/[.!?…]+["»”)]*\s+/gu)].map((match) => match.index + match[0].length);
  if (final) ends.push(text.length);
  const cuts = ends.filter((end) => end > from).flatMap((end, at, all) => breaths(text, all[at - 1] ?? from, end));
  return cuts
    .map((to, at) => {
      const start = cuts[at - 1] ?? from;
      return { turnId: id, text: text.slice(start, to).trim(), lang, from: start, to };
    })
    .filter((passage) => passage.text !== "");
}

/** Where a sentence is cut so that no part is too long: after a comma if there is one, else between words. */
function breaths(text: string, from: number, to: number): number[] {
  if (to - from <= MAX_CHARS) return [to];
  const part = text.slice(from, from + MAX_CHARS);
  const comma = Math.max(part.lastIndexOf(", "), part.lastIndexOf("; "), part.lastIndexOf(": "));
  const space = part.lastIndexOf(" ");
  const cut = comma > MAX_CHARS / 3 ? comma + 2 : space > 0 ? space + 1 : MAX_CHARS;
  return [from + cut, ...breaths(text, from + cut, to)];
}

/** What reads a passage aloud. One at a time: exactly one of `onEnd` and `onFail` follows, unless it is cancelled. */
export type Mouth = {
  read: (passage: Passage, on: { word: (char: number) => void; end: () => void; fail: () => void }) => void;
  cancel: () => void;
};

type Listeners = {
  /** She begins to speak, or falls silent. */
  speaking: (isSpeaking: boolean) => void;
  /** All of a final turn has been read. */
  done: () => void;
  /** The voice failed: what is left is there to be read on the page. */
  failed: () => void;
};

/** Ava's voice in the browser: reads her turns as they grow, and knows at each moment how much of one was heard. */
export class Reader {
  readonly #mouth: Mouth;
  readonly #on: Listeners;
  /** Characters of each turn that were queued, and that were heard. */
  readonly #queued = new Map<string, number>();
  readonly #heard = new Map<string, number>();
  #queue: Passage[] = [];
  #now: Passage | null = null;
  #latest: Turn | null = null;
  #finished = "";

  constructor(mouth: Mouth, on: Listeners) {
    this.#mouth = mouth;
    this.#on = on;
  }

  /** Takes turns as read on the page: those that were there before anybody listened, and all where the voice is off. */
  skip(turns: readonly Turn[]): void {
    this.#stop();
    for (const turn of ofAva(turns)) {
      this.#latest = turn;
      this.#queued.set(turn.id, Number.POSITIVE_INFINITY);
      this.#heard.set(turn.id, turn.text.length);
    }
    this.#finish();
  }

  /** Reads what is new. */
  follow(turns: readonly Turn[]): void {
    for (const turn of ofAva(turns)) {
      this.#latest = turn;
      const from = this.#queued.get(turn.id) ?? 0;
      if (turn.heardText !== undefined) continue;
      const passages = passagesIn(turn, from);
      this.#queue.push(...passages);
      const last = passages.at(-1);
      if (last) this.#queued.set(turn.id, last.to);
      else if (!this.#queued.has(turn.id)) this.#queued.set(turn.id, 0);
    }
    if (this.#now === null) this.#next();
  }

  /** Falls silent at once. What was heard of her last turn; null where she had said all of it. */
  cut(): string | null {
    const latest = this.#latest;
    const isReading = this.#now !== null || this.#queue.length > 0;
    this.#stop();
    if (!latest || (!isReading && latest.final)) return null;
    this.#queued.set(latest.id, Number.POSITIVE_INFINITY);
    this.#finished = latest.id;
    return latest.text.slice(0, this.#heard.get(latest.id) ?? 0).trimEnd();
  }

  #stop(): void {
    this.#queue = [];
    if (this.#now === null) return;
    this.#now = null;
    this.#mouth.cancel();
    this.#on.speaking(false);
  }

  #next(): void {
    const passage = this.#queue.shift();
    const wasReading = this.#now !== null;
    this.#now = passage ?? null;
    if (!passage) {
      if (wasReading) this.#on.speaking(false);
      return this.#finish();
    }
    if (!wasReading) this.#on.speaking(true);
    const isNow = () => this.#now === passage;
    this.#mouth.read(passage, {
      word: (char) => isNow() && this.#heard.set(passage.turnId, passage.from + char),
      end: () => {
        if (!isNow()) return;
        this.#heard.set(passage.turnId, passage.to);
        this.#next();
      },
      fail: () => {
        if (!isNow()) return;
        this.#queue = [];
        this.#on.failed();
        this.#next();
      },
    });
  }

  #finish(): void {
    const turn = this.#latest;
    if (!turn?.final || this.#finished === turn.id) return;
    this.#finished = turn.id;
    this.#on.done();
  }
}

const ofAva = (turns: readonly Turn[]) => turns.filter(({ role }) => role === "ava");
