import { continueEmail } from "../listening/email";
import { type Locale, wordsOf } from "../listening/normalise";
import { sayEmail } from "../speaking/say";
import { LEXICON } from "./lexicon";
import { sentencesOf } from "./sentences";
import { type Group, inMoneyTalk, readSentence, type Statement } from "./statements";

/** What was stated somewhere: every fact by its key, which of them stand together, and the words for names. */
type Facts = { keys: Set<string>; together: Set<string>; phones: string[]; words: string };

/** What Ava may state: what tools returned, and, read back to the caller, what the caller said. */
export type Grounds = { told: Facts; heard: Facts; emails: string[] };

export const readGrounds = (told: readonly string[], heard: readonly string[], locale: Locale): Grounds => ({
  told: factsOf(told, locale, true),
  heard: factsOf(heard, locale, false),
  emails: emailsIn(heard, locale),
});

/** The addresses that the caller dictated, in one line or going on in the next. */
const emailsIn = (lines: readonly string[], locale: Locale): string[] => {
  const emails: string[] = [];
  let begun = "";
  for (const line of lines) {
    const read = continueEmail(begun, line, locale);
    begun = read.kind === "partial" ? read.heard : "";
    if (read.kind === "whole") emails.push(read.email);
  }
  return [...new Set(emails)].toSorted((a, b) => b.length - a.length);
};

/** The caller's own address, written or said in any of the ways it is read back: its figures and its months are no facts. */
const withoutEmails = (text: string, emails: readonly string[], locale: Locale): string => {
  let rest = text;
  for (const email of emails) {
    const said = [email, sayEmail(email, locale), sayEmail(email, locale, { isSpelled: true })];
    for (const form of [...said, ...said.map((each) => each.replaceAll(",", ""))]) {
      for (let at = find(rest, form); at >= 0; at = find(rest, form))
        rest = `${rest.slice(0, at)}${"…".repeat(form.length)}${rest.slice(at + form.length)}`;
    }
  }
  return rest;
};

const find = (text: string, part: string): number => text.toLowerCase().indexOf(part);

