import { type Locale, plain } from "./normalise";

/**
 * The language a caller has just spoken, or asked for; null when it cannot be told. Switching by mistake is worse than
 * switching late: it takes three telling words, and more than twice as many as of the language the call is in.
 */
export const detectLanguage = (text: string, current: Locale): Locale | null => {
  const heard = plain(text);
  const asked = ASKED.find(({ pattern }) => pattern.test(heard));
  if (asked) return asked.language;
  const words = heard.split(" ");
  const fr = words.filter((word) => FRENCH.has(word)).length;
  const en = words.filter((word) => ENGLISH.has(word)).length;
  const [here, there] = current === "fr" ? [fr, en] : [en, fr];
  const other: Locale = current === "fr" ? "en" : "fr";
  if (there >= TELLING && there > 2 * here) return other;
  return here >= TELLING && here > there ? current : null;
};

/** Telling words that it takes. Two can be a quotation, a brand or a slip of the recogniser. */
const TELLING = 3;

const ASKED: { language: Locale; pattern: RegExp }[] = [
  {
    language: "en",
    pattern:
      /\b(?:(?:do|can|could|would|may) (?:you|we|i|anyone|somebody|anybody)(?: please| here)? (?:speak|talk|continue|switch|do this)(?: in| to)? english|(?:speak|talk) (?:in )?english|english please|in english(?: please)?$|^(?:hello |hi |sorry |euh |um |yes )*english$|(?:parlez vous|vous parlez|tu parles|parler|parle|passer|continuer|repondre|poursuivre)(?: pas)?(?: vous)?(?: l)?(?: en)? ?anglais|en anglais s il (?:vous|te) plait|^en anglais$|i don t speak (?:any )?french)\b/,
  },
  {
    language: "fr",
    pattern:
      /\b(?:(?:do|can|could|would|may) (?:you|we|i|anyone|somebody|anybody)(?: please| here)? (?:speak|talk|continue|switch)(?: in| to)? french|french please|in french please|^(?:hello |bonjour |euh )*(?:french|francais)$|(?:parlez vous|vous parlez|tu parles|parler|parle|passer|continuer|repondre|poursuivre)(?: pas)?(?: vous)?(?: le)?(?: en)? ?francais|en francais s il (?:vous|te) plait|francais s il (?:vous|te) plait|^en francais$)\b/,
  },
];

/** Words of one language that the other does not have, with or without accents. */
const FRENCH = new Set(
  (
    "je vous nous tu il elle est c j l d qu s les des du une et ou pas ne que qui pour avec dans sur chez mon ma mes votre vos " +
    "notre sa ses ce cette ca cela bonjour bonsoir merci oui voudrais aimerais souhaite veux peux pouvez pourriez etes suis " +
    "avez ont sont au aux rendez plait demain aujourd hui quel quelle quels combien quand comment pourquoi parce tres bien " +
    "prendre avoir faire appelle peut fait vais allez heure heures lundi mardi mercredi jeudi vendredi samedi dimanche matin " +
    "soir alors donc voila monsieur madame etait serait bonne journee le la un"
  ).split(" "),
);
const ENGLISH = new Set(
  (
    "the and you is are i my do does did what have has had would like to for with can could your how it this that these those of at am " +
    "need want book when where much was were hello hi there who which from not but be been will we they she he his her our their " +
    "please thanks thank yes appointment morning tomorrow today tonight about any some make know calling speak speaking i'm " +
    "don t m ll ve re just so if or because should give get tell help open looking"
  )
    .split(" ")
    .filter((word) => !["t", "m", "or", "s", "so", "i'm", "open", "re"].includes(word)),
);
