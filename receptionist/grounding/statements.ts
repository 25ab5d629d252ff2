import { fold, type Locale, phraseAt, type Word, wordsOf } from "../listening/normalise";
import { LEXICON } from "./lexicon";
import { claimAt } from "./quantities";
import type { Claim } from "./reading";

/** A fact in a sentence: `keys` are what would support it, any of them. */
export type Statement = {
  kind: Claim["kind"] | "day" | "month" | "open" | "booked" | "free" | "street";
  keys: string[];
  start: number;
  end: number;
};

/**
 * What belongs together in a sentence: these days, at these times, open or closed. "Le vendredi de 9 heures à midi, fermé le
 * samedi" is two.
 */
export type Group = { days: string[]; times: string[][]; status: "open" | "closed" | null };

export type Sentence = { text: string; statements: Statement[]; groups: Group[] };

/** Reads the facts in one sentence. `exact`: written by Ava's own tools, whose times are never of either half of the day. */
export const readSentence = (text: string, locale: Locale, exact: boolean): Sentence => {
  const words = wordsOf(text);
  const statements: Statement[] = [];
  const grouping = createGroups();
  const context = { text, words, locale };
  for (let at = 0; at < words.length; ) {
    const found = namedAt(context, at) ?? claimAt({ ...context, exact }, at);
    if (!found) {
      at += 1;
      continue;
    }
    const { next, ...statement } = found;
    const isCounted = isFact(context, at, statement);
    if (isCounted) {
      statements.push(statement);
      grouping.take(statement, isRange(context, at));
    }
    at = next;
  }
  return { text, statements, groups: grouping.all() };
};

type Context = { text: string; words: readonly Word[]; locale: Locale };
type Found = Statement & { next: number };

const word = ({ words }: Context, at: number): string => words[at]?.text ?? "";

/** Facts that are told by a name: a weekday, a month, that it is open, free of charge or booked, a street. */
const namedAt = (context: Context, at: number): Found | null => {
  const { words, text } = context;
  const here = words[at];
  if (!here) return null;
  const lexicon = LEXICON[context.locale];
  const found = (kind: Statement["kind"], key: string, next = at + 1): Found => ({
    kind,
    keys: [key],
    start: here.start,
    end: words[next - 1]?.end ?? text.length,
    next,
  });
  const day = lexicon.days.indexOf(here.text.replace(/s$/, "")) + 1 || lexicon.days.indexOf(here.text) + 1;
  if (day > 0) return found("day", `day:${day}`);
  const several = lexicon.severalDays.find(({ words: said }) => phraseAt(words, at, said));
  if (several) return found("day", `days:${several.from}-${several.to}`, at + several.words.length);
  const month = lexicon.months.indexOf(here.text) + 1;
  if (month > 0 && isMonthAlone(context, at)) return found("month", `month:${month}`);
  if (lexicon.open.test(here.text)) return isConditional(context, at) ? null : found("open", "open");
  if (lexicon.closed.test(here.text)) return isConditional(context, at) ? null : found("open", "closed");
  if (lexicon.booked.test(here.raw.normalize("NFC").toLowerCase()))
    return isAsserted(context, at) ? found("booked", "booked") : null;
  if (lexicon.free.test(here.text)) return isFreeOfCharge(context, at) ? found("free", "price:0") : null;
  if (phraseAt(words, at, ["sans", "frais"])) return found("free", "price:0", at + 2);
  if (phraseAt(words, at, ["no", "charge"])) return found("free", "price:0", at + 2);
  return streetAt(context, at);
};

/** A month with a day beside it is part of a date. */
const isMonthAlone = (context: Context, at: number): boolean => {
  const { doubtfulMonths, when } = LEXICON[context.locale];
  if (claimAt({ ...context, exact: true }, at)) return false;
  return (
    !doubtfulMonths.has(word(context, at)) ||
    (when.has(word(context, at - 1)) && /^\p{Lu}/u.test(context.words[at]?.raw ?? ""))
  );
};

/** "Je regarde si nous sommes ouverts" says nothing of being open. */
const isConditional = (context: Context, at: number): boolean => {
  const { conditional } = LEXICON[context.locale];
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const gap = context.text.slice(context.words[before]?.end, context.words[at]?.start);
    if (/[,;:]/.test(gap)) return false;
    if (conditional.has(word(context, before))) return true;
  }
  return false;
};

const NOT_YET = /\b(?:des que|une fois|apres que|once|as soon as|until|pas|not|n|ete|sera|will|be)\b/;

/** "Je réserve ?" and "once it is confirmed" are no appointment: "c'est réservé" and "you are booked" are. */
const isAsserted = (context: Context, at: number): boolean => {
  const before = (count: number): string[] => context.words.slice(Math.max(0, at - count), at).map(({ text }) => text);
  return (
    !isConditional(context, at) &&
    before(3).some((each) => /^(?:est|ai|sont|is|are|re|have|ve|been|s)$/.test(each)) &&
    !NOT_YET.test(before(5).join(" "))
  );
};

