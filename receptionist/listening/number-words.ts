import type { Locale } from "./normalise";

const FRENCH: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    vingt: 20,
    vingts: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    septante: 70,
    huitante: 80,
    octante: 80,
    nonante: 90,
  }),
);

const ENGLISH: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    nought: 0,
    oh: 0,
    o: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

/** Number words of one word, as `fold` writes them, and what they are worth. */
export const NUMBER_WORDS: Record<Locale, ReadonlyMap<string, number>> = { fr: FRENCH, en: ENGLISH };

/** What multiplies the number before it. */
export const SCALES: Record<Locale, ReadonlySet<string>> = {
  fr: new Set(["cent", "cents", "mille"]),
  en: new Set(["hundred", "thousand"]),
};

/** Before a digit: how often it is said. */
export const TIMES: ReadonlyMap<string, number> = new Map([
  ["double", 2],
  ["triple", 3],
  ["treble", 3],
]);

/** "une personne" is one person, "une table" any table. */
export const COUNTED = new Set(
  "personne personnes couvert couverts adulte adultes enfant enfants convive convives euro euros heure minute jour semaine mois seul seule et ou merci s".split(
    " ",
  ),
);

/** After one of these "one" counts nothing. */
export const POINTED_AT = new Set("this that no any which every the some another each".split(" "));
