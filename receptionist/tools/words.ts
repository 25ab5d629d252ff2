import { wordsOf } from "../listening/normalise";

/**
 * How the words of a caller are compared with those an owner wrote: without accents, endings, small words and slips of
 * speech recognition. French and English together, as a caller may use either for a name on the owner's list.
 */

/** Words that say nothing about what is meant: small words, and those of asking, booking and politeness. */
const SMALL = new Set(
  `a ah ai aimerais ainsi allo alors an ans apres arrange as assez au aucun aujourd auriez aussi autre aux avant avec avez avoir avons
  bah beaucoup ben bien bon bonjour bonsoir c ca ce cela cent cents celui ces cet cette chez combien comme comment compte connaitre
  cout coute coutait coutent d dans de des dire dispo disponible disponibilite dit dois dont donc du duree dure e elle elles en encore
  est et etes etre etait eu euh euro euros exactement faire fait faites faudrait faut fois hein heure heures hui il ils j jamais je jour jours juste l la
  le les leur lui m ma madame maintenant mais me meme merci mes moi moins moment mon monsieur moyen n ne ni non nos notre nous numero on
  ont ou oui par parce parler pas peu peut peux personne petit petite petites petits plait plus plusieurs point possible pour pourquoi
  pourrais pourrait pourriez pouvez prend prendre prenez prends prestation prestations presque pris prix propose proposez puis puisse qu quand que quel quelle quelles quels
  qui quoi rapidement rdv recherche rendez reserver reservez reserve s sa sais sait savoir se sera serait service services ses si soir son
  sont souhaite souhaiterais sous suis sur t ta tarif tarifs te tes toi ton toujours tous tout toute toutes tres trop tu un une va vais
  venir vers veux vient viens voila voir voire vos votre voudrait voudrais voulais voulez vous vraiment y matin apres midi
  about again all also am and any anything appointment are around at available be been book booking but by call called can charge
  cost costs could did do does doing don each either else for from get give go going good had has have hello hey hi how i if in is it
  its just know like ll long looking lot make may me mean meet might minute minutes more much must my need next no not now of off offer on one ones or
  our out per please price prices re really right s said say see she he should slot so some something take taking tell than thank
  thanks that the their them then there these they thing this those time times to today tomorrow too up us ve very want was we well
  were what when where which while who why will with wondering would yeah yes you your demain lundi mardi mercredi jeudi vendredi samedi
  dimanche monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

/** Other words for the same thing, as stems: what callers say, and what lists of services say. */
const SAME: Record<string, string> = Object.fromEntries(
  [
    ["enfant", "fils", "fill", "garcon", "gamin", "bebe", "child", "kid", "son", "daughter", "boy", "girl", "baby"],
    ["homm", "mari", "monsieur", "masculin", "man", "men", "husband", "gentlem"],
    ["femm", "dam", "feminin", "woman", "women", "lady", "wif"],
    ["color", "couleur", "colour", "teintur"],
    ["parking", "garer", "gare", "stationn", "park"],
    ["urgen", "urgent", "emergen"],
    ["chien", "chiot", "dog", "puppy"],
    ["chat", "chaton", "chatt", "cat", "kitten"],
    ["pneu", "tyr", "tir", "tire"],
    ["vidang", "oil", "huil"],
    ["detartr", "nettoy", "scal", "clean"],
    ["annul", "cancel"],
    ["livr", "deliver"],
    ["cart", "card"],
    ["manucur", "ongl", "nail", "manicur"],
    ["voitur", "vehicul", "auto", "car"],
    ["toilett", "wc", "toilet"],
    ["fuit", "leak"],
    ["bilan", "control", "checkup"],
    ["climatis", "clim"],
    ["vent", "vendr", "vend", "sell", "sale"],
  ].flatMap(([first = "", ...others]) => [first, ...others].map((word) => [word, first])),
);

const ENDINGS = [
  ...["isations", "isation", "ations", "ation", "ements", "ement", "ments", "ment", "ages", "age", "ings", "ing"],
  ...["ions", "ion", "euses", "euse", "eurs", "eur", "ees", "ee", "er", "ez", "ies", "es", "ed", "ir", "s", "x", "e"],
];

const stem = (word: string): string => {
  const known = SAME[word];
  if (known !== undefined) return known;
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= 4);
  const plural = word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
  const cut = ending === undefined ? plural : word.slice(0, -ending.length);
  const root = cut.length > 4 ? cut.replace(/e$/, "") : cut;
  return SAME[root] ?? SAME[plural] ?? root;
};

/** The stems of the words that carry meaning, each once, in order. */
export const contentWords = (text: string): string[] => {
  const words = wordsOf(text).map((word) => word.text);
  return [...new Set(words.filter((word) => /^[a-z]{2,}$/.test(word) && !SMALL.has(word)).map(stem))];
};

/** Whether two stems mean one word: the same, one cut short ("clim"), or one letter misheard in a long word. */
export const sameWord = (a: string, b: string): boolean => {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 5 && long.startsWith(short) && long.length - short.length <= Math.max(3, short.length))
    return true;
  return short.length >= 6 && long.length - short.length <= 1 && short[0] === long[0] && isOneSlip(short, long);
};

/** One letter replaced, added or left out. */
const isOneSlip = (short: string, long: string): boolean => {
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
};
