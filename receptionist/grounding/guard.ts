import { type Locale, type Word, wordsOf } from "../listening/normalise";
import { isNumberWord } from "../listening/numbers";
import { readGrounds, ungrounded } from "./facts";
import { LEXICON } from "./lexicon";
import { sentenceEnd } from "./sentences";

export type GuardOutcome =
  | { type: "release"; text: string }
  /** Nothing supports `claim`. What was held back of the sentence is not released, and nothing after it is. */
  | { type: "refused"; sentence: string; claim: string };

export type Guard = {
  /** Takes a piece of the model's answer; answers what may be spoken now. */
  take: (text: string) => GuardOutcome[];
  /** The answer is over: answers what was still held back. */
  end: () => GuardOutcome[];
};

type Options = {
  locale: Locale;
  /** What tools have returned in this call, as sentences. */
  grounds: readonly string[];
  /** The caller's own words. */
  callerSaid: readonly string[];
};

/** A sentence this long is checked as it is, whatever comes. */
const LONGEST_SENTENCE = 800;

/**
 * Lets through what a model says as it comes, and holds a sentence back from the first word on that could begin a fact: a
 * price, a time, a date, a weekday, a number, an address, that it is open, closed, free or booked. At the sentence's end every
 * fact in it must be one that a tool of this call returned, or the caller's own read back. Pure: how the answer is cut into
 * pieces changes neither what passes nor what is refused.
 */
export const createGuard = ({ locale, grounds, callerSaid }: Options): Guard => {
  const known = readGrounds(grounds, callerSaid, locale);
  /** The sentence so far, and how much of it has been let through. */
  let sentence = "";
  let released = 0;
  let isSpent = false;

  const settle = (whole: string): GuardOutcome[] => {
    const claim = ungrounded(whole, locale, known);
    const text = whole.slice(released);
    sentence = "";
    released = 0;
    if (claim === null) return text === "" ? [] : [{ type: "release", text }];
    isSpent = true;
    return [{ type: "refused", sentence: whole.trim(), claim }];
  };

  return {
    take: (text) => {
      if (isSpent) return [];
      sentence += text;
      const outcomes: GuardOutcome[] = [];
      for (let end = endOf(sentence); end !== null && !isSpent; end = endOf(sentence)) {
        const rest = sentence.slice(end);
        // What comes after a full stop decides whether it ended a sentence, and may be on its way already.
        const ahead = Math.max(0, released - end);
        outcomes.push(...settle(sentence.slice(0, end)));
        sentence = rest;
        released = ahead;
      }
      if (isSpent) return outcomes;
      const safe = safeLength(sentence, locale);
      if (safe > released) outcomes.push({ type: "release", text: sentence.slice(released, safe) });
      released = Math.max(released, safe);
      return outcomes;
    },
    end: () => (isSpent || sentence === "" ? [] : settle(sentence)),
  };
};

const endOf = (text: string): number | null =>
  sentenceEnd(text) ?? (text.length > LONGEST_SENTENCE ? text.length : null);

/** How much of a sentence that goes on holds nothing a fact could begin with. Its last word may not be whole yet. */
const safeLength = (text: string, locale: Locale): number => {
  const sign = text.search(/[0-9€$£%+@]/u);
  const limit = sign === -1 ? text.length : sign;
  /** Where a word stands that may count what comes next. */
  let doubtful: number | null = null;
  for (const word of wordsOf(text)) {
    if (word.start >= limit) break;
    if (WEAK.has(word.text)) doubtful ??= word.start;
    else if (isTrigger(word, locale) || (word.end === text.length && couldBecomeTrigger(word, locale))) {
      return doubtful ?? word.start;
    } else doubtful = null;
  }
  return doubtful ?? limit;
};

/** As often an article or a sigh as a number: what comes next decides. */
const WEAK: ReadonlySet<string> = new Set(["un", "une", "one", "o", "oh", "a"]);

const isTrigger = (word: Word, locale: Locale): boolean => {
  const { triggers, triggerStems } = LEXICON[locale];
  return (
    triggers.has(word.text) || triggerStems.some((stem) => word.text.startsWith(stem)) || isNumberWord(word, locale)
  );
};

const couldBecomeTrigger = ({ text }: Word, locale: Locale): boolean => {
  const { triggers, triggerStems } = LEXICON[locale];
  return [...triggers, ...triggerStems].some((trigger) => trigger.startsWith(text));
};
