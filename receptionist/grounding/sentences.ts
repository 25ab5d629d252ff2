/** After these a full stop ends no sentence. */
const ABBREVIATIONS = new Set([
  "m",
  "mm",
  "mme",
  "mr",
  "mrs",
  "ms",
  "dr",
  "pr",
  "st",
  "ste",
  "no",
  "av",
  "bd",
  "env",
  "approx",
  "vs",
  "a.m",
  "p.m",
]);

/** A day or a month after "2 p.m." goes on with the same sentence. */
const GOES_ON =
  /^\s+(?:\p{Ll}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)/u;

/**
 * Where the first sentence of `text` ends, past its closing signs; null while it goes on or what comes next decides. A full
 * stop between figures, in "p.m." or after "Dr" ends none.
 */
export const sentenceEnd = (text: string): number | null => {
  for (const match of text.matchAll(/\n|[.!?…]+["»”)]*/gu)) {
    const end = match.index + match[0].length;
    if (match[0] === "\n") return end;
    const rest = text.slice(end);
    if (rest === "") return null;
    if (!/^\s/u.test(rest)) continue;
    if (!match[0].startsWith(".") || match[0].startsWith("..")) return end;
    const before = /[\p{L}\p{N}.]*$/u.exec(text.slice(0, match.index))?.[0].toLowerCase() ?? "";
    if (before === "a.m" || before === "p.m") {
      // The next word decides, and it may be half there.
      if (!/^\s+\S{2,}\s|^\s+\p{Ll}/u.test(rest)) return null;
      if (GOES_ON.test(rest)) continue;
      return end;
    }
    if (ABBREVIATIONS.has(before) || /^\p{L}$/u.test(before)) continue;
    return end;
  }
  return null;
};

/** The sentences of a text that is whole. */
export const sentencesOf = (text: string): string[] => {
  const sentences: string[] = [];
  let rest = text;
  for (let end = sentenceEnd(rest); end !== null; end = sentenceEnd(rest)) {
    sentences.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest.trim() === "" ? sentences : [...sentences, rest];
};
