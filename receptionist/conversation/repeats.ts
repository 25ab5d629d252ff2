const folded = (sentence: string): string =>
  sentence
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const sentences = (text: string): string[] => text.match(/[^.!?…]*[.!?…]+["»”)]*\s*|[^.!?…]+$/gu) ?? [];

/** What of `next` was not said already, sentence by sentence. */
export function withoutRepeats(said: string, next: string): string {
  const known = new Set(sentences(said).map(folded));
  return sentences(next)
    .filter((sentence) => !known.has(folded(sentence)))
    .join("");
}
