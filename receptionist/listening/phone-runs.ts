import { MONTHS } from "./day-words";
import { type Dictated, dictated } from "./dictation";
import { FILLERS, type Locale, type Word } from "./normalise";
import { isNumberWord } from "./numbers";

type Row = { words: Word[]; negated: boolean };
/** A row of number words, without its plus sign. */
export type Run = Row & { plus: "+" | ""; heard: Dictated };

/** Rows of number words. Fillers do not end a row; a word of another meaning does, and a counted thing spoils it. */
export const runsOf = (words: Word[], locale: Locale): Run[] => {
  const runs: Row[] = [];
  let run: Row | null = null;
  let negated = false;
  for (const [at, word] of words.entries()) {
    const links = LINKS.has(word.text) && run !== null;
    if (isNumberWord(word, locale) || links || isPlus(words, at, locale)) {
      if (run === null && (isLoneArticle(words, at, locale) || isMinutes(words, at, locale))) continue;
      if (run === null) {
        run = { words: [], negated };
        runs.push(run);
        negated = false;
      }
      run.words.push(word);
    } else if (!SILENT.has(word.text) && !FILLERS.has(word.text)) {
      if (run !== null && COUNTED.has(word.text)) runs.pop();
      run = null;
      negated = word.text === "pas" || word.text === "not";
    }
  }
  return runs.map((row) => heardRun(row, locale)).filter((each) => each.heard.soFar !== "");
};

const heardRun = ({ words, negated }: Row, locale: Locale): Run => {
  const numbers = words.filter((word) => !PLUS.has(word.text));
  const plus = PLUS.has(words[0]?.text ?? "") ? "+" : "";
  return { words: numbers, negated, plus, heard: dictated(numbers, locale) };
};

/** The digits of a row that goes on. */
export const soFar = ({ plus, heard }: Run): string => plus + heard.soFar;

const PLUS = new Set(["+", "plus"]);
const LINKS = new Set(["et", "and"]);
/** Signs that a recogniser puts between digits, and "then" words. */
const SILENT = new Set([
  ".",
  ",",
  "/",
  ":",
  "puis",
  "ensuite",
  "apres",
  "then",
  "virgule",
  "comma",
  "tiret",
  "dash",
  "espace",
  "point",
]);
/** A number of these is no part of a telephone number. */
const COUNTED = new Set([
  ...(
    "h heure heures minute minutes jour jours semaine semaines mois an ans euro euros personne personnes couvert couverts " +
    "rue avenue boulevard rendez fois " +
    "oclock am pm hour hours day days week weeks month months year years people person guests street road pounds dollars " +
    "th st nd rd times"
  ).split(" "),
  ...MONTHS.fr,
  ...MONTHS.en,
]);

const isPlus = (words: Word[], at: number, locale: Locale): boolean => {
  const next = words[at + 1];
  return ["+", "plus"].includes(words[at]?.text ?? "") && next !== undefined && isNumberWord(next, locale);
};

/** The 30 of "14 h 30". */
const isMinutes = (words: Word[], at: number, locale: Locale): boolean => {
  const next = words[at + 1];
  const afterHour = ["h", "heure", "heures", ":"].includes(words[at - 1]?.text ?? "");
  return afterHour && (next === undefined || !isNumberWord(next, locale));
};

const isLoneArticle = (words: Word[], at: number, locale: Locale): boolean => {
  const next = words[at + 1];
  if (!["un", "une", "o", "oh", "double", "triple"].includes(words[at]?.text ?? "")) return false;
  return next !== undefined && !isNumberWord(next, locale) && !FILLERS.has(next.text);
};
