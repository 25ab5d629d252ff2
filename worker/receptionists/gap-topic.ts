/** Words that ask, and say nothing of what is asked about. Folded as `gapTopic` folds. */
const ASKING = new Set(
  `a ai alors as au aura aux avec avez bonjour ca ce cela ces cette chez ci combien comment dans de des dire du elle en est et etes
  etre eu faire faut fois font il ils j je l la le les leur lui ma mais me merci mes moi mon n ne nos notre nous on ont ou par pas peut peux
  plait possible pour pouvez puis qu quand que quel quelle quelles quels qui quoi s sa sans savoir se ses si son sont sur t ta te
  tes tu un une va vais veux voudrais vos votre vous voulez y d m c
  about am an and any are at be by can could do does for from get give have hello hi how i if in is it its know like may me my of or
  please tell thank thanks that the their them there they this to us want was we what when where which who will with would you
  your`.split(/\s+/),
);

/**
 * What a question is about, so that two ways of asking it make one gap: its words without accents, plural and politeness, in
 * alphabetical order. "Avez-vous un parking ?" and "Y a-t-il un parking chez vous ?" are both "parking".
 */
export function gapTopic(question: string): string {
  const words = question
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !ASKING.has(word)).map(singular);
  return [...new Set(telling.length > 0 ? telling : words)].toSorted().join(" ");
}

/** French and English write most plurals with an s; French some with an x. */
const singular = (word: string): string => (word.length > 3 ? word.replace(/[sx]$/, "") : word);
