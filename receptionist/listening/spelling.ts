import type { Word } from "./normalise";

/** Letters said one by one, joined, and the first word after them. */
export type Spelled = { text: string; next: number };

/** Fewer are initials, or the "l" and "a" of "à l'appareil". */
const FEWEST = 3;

/** A single letter of the alphabet, accents included. */
export const isLetter = (word: Word | undefined): boolean =>
  word !== undefined && /^\p{L}$/u.test(word.raw.normalize("NFC"));

/**
 * A spelled word that starts at `at`: "M A R T I N", "m comme Marie, a comme…", "m as in mother", "deux t", "e accent
 * aigu", "trait d'union". Null where fewer than three letters follow.
 */
export const spelledAt = (words: readonly Word[], from: number): Spelled | null => {
  let text = "";
  let at = from;
  let letters = 0;
  for (;;) {
    const step = stepAt(words, at, text);
    if (!step) break;
    text = step.replaces ? text.slice(0, -1) + step.text : text + step.text;
    if (/^\p{L}+$/u.test(step.text) && !step.replaces) letters += step.text.length;
    at = step.next;
  }
  const trimmed = text.replace(/[ '-]+$/, "");
  return letters >= FEWEST ? { text: trimmed, next: at } : null;
};

type Step = { text: string; next: number; replaces?: boolean };

const stepAt = (words: readonly Word[], at: number, before: string): Step | null => {
  const word = words[at];
  if (!word) return null;
  const next = words[at + 1];
  const times = TIMES[word.text];
  if (times !== undefined && next && isLetter(next)) {
    if (word.text === "double" && (next.text === "v" || next.text === "u")) return { text: "w", next: at + 2 };
    const plural = words[at + 2]?.text === "s" && word.text === "two" ? 3 : 2;
    return { text: next.raw.repeat(times), next: at + plural };
  }
  if (word.text === "i" && next?.text === "grec") return { text: "y", next: at + 2 };
  if (isLetter(word)) return { text: word.raw, next: afterExample(words, at + 1) };
  if (before === "") return null;
  const accent = accentAt(words, at);
  if (accent) return { text: `${before.slice(-1)}${accent.mark}`.normalize("NFC"), next: accent.next, replaces: true };
  const sign = SIGNS.find(({ phrase }) => phrase.every((each, offset) => words[at + offset]?.text === each));
  return sign ? { text: sign.text, next: at + sign.phrase.length } : null;
};

const TIMES: Record<string, number> = { double: 2, deux: 2, two: 2 };

/** Skips "comme Marie", "as in mother", "for Mike", where another letter or the end follows. */
const afterExample = (words: readonly Word[], at: number): number => {
  const first = words[at]?.text;
  if (first === "comme" || first === "like" || first === "for") return words[at + 1] ? at + 2 : at;
  if (first === "as" && words[at + 1]?.text === "in" && words[at + 2]) return at + 3;
  return at;
};

const MARKS: Record<string, string> = {
  aigu: "\u0301",
  grave: "\u0300",
  circonflexe: "\u0302",
  trema: "\u0308",
  cedille: "\u0327",
};

const accentAt = (words: readonly Word[], at: number): { mark: string; next: number } | null => {
  const named = words[at]?.text === "accent" ? at + 1 : at;
  const mark = MARKS[words[named]?.text ?? ""];
  return mark === undefined ? null : { mark, next: named + 1 };
};

const SIGNS: { phrase: string[]; text: string }[] = [
  { phrase: ["trait", "d", "union"], text: "-" },
  { phrase: ["tiret"], text: "-" },
  { phrase: ["hyphen"], text: "-" },
  { phrase: ["dash"], text: "-" },
  { phrase: ["apostrophe"], text: "'" },
  { phrase: ["espace"], text: " " },
  { phrase: ["space"], text: " " },
];
