import type { Locale } from "./normalise";

/** The signs of an address as one of them is said. */
export const SPOKEN_SIGNS: Record<Locale, Record<string, string>> = {
  fr: { ".": "point", "-": "tiret", _: "underscore", "+": "plus" },
  en: { ".": "dot", "-": "hyphen", _: "underscore", "+": "plus" },
};

type Spoken = { words: string[]; text: string };

const spoken = (text: string, ...phrases: string[]): Spoken[] =>
  phrases.map((phrase) => ({ words: phrase.split(" "), text }));

/** What is said for a sign, or for a letter that has a name. Longer phrases stand before those they begin with. */
export const SIGNS: Record<Locale, Spoken[]> = {
  fr: [
    ...spoken(
      "_",
      "tiret du bas",
      "tiret du huit",
      "tiret du 8",
      "tiret en bas",
      "barre du bas",
      "tiret bas",
      "underscore",
      "under score",
      "souligne",
    ),
    ...spoken(
      "-",
      "trait d union",
      "tiret du milieu",
      "tiret du six",
      "tiret du 6",
      "tiret haut",
      "tiret normal",
      "tiret",
      "moins",
    ),
    ...spoken("@", "arobase", "arrobase", "arobaze", "arobas", "aro base", "a robase", "at sign"),
    ...spoken(".", "point", "dot"),
    ...spoken("+", "plus"),
    ...spoken("w", "double v", "double ve"),
    ...spoken("y", "i grec"),
    ...spoken(".com", "pointcom", "dotcom"),
  ],
  en: [
    ...spoken("_", "underscore", "under score"),
    ...spoken("-", "hyphen", "dash", "minus sign"),
    ...spoken("@", "at sign", "arobase"),
    ...spoken(".", "dot", "point", "period", "full stop"),
    ...spoken("+", "plus sign", "plus"),
    ...spoken("w", "double u", "double you"),
    ...spoken(".com", "dotcom"),
  ],
};

/** Words that may stand for "@": they do where an address follows. */
export const PERHAPS_AT: Record<Locale, ReadonlySet<string>> = {
  fr: new Set(["at", "chez", "a", "ate"]),
  en: new Set(["at"]),
};

/** Said about the address, not in it. */
export const ASIDES: string[][] = [
  "tout en minuscules",
  "tout en minuscule",
  "en minuscules",
  "en minuscule",
  "tout attache",
  "tout colle",
  "en un mot",
  "en un seul mot",
  "sans accent",
  "le chiffre",
  "les chiffres",
  "le nombre",
  "chiffre",
  "chiffres",
  "la lettre",
  "all one word",
  "one word",
  "all lower case",
  "all lowercase",
  "lower case",
  "lowercase",
  "the number",
  "the letter",
  "number",
  "puis",
  "ensuite",
  "then",
  "s il vous plait",
]
  .map((phrase) => phrase.split(" "))
  .sort((a, b) => b.length - a.length);

/** How often the letter after it is written. */
export const TIMES: Record<string, number> = { double: 2, deux: 2, two: 2, triple: 3, trois: 3, three: 3 };
/** Between a letter and its example. */
export const AS_IN = new Set(["comme", "as", "for", "like"]);

/** Where the address begins: after the last of these. */
export const LEAD_INS: string[][] = [
  "adresse mail c est",
  "adresse email c est",
  "adresse c est",
  "mail c est",
  "email c est",
  "c est",
  "adresse est",
  "mail est",
  "email est",
  "adresse e mail est",
  "e mail est",
  "e mail c est",
  "adresse mail",
  "adresse email",
  "adresse e mail",
  "mon adresse",
  "mon mail",
  "mon email",
  "oui",
  "address is",
  "email is",
  "mail is",
  "it is",
  "it s",
  "that s",
  "that is",
  "my email",
  "my address",
  "email address",
  "is",
  "yes",
  "me at",
  "write to",
  "ecrivez a",
  "courriel est",
  "courriel c est",
  "par mail",
  "par email",
  "par e mail",
  "par courriel",
  "plutot",
  "e mail me at",
  "email me at",
  "by email",
  "by e mail",
  "d accord",
  "non",
  "no",
].map((phrase) => phrase.split(" "));

/** What people say while they look an address up. */
export const ANSWERS = new Set("oui non yes no merci thanks pardon sorry attendez wait voila cest".split(" "));

/** Providers that callers name without their ending, or in two words. */
export const PROVIDERS = new Set(
  "gmail orange free hotmail outlook yahoo wanadoo sfr laposte icloud live bbox protonmail proton msn aol neuf numericable".split(
    " ",
  ),
);
export const ENDINGS = new Set("com fr net org be ch uk co eu io de es it ca info me pro us lu".split(" "));

/** What sentences are made of and addresses are not. */
export const PROSE = new Set(
  "un une le la les ce cet cette ces quel quelle au du des mon ma de je tu il elle on nous vous the a an this that at to my i you some what".split(
    " ",
  ),
);
