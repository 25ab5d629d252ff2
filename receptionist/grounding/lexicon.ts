import { DAY_NAMES, MONTHS } from "../listening/day-words";
import type { Locale } from "../listening/normalise";
import { NUMBER_WORDS, SCALES, TIMES } from "../listening/number-words";

/** Words that carry facts, as `fold` writes them. The position in `days` and `months` is the number, Monday and January first. */
type Lexicon = {
  days: readonly string[];
  months: readonly string[];
  /** Several days in a few words: from and to, as numbers. */
  severalDays: readonly { words: readonly string[]; from: number; to: number }[];
  /** Months that are other words as well: they count only beside a day or after a preposition. */
  doubtfulMonths: ReadonlySet<string>;
  open: RegExp;
  closed: RegExp;
  /** Makes of "whether we are open" no statement. */
  conditional: ReadonlySet<string>;
  /** As it is written: "je confirme" and "c'est confirmé" differ by an accent. */
  booked: RegExp;
  free: RegExp;
  /** A sentence about what something costs: bare numbers in it are prices. */
  cost: RegExp;
  /** Before a bare number or a month it is one of time. */
  when: ReadonlySet<string>;
  /** Sentences in which Ava says what the caller has said: it may hold the caller's own numbers. */
  readBack: RegExp;
  /** Words that may begin a claim, or come before one so closely that they are held back with it. */
  triggers: ReadonlySet<string>;
  /** Beginnings of such words. */
  triggerStems: readonly string[];
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const set = (text: string): ReadonlySet<string> => new Set(words(text));

/** Number words, but for those that are an article or a sigh as often: what comes next decides about them. */
const numberWords = (locale: Locale): string[] => [
  ...[...NUMBER_WORDS[locale].keys()].filter((word) => !/^(?:une?|one|oh?)$/.test(word)),
  ...SCALES[locale],
  ...TIMES.keys(),
];

const french: Lexicon = {
  days: DAY_NAMES.fr,
  months: MONTHS.fr,
  severalDays: [
    { words: words("tous les jours"), from: 1, to: 7 },
    { words: words("en semaine"), from: 1, to: 5 },
    { words: words("week end"), from: 6, to: 7 },
    { words: words("weekend"), from: 6, to: 7 },
    { words: words("week ends"), from: 6, to: 7 },
  ],
  doubtfulMonths: set("mars"),
  open: /^(?:r?ouvert(?:e?s?)|r?ouvr(?:e|es|ons|ez|ent|ira|irons))$/,
  closed: /^(?:ferme(?:e|s|es|ra|rons|nt|z)?|fermons)$/,
  conditional: set("si s quand lorsque"),
  booked: /^(?:réservée?s?|confirmée?s?)$/,
  free: /^(?:gratuit(?:e|s|es|ement)?|offert(?:e|s|es)?)$/,
  cost: /\b(?:coute(?:nt|ra)?|cout|prix|tarifs?|euros?|payer|paye|factur\w*)\b|€/u,
  when: set("a vers des jusqu de en depuis entre et ou avant apres pour le au les"),
  readBack:
    /\b(?:not(?:e|ee?s?)|recapitul\w*|repet\w*|relis|votre numero|ton numero|(?:vous|tu) (?:avez|as) dit|(?:vous|tu) (?:souhait|voul|voudr|demand|cherch|prefer|desir)\w*|j ai bien|(?:je|j) (?:regarde|verifie|consulte|cherche|reserve|prends)|un instant)\b/u,
  triggers: new Set([
    ...numberWords("fr"),
    ...words("h heure heures minute minutes min euro euros eur centime centimes midi minuit demi demie quart quarts"),
    ...words("rue avenue boulevard bd quai impasse allee reserve reservee confirme confirmee frais prix"),
    ...MONTHS.fr,
  ]),
  triggerStems: [
    ...["ouvert", "ouvr", "rouvr", "rouvert", "ferme", "fermo", "gratuit", "offert", "coute", "cout", "tarif"],
    ...["reserve", "confirme", ...DAY_NAMES.fr],
  ],
};

const english: Lexicon = {
  days: DAY_NAMES.en,
  months: MONTHS.en,
  severalDays: [
    { words: words("every day"), from: 1, to: 7 },
    { words: words("days a week"), from: 1, to: 7 },
    { words: words("weekdays"), from: 1, to: 5 },
    { words: words("weekend"), from: 6, to: 7 },
    { words: words("weekends"), from: 6, to: 7 },
  ],
  doubtfulMonths: set("may march"),
  open: /^(?:re)?open(?:s|ed)?$/,
  closed: /^(?:close[sd]?|shuts?)$/,
  conditional: set("if whether when"),
  booked: /^(?:booked|confirmed)$/,
  free: /^(?:free|complimentary)$/,
  cost: /\b(?:costs?|prices?|priced|charges?|fees?|pay|euros?|pounds?|dollars?)\b|[€$£]/u,
  when: set("at by from to until till before after between and around about on in since of during"),
  readBack:
    /\b(?:noted?|noting|i (?:have|ve|got)|let me|i (?:ll|will|am|m) (?:check|look|see|book|not|read|repeat)\w*|your number|you (?:said|asked|want\w*|would|d|need|prefer\w*)|so that s|to confirm|checking|looking)\b/u,
  triggers: new Set([
    ...numberWords("en"),
    ...words("am pm noon midday midnight half quarter quarters hour hours minute minutes min mins"),
    ...words("euro euros pound pounds dollar dollars cent cents clock free complimentary booked confirmed charge"),
    ...words("street avenue boulevard lane"),
    ...MONTHS.en.filter((month) => month !== "may" && month !== "march"),
  ]),
  triggerStems: ["open", "reopen", "close", "shut", "cost", "price", ...DAY_NAMES.en],
};

export const LEXICON: Record<Locale, Lexicon> = { fr: french, en: english };
