import {
  ANNOUNCES,
  NEVER_NAMES,
  OPENERS,
  type Opening,
  PARTICLES,
  SIGN_OFFS,
  SPELLING_ASIDES,
  SPELLS,
  TITLES,
  type Title,
  TRAILING,
} from "./name-words";
import { FILLERS, firstPhraseAt, HEARD_LIMIT, type Locale, type Word, wordsOf } from "./normalise";
import { isLetter, spelledAt } from "./spelling";

/**
 * The name a caller gave, with capital initials; null when they gave none. With `asked`, a bare name counts too, as the
 * answer to "à quel nom ?". A surname alone keeps its title ("Madame Dupont"): Ava could not address anyone as "Dupont".
 * What was spelled out wins over what was heard as a word.
 */
export const readName = (text: string, locale: Locale, options: { asked?: boolean } = {}): string | null => {
  const heard = text.slice(0, HEARD_LIMIT);
  const words = withFirstNames(heard, wordsOf(heard));
  const asked = options.asked ?? false;
  const announced = announcedAt(words, locale, asked);
  // "Robert Okafor, that's O-K-A-F-O-R": what is spelled is part of the name before it.
  const spelled = asked && announced !== null && spelledAt(words, announced) !== null;
  const whole = spelled ? nameFrom(heard, words, afterOpening(words, locale), true) : null;
  if (whole !== null) return whole;
  const from = announced ?? (asked ? afterOpening(words, locale) : null);
  if (from === null) return null;
  const bare = announced === null;
  const name = nameFrom(heard, words, from, bare);
  return name ?? (asked && announced !== null ? nameFrom(heard, words, afterOpening(words, locale), true) : null);
};

/** "Ben Carter" begins with a first name, not with the French "ben". */
const withFirstNames = (heard: string, words: Word[]): Word[] =>
  words.map((word, at) => {
    const next = words[at + 1];
    const isName =
      word.text === "ben" && isCapital(word) && isCapital(next) && heard.slice(word.end, next?.start) === " ";
    return isName ? { ...word, text: "benjamin" } : word;
  });

/** A name has at most four words, particles included. */
const LONGEST_NAME = 4;

/** The first word of an announced name. */
const announcedAt = (words: Word[], locale: Locale, asked: boolean): number | null => {
  for (let at = 0; at < words.length; at += 1) {
    const opening = firstPhraseAt(words, at, ANNOUNCES[locale]);
    if (!opening) continue;
    const from = at + opening.words.length;
    if (opening.sure ? startsName(words, from) : isConvincing(words, from, asked, opening)) return from;
  }
  const speaker = words.findIndex((_, at) => firstPhraseAt(words, at, SIGN_OFFS[locale]) !== null);
  if (speaker < 1) return null;
  const from = nameBackFrom(words, speaker);
  return from < speaker ? from : null;
};

const nameBackFrom = (words: Word[], before: number): number => {
  let from = before;
  while (from > 0 && before - from < LONGEST_NAME && isNameWord(words[from - 1])) from -= 1;
  return from;
};

const startsName = (words: Word[], at: number): boolean =>
  isNameWord(words[at]) || titleAt(words, at) !== null || spelledAt(words, at) !== null;

const titleAt = (words: Word[], at: number): Title | null => firstPhraseAt(words, at, TITLES);

/** After "c'est" or "I'm", most words are not a name. */
const isConvincing = (words: Word[], at: number, asked: boolean, opening: Opening): boolean => {
  const greeting = ["bonjour", "bonsoir", "allo", "hello", "hi", "pour", "for", "under"].includes(
    opening.words[0] ?? "",
  );
  // "bonjour madame Martin" greets whoever answers.
  if (titleAt(words, at)) return (asked || !greeting) && startsName(words.slice(0, at + 3), at + 1);
  if (!isNameWord(words[at])) return false;
  if (asked && !greeting) return true;
  const second = words[at + 1];
  const capitals = isCapital(words[at]) && second !== undefined && (isCapital(second) || PARTICLES.has(second.text));
  return capitals && isNameWord(second);
};

const isCapital = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.raw);

/** Where a bare answer begins: after "oui", "alors", "bonjour". */
const afterOpening = (words: Word[], locale: Locale): number => {
  let at = 0;
  while (at < words.length) {
    const word = words[at]?.text ?? "";
    if (FILLERS.has(word) || OPENERS[locale].has(word)) at += 1;
    else break;
  }
  return at;
};

