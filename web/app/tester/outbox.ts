import type { Turn } from "../../../durable-objects/call.schema";

/** More than a sentence: the room cuts what is longer. */
export const MAX_SAID_CHARS = 2_000;

/** A sentence that was sent, and that the transcript does not hold yet. The same `id` twice is one sentence. */
export type Unsent = { id: string; text: string /** Turns that were there before it. */; known: ReadonlySet<string> };

/** A sentence to send, in the room's own measure; null where nothing is said. */
export function toSay(typed: string, id: string, turns: readonly Turn[]): Unsent | null {
  const text = typed.trim().slice(0, MAX_SAID_CHARS);
  return text === "" ? null : { id, text, known: new Set(finals(turns).map((turn) => turn.id)) };
}

/** What is still missing from the transcript, in the order in which it was said: sent again once the line is back. */
export function stillUnsent(unsent: readonly Unsent[], turns: readonly Turn[]): readonly Unsent[] {
  const taken = new Set<string>();
  const left = unsent.filter(({ text, known }) => {
    const turn = finals(turns).find((one) => one.text === text && !known.has(one.id) && !taken.has(one.id));
    if (turn) taken.add(turn.id);
    return !turn;
  });
  return left.length === unsent.length ? unsent : left;
}

const finals = (turns: readonly Turn[]) => turns.filter(({ role, final }) => role === "caller" && final);

/** The transcript with what is on its way at its end, as something not yet said. */
export function withUnsent(turns: readonly Turn[], unsent: readonly Unsent[]): readonly Turn[] {
  if (unsent.length === 0) return turns;
  const atMs = Math.max(0, ...turns.map((turn) => turn.endMs ?? turn.atMs));
  return [...turns, ...unsent.map(({ id, text }): Turn => ({ id, role: "caller", text, final: false, atMs }))];
}
