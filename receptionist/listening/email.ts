import { FILLERS, fold, HEARD_LIMIT, type Locale, type Word } from "./normalise";
import { numberAt } from "./numbers";

/** What was understood of an e-mail address. `partial` holds what was heard so far, to be given to `continueEmail`. */
export type EmailHeard = { kind: "whole"; email: string } | { kind: "partial"; heard: string } | { kind: "none" };

/** Reads an e-mail address as it is dictated: in words, letter by letter, or already written. Never throws. */
export const readEmail = (text: string, locale: Locale): EmailHeard => {
  const tokens = withoutLeadIn(compose(tokensOf(text), locale));
  const at = atSign(tokens);
  if (at === null) return unfinished(tokens);
  const local = localPart(tokens.slice(0, at));
  const domain = domainPart(tokens.slice(at + 1));
  const email = `${local}@${domain.text}`;
  if (domain.whole && ADDRESS.test(email) && local.length <= 64 && email.length <= 254) return { kind: "whole", email };
  const sure = tokens[at]?.said !== "perhaps" || (PROVIDERS.has(domain.text) && !isProse(tokens.slice(0, at)));
  return local !== "" && sure ? { kind: "partial", heard: email } : { kind: "none" };
};

/**
 * The same for an address that comes in pieces: `heard` is what a `partial` held. A whole address in `text` replaces it
 * when it starts over or when the "@" was said before; otherwise it goes on.
 */
export const continueEmail = (heard: string, text: string, locale: Locale): EmailHeard => {
  const alone = readEmail(text, locale);
  if (heard === "") return alone;
  const startsOver = heard.includes("@") || (alone.kind === "whole" && alone.email.startsWith(heard.slice(0, 3)));
  if (alone.kind === "whole" && startsOver) return alone;
  const open = /^(.*?)([.+_-])$/.exec(heard);
  const before = open ? `${open[1]} ${SPOKEN_SIGNS[locale][open[2] ?? ""]}` : heard;
  const joined = readEmail(`${before} ${text}`, locale);
  if (joined.kind === "whole") return joined;
  if (alone.kind === "whole") return alone;
  if (joined.kind === "partial") return joined;
  const more = withoutLeadIn(compose(tokensOf(text), locale));
  const goesOn =
    more.length <= 6 && !isProse(more) && more.every((token) => token.kind !== "letters" || token.text.length <= 12);
  return { kind: "partial", heard: goesOn && !ANSWERS.has(localPart(more)) ? heard + localPart(more) : heard };
};

const SPOKEN_SIGNS: Record<Locale, Record<string, string>> = {
  fr: { ".": "point", "-": "tiret", _: "underscore", "+": "plus" },
  en: { ".": "dot", "-": "hyphen", _: "underscore", "+": "plus" },
};
/** What people say while they look an address up. */
const ANSWERS = new Set("oui non yes no merci thanks pardon sorry attendez wait voila cest".split(" "));

/** Dots only between other signs; what a mail server would take and a person would say. */
const ADDRESS = /^(?!.*\.\.)[a-z0-9_](?:[a-z0-9._+-]*[a-z0-9_-])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/;

type Token = { text: string; kind: "letters" | "digits" | "sign"; said: "surely" | "perhaps" };

const PIECE = /[0-9]+|[\p{L}\p{M}]+|[@._+-]/gu;

/** A full stop or a hyphen counts only inside a word; the hyphen of "Jean-Paul" counts only where "@" is written too. */
const tokensOf = (text: string): Word[] => {
  const heard = text.slice(0, HEARD_LIMIT);
  const written = /\S@\S|@$/.test(heard.trim());
  const words: Word[] = [];
  for (const match of heard.matchAll(PIECE)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const inside = /\S/.test(heard[start - 1] ?? " ") && /[\p{L}0-9@]/u.test(heard[end] ?? " ");
    const counts =
      !/^[.+_-]$/.test(raw) || raw === "_" || (inside && (raw !== "-" || (written && touchesAt(heard, start))));
    if (counts) words.push({ text: fold(raw), raw, start, end, linked: false });
  }
  return words;
};

/** Whether a sign stands in the same written word as an "@". */
const touchesAt = (heard: string, at: number): boolean => {
  const from = heard.lastIndexOf(" ", at) + 1;
  const to = heard.indexOf(" ", at);
  return heard.slice(from, to < 0 ? undefined : to).includes("@");
};

type Spoken = { words: string[]; text: string; perhaps?: true };

const spoken = (text: string, ...phrases: string[]): Spoken[] =>
  phrases.map((phrase) => ({ words: phrase.split(" "), text }));

const SIGNS: Record<Locale, Spoken[]> = {
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
const PERHAPS_AT: Record<Locale, ReadonlySet<string>> = {
  fr: new Set(["at", "chez", "a", "ate"]),
  en: new Set(["at"]),
};
/** Said about the address, not in it. */
const ASIDES: string[][] = [
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

const TIMES: Record<string, number> = { double: 2, deux: 2, two: 2, triple: 3, trois: 3, three: 3 };
const AS_IN = new Set(["comme", "as", "for", "like"]);

/** Words into what is written: signs, digits, and letters, with "m comme Marie" and "double l" understood. */
const compose = (words: Word[], locale: Locale): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < words.length) {
    const step = stepAt(words, at, locale);
    if (step.token) tokens.push(step.token);
    at = step.next;
  }
  return tokens;
};