/** "Free" is a price, and not an empty place in a calendar. */
const isFreeOfCharge = (context: Context, at: number): boolean => {
  if (context.locale === "fr" || word(context, at) === "complimentary") return true;
  if (phraseAt(context.words, at + 1, ["of", "charge"])) return true;
  if (/^(?:feel|be|you|anyone|somebody|someone|nobody|not)$/.test(word(context, at - 1))) return false;
  if (
    /^(?:slots?|times?|to|then|at|on|moment|appointments?|places?|days?|from|until|between|around|before|after|now)$/.test(
      word(context, at + 1),
    )
  )
    return false;
  return !context.words.some(({ text }) =>
    /^(?:slots?|times?|am|pm|noon|tomorrow|today|morning|afternoon)$/.test(text),
  );
};

const STREETS = /^(?:rue|avenue|boulevard|bd|quai|impasse|allee)$/;
const PARTICLES = /^(?:de|du|des|la|le|les|l|d|saint|sainte|st|ste|general|docteur|dr|marechal|president)$/;

/** "rue de la République": the name has to be one that a tool gave. */
const streetAt = (context: Context, at: number): Found | null => {
  const { words, locale, text } = context;
  const here = words[at];
  if (!here || locale !== "fr" || !STREETS.test(here.text)) return null;
  let name = at + 1;
  while (PARTICLES.test(word(context, name))) name += 1;
  const named = words[name];
  if (!named || !/^\p{Lu}/u.test(named.raw) || named.start - here.end > 30) return null;
  const key = `street:${wordsOf(text.slice(here.start, named.end))
    .map((each) => each.text)
    .join(" ")}`;
  return { kind: "street", keys: [key], start: here.start, end: named.end, next: name + 1 };
};

/** Ordinary speech counts to two, and "neuf" is also what is new. */
const isFact = (context: Context, at: number, { kind, keys, start, end }: Statement): boolean => {
  const value = Number(keys[0]?.split(":")[1]);
  if (kind === "duration" && value <= 2) return false;
  if (kind !== "number") return true;
  const before = word(context, at - 1);
  if (fold(context.text.slice(start, end)) === "neuf" && !LEXICON[context.locale].when.has(before)) return false;
  return value > 2 || value !== Math.trunc(value) || (isMoneyTalk(context) && /[0-9]/.test(word(context, at)));
};

const isMoneyTalk = ({ text, locale }: Pick<Context, "text" | "locale">): boolean =>
  LEXICON[locale].cost.test(
    wordsOf(text)
      .map((each) => each.text)
      .join(" "),
  ) || /[€$£]/u.test(text);

const TO = /^(?:au|to|through|till|until)$/;

/** "du lundi au jeudi", "Monday to Thursday": the days between belong to it. */
const isRange = (context: Context, at: number): boolean =>
  TO.test(word(context, at - 1)) || /[-–]\s?$/u.test(context.text.slice(0, context.words[at]?.start));

/** Bare numbers of such a sentence are amounts: "entre 40 et 60 euros". */
export const inMoneyTalk = (text: string, locale: Locale): boolean => isMoneyTalk({ text, locale });

const createGroups = () => {
  const groups: Group[] = [];
  let current: Group = { days: [], times: [], status: null };
  const begin = (status: Group["status"] = null) => {
    groups.push(current);
    current = { days: [], times: [], status };
  };
  const takeDay = (key: string, isRangeEnd: boolean) => {
    if (current.times.length > 0 || (current.status !== null && current.days.length > 0 && !statusFirst)) begin();
    const several = /^days:(\d)-(\d)$/.exec(key);
    if (several) {
      for (let day = Number(several[1]); day <= Number(several[2]); day += 1) current.days.push(`day:${day}`);
      return;
    }
    const last = current.days.at(-1);
    if (isRangeEnd && last?.startsWith("day:") && key.startsWith("day:")) {
      for (let day = Number(last.slice(4)) + 1; day < Number(key.slice(4)); day += 1) current.days.push(`day:${day}`);
    }
    current.days.push(key);
  };
  let statusFirst = false;
  return {
    take: ({ kind, keys }: Statement, isRangeEnd: boolean) => {
      const [key = ""] = keys;
      if (kind === "day" || kind === "date" || kind === "month") takeDay(key, isRangeEnd);
      else if (kind === "time") current.times.push(keys);
      else if (kind === "open") {
        const status = key === "open" ? "open" : "closed";
        if (current.times.length > 0 || (current.status !== null && current.status !== status)) begin(status);
        statusFirst = current.days.length === 0;
        current.status = status;
      }
    },
    all: (): Group[] =>
      [...groups, current].map((group) => ({
        ...group,
        status: group.status ?? (group.times.length > 0 && group.days.length > 0 ? "open" : null),
      })),
  };
};