/** The first fact of a sentence that nothing supports, in its own words; null where there is none. */
export const ungrounded = (given: string, locale: Locale, { told, heard, emails }: Grounds): string | null => {
  const text = withoutEmails(given, emails, locale);
  const { statements, groups } = readSentence(text, locale, false);
  const words = plainWords(text);
  const isEcho = /\?["»”)\s]*$/u.test(text) || LEXICON[locale].readBack.test(words);
  const saysOpen = statements.some(({ kind }) => kind === "open");
  const isMoney = inMoneyTalk(text, locale);
  const mayEcho = ({ kind }: Statement): boolean =>
    isEcho && (kind === "phone" || ((kind === "number" ? !isMoney : ECHOED.has(kind)) && !saysOpen));
  for (const statement of statements) {
    if (isSupported(statement, told, isMoney) || isEmergencyNumber(statement, words)) continue;
    if (mayEcho(statement) && isSupported(statement, heard, isMoney)) continue;
    return text.slice(statement.start, statement.end);
  }
  const loose = groups.flatMap(pairsOf).find(({ keys, members }) => {
    if (keys.some((key) => told.together.has(key))) return false;
    // What the caller has said himself, he may put together as he likes.
    const isOwn = isEcho && !saysOpen && members.some((member) => heard.keys.has(member));
    return !isOwn;
  });
  return loose ? loose.members.join(" ") : null;
};

/** What a caller's own words may support, when Ava asks about them or reads them back. Never a price. */
const ECHOED: ReadonlySet<Statement["kind"]> = new Set(["time", "day", "date", "month", "duration", "street"]);

const EMERGENCY = /^number:(?:15|17|18|112|114|911|999)$/;
const CALL = /\b(?:appel\w*|compos\w*|faites le|call|dial|ring)\b/;

/** Whoever is in danger is told whom to ring, by any brain. */
const isEmergencyNumber = ({ kind, keys }: Statement, words: string): boolean =>
  kind === "number" && keys.some((key) => EMERGENCY.test(key)) && CALL.test(words);

const isSupported = ({ kind, keys }: Statement, facts: Facts, isMoney: boolean): boolean => {
  // Only with hours, or open or closed, do several days say something: see the pairs.
  if (kind === "day" && keys.every((key) => key.startsWith("days:"))) return true;
  if (kind === "phone") return keys.some((key) => facts.phones.some((known) => isSamePhone(known, key.slice(6))));
  if (kind === "street") return keys.some((key) => facts.words.includes(` ${key.slice(7)} `));
  if (kind === "number") {
    const other = isMoney ? "amount" : "part";
    return keys.some((key) => facts.keys.has(key) || facts.keys.has(key.replace("number", other)));
  }
  return keys.some((key) => facts.keys.has(key));
};

/** Numbers are said with their country's code or without, and read back in parts. */
const isSamePhone = (known: string, said: string): boolean => {
  const [a, b] = [known, said].map((digits) => digits.replace(/^(?:\+|00)?33(?=\d{9}$)/, "0"));
  return a !== undefined && b !== undefined && (a.includes(b) || (a.length >= 9 && b.endsWith(a.slice(-9))));
};

const plainWords = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .join(" ");

const factsOf = (lines: readonly string[], locale: Locale, exact: boolean): Facts => {
  const facts: Facts = { keys: new Set(), together: new Set(), phones: [], words: "" };
  for (const line of lines) {
    facts.words += ` ${plainWords(line)} `;
    const language = languageOf(line, locale);
    for (const sentence of sentencesOf(line)) learn(facts, sentence, language, exact);
  }
  return facts;
};

const SMALL_WORDS: Record<Locale, RegExp> = {
  fr: /\b(?:le|la|les|l|de|du|des|et|est|a|au|nous|vous|je|c|heures?|ferme|midi|minuit|pour|jusqu|ou)\b/gu,
  en: /\b(?:the|is|are|am|pm|we|you|i|it|and|at|from|to|for|on|of|hours?|closed|noon|midnight|until|or)\b/gu,
};

/** A call may change from one language to the other, and what was said before it did still holds. */
const languageOf = (line: string, locale: Locale): Locale => {
  const words = plainWords(line);
  const [french = 0, english = 0] = [SMALL_WORDS.fr, SMALL_WORDS.en].map((small) => words.match(small)?.length ?? 0);
  if (french === english) return locale;
  return french > english ? "fr" : "en";
};

const learn = (facts: Facts, text: string, locale: Locale, exact: boolean): void => {
  const { statements, groups } = readSentence(text, locale, exact);
  for (const { kind, keys } of statements) {
    for (const key of [...keys, ...keys.flatMap(numbersIn)]) facts.keys.add(key);
    if (kind === "phone") facts.phones.push(...keys.map((key) => key.slice(6)));
  }
  for (const { days, status } of groups) for (const key of [...days, ...(status ? [status] : [])]) facts.keys.add(key);
  for (const { keys } of groups.flatMap(pairsOf)) for (const key of keys) facts.together.add(key);
};

/**
 * The bare numbers that a fact may be told with: "de 9 à 18 heures", "le 24", "entre 40 et 60 euros". Beside an amount only
 * amounts count, and what a tool gave as a bare number itself.
 */
const numbersIn = (key: string): string[] => {
  const [kind, value = ""] = key.split(":");
  const number = Number(value);
  if (kind === "price") return [`part:${number / 100}`, `amount:${number / 100}`];
  if (kind === "duration") return number % 60 === 0 ? [`part:${number}`, `part:${number / 60}`] : [`part:${number}`];
  if (kind === "time") return number % 60 === 0 ? [`part:${number / 60}`, `part:${(number / 60) % 12 || 12}`] : [];
  if (kind === "date") return [`part:${Number(value.slice(3))}`, `month:${Number(value.slice(0, 2))}`];
  return [];
};

type Pair = { keys: string[]; members: string[] };

/** That a day has these hours, is open or closed, and is this date: each true alone, and false together with another's. */
const pairsOf = ({ days, times, status }: Group): Pair[] => {
  const weekdays = days.filter((day) => day.startsWith("day:"));
  const dates = days.filter((day) => day.startsWith("date:"));
  const pair = (day: string, others: string[]): Pair => ({
    keys: others.map((other) => `${day} ${other}`),
    members: [day, ...others],
  });
  return [
    ...days.flatMap((day) =>
      times.map((keys) =>
        pair(
          day,
          keys.filter((key) => key.startsWith("time:")),
        ),
      ),
    ),
    ...(status === null ? [] : days.map((day) => pair(day, [status]))),
    ...(weekdays.length === 1 && dates.length === 1 ? weekdays.map((day) => pair(day, dates)) : []),
  ];
};