/** The name that starts at `from`. A bare one must be all there is, so that no sentence is taken for a name. */
const nameFrom = (heard: string, words: Word[], from: number, bare: boolean): string | null => {
  const title = titleAt(words, from);
  let at = from + (title?.words.length ?? 0);
  const taken: Word[] = [];
  let spelled: string | null = null;
  let second: string | null = null;
  while (at < words.length) {
    if (taken.length > 0 && firstPhraseAt(words, at, SPELLS)) {
      at += 2;
      continue;
    }
    const letters = spelledAt(words, at);
    const word = words[at];
    if (letters) {
      if (spelled === null) spelled = letters.text;
      else second ??= letters.text;
      at = letters.next;
    } else if (word && spelled === null && isNameWord(word) && taken.length < LONGEST_NAME) {
      taken.push(word);
      at += 1;
    } else if (word && (FILLERS.has(word.text) || SPELLING_ASIDES.has(word.text))) at += 1;
    else break;
  }
  if (bare && words.slice(at).some(({ text }) => !TRAILING.has(text))) return null;
  while (PARTICLES.has(taken.at(-1)?.text ?? "")) taken.pop();
  const parts = written(heard, taken).map(capitalised);
  const all = [spelled, second].reduce(
    (names, letters) => (letters === null ? names : withSpelled(names, letters)),
    parts,
  );
  if (all.length === 0 || all.join("").length < 2) return null;
  const name = all
    .map((part, index) => (index > 0 && PARTICLES.has(part.toLowerCase()) ? part.toLowerCase() : part))
    .join(" ");
  return title && all.length === 1 ? `${title.text} ${name}` : name;
};

/** Words of a name as they were written together: "Jean-Pierre" is one part, "O'Brien" too. */
const written = (heard: string, words: Word[]): string[] => {
  const parts: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const between = before ? heard.slice(before.end, word.start) : " ";
    const link = /^['’ʼ]$/.test(between) ? "'" : /^[-‐‑]$/.test(between) ? "-" : null;
    if (link !== null && parts.length > 0) parts[parts.length - 1] += `${link}${word.raw}`;
    else parts.push(word.raw);
  }
  return parts;
};

/** "mcdonald" → "McDonald", "o'brien" → "O'Brien"; "d'" stays small inside a name. Mixed case is kept as it was heard. */
const capitalised = (part: string, index: number): string =>
  part
    .split(/(?<=['-])|(?=['-])/)
    .map((piece, at, pieces) => {
      if (index > 0 && at === 0 && /^[dl]$/i.test(piece) && pieces[1] === "'") return piece.toLowerCase();
      const mixed = /\p{Ll}/u.test(piece) && /\p{L}\p{Lu}/u.test(piece);
      if (mixed) return piece;
      const lower = piece.toLowerCase();
      const scottish = /^mc(?=\p{L}{3})/u.test(lower) ? `Mc${initial(lower.slice(2))}` : null;
      return scottish ?? initial(lower);
    })
    .join("");

const initial = (word: string): string => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase());

/** A spelled name takes the place of the word it spells, or follows the others. */
const withSpelled = (parts: string[], spelled: string): string[] => {
  const name = spelled
    .split(/(?<=[ '-])|(?=[ '-])/)
    .map((piece) => initial(piece.toLowerCase()))
    .join("");
  const at = parts.findLastIndex((part) => isAlike(part, name));
  return at < 0 ? [...parts, name] : parts.map((part, index) => (index === at ? name : part));
};

/** Heard alike: the same first letter and half of the letters, which is what a misheard name keeps. */
const isAlike = (heard: string, spelled: string): boolean => {
  const a = heard.toLowerCase();
  const b = spelled.toLowerCase();
  const shared = [...new Set(a)].filter((letter) => b.includes(letter)).length;
  return a[0] === b[0] && shared * 2 >= new Set(b).size;
};

/** A word that can be part of a name: letters, and none of those that sentences are made of. */
const isNameWord = (word: Word | undefined): boolean =>
  word !== undefined &&
  /^\p{L}/u.test(word.raw) &&
  (word.text.length > 1 || isLetter(word)) &&
  !FILLERS.has(word.text) &&
  !NEVER_NAMES.has(word.text) &&
  titleAt([word], 0) === null;