const stepAt = (words: Word[], at: number, locale: Locale): { token: Token | null; next: number } => {
  const word = words[at]?.text ?? "";
  const matches = (phrase: readonly string[]) => phrase.every((each, offset) => words[at + offset]?.text === each);
  const aside = ASIDES.find(matches);
  if (aside) return { token: null, next: at + aside.length };
  if (FILLERS.has(word)) return { token: null, next: at + 1 };
  if (/^[@._+-]$/.test(word)) return { token: sign(word), next: at + 1 };
  const phrase = SIGNS[locale].find(({ words: each }) => matches(each));
  if (phrase) {
    const letters = /^[a-z]$/.test(phrase.text);
    return { token: letters ? lettersToken(phrase.text) : sign(phrase.text), next: at + phrase.words.length };
  }
  const times = TIMES[word];
  const repeated = words[at + 1]?.text ?? "";
  if (times !== undefined && /^[a-z]$/.test(repeated)) {
    const plural = locale === "en" && words[at + 2]?.text === "s" ? 3 : 2;
    return { token: lettersToken(repeated.repeat(times)), next: at + plural };
  }
  const number = numberAt(words, at, locale);
  if (number) return { token: { text: number.digits, kind: "digits", said: "surely" }, next: number.next };
  if (/^[a-z]$/.test(word) && AS_IN.has(words[at + 1]?.text ?? "")) {
    const skipped = words[at + 1]?.text === "as" && words[at + 2]?.text === "in" ? 4 : 3;
    return { token: lettersToken(word), next: at + skipped };
  }
  const said = PERHAPS_AT[locale].has(word) ? "perhaps" : "surely";
  return { token: { text: word.replaceAll(/[^a-z]/g, ""), kind: "letters", said }, next: at + 1 };
};

const sign = (text: string): Token => ({ text, kind: "sign", said: "surely" });
const lettersToken = (text: string): Token => ({ text, kind: "letters", said: "surely" });

/** Where the address begins: after the last of these. */
const LEAD_INS: string[][] = [
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

const withoutLeadIn = (tokens: Token[]): Token[] => {
  const limit = tokens.findLastIndex(({ text }) => text === "@");
  let from = 0;
  for (let at = 0; at < (limit < 0 ? tokens.length : limit); at += 1) {
    for (const phrase of LEAD_INS) {
      if (phrase.every((word, offset) => tokens[at + offset]?.text === word)) from = Math.max(from, at + phrase.length);
    }
  }
  return tokens.slice(from);
};

/** A written or spoken "@"; else the last "at" or "chez" that an address follows. */
const atSign = (tokens: Token[]): number | null => {
  const sure = tokens.findLastIndex(({ text }) => text === "@");
  if (sure >= 0) return sure;
  const perhaps = tokens.findLastIndex(
    ({ said }, index) => said === "perhaps" && index > 0 && followedByDomain(tokens.slice(index + 1)),
  );
  return perhaps < 0 ? null : perhaps;
};

const followedByDomain = (tokens: Token[]): boolean => {
  const domain = domainPart(tokens);
  return domain.whole || PROVIDERS.has(domain.text);
};

const localPart = (tokens: Token[]): string => tokens.map(({ text }) => text).join("");

/** Providers that callers name without their ending, or in two words. */
const PROVIDERS = new Set(
  "gmail orange free hotmail outlook yahoo wanadoo sfr laposte icloud live bbox protonmail proton msn aol neuf numericable".split(
    " ",
  ),
);
const ENDINGS = new Set("com fr net org be ch uk co eu io de es it ca info me pro us lu".split(" "));

/** Labels and dots up to an ending; what follows the ending is another sentence. */
const domainPart = (tokens: Token[]): { text: string; whole: boolean } => {
  let text = "";
  let ended = false;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.text === ".com") {
      text += text.endsWith(".") ? "com" : ".com";
      ended = true;
      break;
    }
    if (token.kind === "sign" && !/^[.-]$/.test(token.text)) break;
    if (PROVIDERS.has(text) && ENDINGS.has(token.text)) text += ".";
    text += token.text;
    const label = text.slice(text.lastIndexOf(".") + 1);
    const isEnding = text.includes(".") && ENDINGS.has(label);
    ended = isEnding || (text.includes(".") && token.kind === "letters" && token.text.length > 1);
    const spelled = token.text.length === 1 && next?.text.length === 1 && next.kind === "letters" && label !== "fr";
    if (ended && next?.text !== "." && next?.text !== "-" && !spelled) break;
  }
  return { text, whole: ended };
};

const PROSE = new Set(
  "un une le la les ce cet cette ces quel quelle au du des mon ma de je tu il elle on nous vous the a an this that at to my i you some what".split(
    " ",
  ),
);

/** Before the "@" is said: letters one by one, or words with a dot between them, and no sentence around. */
const unfinished = (tokens: Token[]): EmailHeard => {
  const dotted = tokens.some(
    ({ kind }, index) =>
      kind === "sign" && tokens[index - 1]?.kind === "letters" && !PROSE.has(tokens[index - 1]?.text ?? ""),
  );
  const spelled = tokens.length >= 3 && tokens.every(({ text, kind }) => kind !== "letters" || text.length === 1);
  const words = tokens.filter(({ text }) => text.length > 1).length;
  if ((!dotted && !spelled) || isProse(tokens) || words > 5) return { kind: "none" };
  return { kind: "partial", heard: localPart(tokens) };
};

const isProse = (tokens: Token[]): boolean => tokens.some(({ text }) => text.length > 1 && PROSE.has(text));
