/** A line of the palette. `words` are those it is found by besides its own. */
export type Command = { id: string; label: string; words?: string; run: () => void };

/** Without accents and capitals: "reception" finds "Réceptionniste". */
const folded = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** Those in which each word typed begins a word, in their own order. */
export function matching<Item extends Pick<Command, "label" | "words">>(items: readonly Item[], typed: string): Item[] {
  const asked = folded(typed).split(/\s+/).filter(Boolean);
  return items.filter(({ label, words = "" }) => {
    const known = folded(`${label} ${words}`).split(/[\s'’/-]+/);
    return asked.every((word) => known.some((start) => start.startsWith(word)));
  });
}
