const NBSP = "\u00a0";

/** French sets a no-break space before : ; ? ! » % € and after «. Texts are typed with plain spaces; this makes them hold together. */
const spaced = (text: string) => text.replace(/ ([:;?!»%€])/g, `${NBSP}$1`).replace(/« /g, `«${NBSP}`);

/** Applies French spacing to every text of a tree. */
export function withFrenchSpacing<Texts>(texts: Texts): Texts;
export function withFrenchSpacing(texts: unknown): unknown {
  if (typeof texts === "string") return spaced(texts);
  if (typeof texts !== "object" || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, withFrenchSpacing(text)]));
}
