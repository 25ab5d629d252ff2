import type { CallLanguage } from "../conversation/brain";
import { WEEKDAYS } from "../hours";
import { MONTHS } from "../listening/day-words";
import { wordsOf } from "../listening/normalise";
import { numberAt } from "../listening/numbers";
import { dayOfWeek, wallClockAt } from "../opening/wall-clock";
import type { Heard } from "./hearing";
import { LEXICONS } from "./intents";
import type { Turn } from "./turn";

const AFTERNOON_MIN = 780;
const EVENING_MIN = 1020;
const HALF_DAY_MIN = 720;

/** Which of the offered starts a caller takes: one, those that still fit, or none ("plutôt vendredi" is a new wish). */
export const chooseSlot = (slots: number[], heard: Heard, { language, request }: Turn): number[] => {
  const { timeZone } = request.brief;
  const words = LEXICONS[language];
  const { when, plain, yesNo } = heard;
  const byOrder = ordinal(slots, plain, words);
  // "Le premier" is the first that was offered, unless a month follows.
  const isOrder = when === null || (when.minuteOfDay === null && when.part === null && when.weekday === undefined);
  if (byOrder.length > 0 && isOrder && !MONTH.test(plain)) return byOrder;
  const clocks = slots.map((slot) => ({ slot, ...wallClockAt(slot, timeZone) }));
  // "Plutôt l'après-midi" asks for more of them than the one that happened to be offered.
  if (when?.part != null && when.date === null && when.minuteOfDay === null) return byOrder;
  if (when && (when.date !== null || when.minuteOfDay !== null)) {
    const fits = clocks
      .filter(
        ({ date }) => when.date === null || date === when.date || (date > when.date && isWeekday(date, when.weekday)),
      )
      .filter(({ minute }) => when.minuteOfDay === null || isTime(minute, when.minuteOfDay, when.halfUnsaid ?? false))
      .filter(({ minute }) => when.minuteOfDay !== null || when.part === null || partsOf(minute).includes(when.part))
      .map(({ slot }) => slot);
    // All of them fit the afternoon that was offered: then the words chose nothing, unless one was meant.
    return fits.length === slots.length && slots.length > 1 ? byOrder : fits;
  }
  if (words.none.test(plain) || yesNo === "no") return [];
  const hour = bareHour(plain, language);
  const byHour = clocks
    .filter(({ minute }) => hour !== null && isTime(minute, hour * 60, true))
    .map(({ slot }) => slot);
  if (byHour.length === 1) return byHour;
  // "N'importe lequel" is the first of them; who does not know is asked again.
  if (words.any.test(plain) && !UNDECIDED.test(plain)) return slots.slice(0, 1);
  return yesNo === "yes" && slots.length === 1 ? slots : [];
};

const UNDECIDED = /\b(?:sais pas|don t know)\b/;

/** "À 10", "dix", "plutôt dix-sept": the one number in a few words. */
const bareHour = (plain: string, language: CallLanguage): number | null => {
  const words = wordsOf(plain);
  const numbers = words.flatMap((_, at) => numberAt(words, at, language) ?? []);
  const [first] = numbers;
  // The words of one number count once: each of them ends where it ends.
  const isOne = first !== undefined && numbers.every(({ next }) => next === first.next);
  return isOne && words.length <= BRIEF_WORDS && first.value <= 24 ? first.value : null;
};
const BRIEF_WORDS = 6;

const MONTH = new RegExp(`\\b(?:${[...MONTHS.fr, ...MONTHS.en].join("|")})\\b`);

const ordinal = (
  slots: number[],
  plain: string,
  { ordinals, last }: { ordinals: RegExp[]; last: RegExp },
): number[] => {
  const at = ordinals.findIndex((each) => each.test(plain));
  const chosen = at >= 0 ? slots[at] : last.test(plain) ? slots.at(-1) : undefined;
  return chosen === undefined ? [] : [chosen];
};

const isWeekday = (date: string, weekday: string | undefined): boolean =>
  weekday !== undefined && WEEKDAYS[dayOfWeek(date) - 1] === weekday;

const isTime = (minute: number, said: number, halfUnsaid: boolean): boolean =>
  minute === said || (halfUnsaid && Math.abs(minute - said) === HALF_DAY_MIN);

const partsOf = (minute: number): string[] => [
  ...(minute < AFTERNOON_MIN ? ["morning"] : []),
  ...(minute >= AFTERNOON_MIN ? ["afternoon"] : []),
  ...(minute >= EVENING_MIN ? ["evening"] : []),
];
