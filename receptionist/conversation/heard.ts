const words = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How many characters of `text` a caller heard, when the line says that it played `heard`. Lines give back the words as
 * their voice normalised them ("14 h" as "14 heures"), so that words are counted where the characters differ.
 */
export function heardLength(text: string, heard: string): number {
  const played = heard.trim();
  if (played === "") return 0;
  if (text.startsWith(played)) return played.length;
  // Some lines report only the last sentence they played.
  const at = text.lastIndexOf(played);
  if (at >= 0) return at + played.length;
  const count = words(played).length;
  let end = 0;
  let seen = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+[^\p{L}\p{N}]*/gu)) {
    if (seen === count) break;
    seen += 1;
    end = match.index + match[0].trimEnd().length;
  }
  return end;
}

/** What is left to say: from the beginning of the sentence in which the caller stopped hearing. */
export function unheardRest(text: string, chars: number): string {
  if (chars >= text.trimEnd().length) return "";
  const starts = [0, ...[...text.matchAll(/[.!?…]["»”)]?\s+/gu)].map((match) => match.index + match[0].length)];
  const start = starts.filter((one) => one <= chars).at(-1) ?? 0;
  return text.slice(start).trim();
}
