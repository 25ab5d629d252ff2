import {
  AFTER_HOUR,
  EARLIEST,
  ENGLISH_AT,
  ENGLISH_HALVES,
  FRENCH_HALVES,
  FRENCH_MINUTES,
  HALF_HOURS,
  LASTS,
  NOT_MINUTES,
  PARTS,
  type Phrase,
  UNITS,
} from "./clock-words";
import type { PartOfDay } from "./day-words";
import { firstPhraseAt, type Locale, saidAt, textAt, type Word } from "./normalise";
import { numberAt } from "./numbers";

/** A time of day. `half` is "said" when it cannot be twelve hours off. */
export type ClockHeard = { minute: number; half: "said" | "unsaid"; part?: PartOfDay; next: number };

/** The time of day that starts at this word. `dated`: a day was said before, so that a bare "three thirty" is a time. */
export const clockAt = (words: readonly Word[], at: number, locale: Locale, dated: boolean): ClockHeard | null => {
  const clock = locale === "fr" ? frenchAt(words, at) : englishAt(words, at, dated);
  return clock && clock.minute < 1440 ? clock : null;
};

const lookUp = <T>(words: readonly Word[], at: number, list: Phrase<T>[]): { value: T; next: number } | null => {
  const found = firstPhraseAt(words, at, list);
  return found ? { value: found.value, next: at + found.words.length } : null;
};

/** "bonsoir" and "good morning" greet; they wish for nothing. */
export const partAt = (
  words: readonly Word[],
  at: number,
  locale: Locale,
): { part: PartOfDay; next: number } | null => {
  if (["good", "bonne"].includes(textAt(words, at - 1))) return null;
  const found = lookUp(words, at, PARTS[locale]);
  return found ? { part: found.value, next: found.next } : null;
};

export const earliestAt = (words: readonly Word[], at: number, locale: Locale): { next: number } | null =>
  lookUp(words, at, EARLIEST[locale]);

/** "dans deux heures", "in half an hour": minutes from now. */
export const soonAt = (
  words: readonly Word[],
  at: number,
  locale: Locale,
): { minutes: number; next: number } | null => {
  if (textAt(words, at) !== (locale === "fr" ? "dans" : "in")) return null;
  const half = lookUp(words, at + 1, HALF_HOURS);
  if (half) return { minutes: 30, next: half.next };
  const count = saidAt(words, at + 1, "an") ? { value: 1, next: at + 2 } : numberAt(words, at + 1, locale);
  const unit = count ? UNITS[textAt(words, count.next)] : undefined;
  return count && unit !== undefined && count.value <= 1440
    ? { minutes: count.value * unit, next: count.next + 1 }
    : null;
};

const isDuration = (words: readonly Word[], at: number): boolean => {
  const before = textAt(words, at - 1);
  if (before === "a") return saidAt(words, at - 2, "y a") || saidAt(words, at - 3, "il y a");
  return LASTS.has(before) && !(before === "les" && textAt(words, at - 2) === "vers");
};

const frenchAt = (words: readonly Word[], at: number): ClockHeard | null => {
  const word = textAt(words, at);
  if (word === "midi" && textAt(words, at - 1) !== "apres") return frenchMinutes(words, at + 1, 12, "said");
  if (word === "minuit") return frenchMinutes(words, at + 1, 0, "said");
  const hour = numberAt(words, at, "fr");
  if (!hour || hour.value > 24) return null;
  const mark = textAt(words, hour.next);
  if (mark === ":" || (mark === "h" && /^[0-9]+$/.test(word))) return frenchDigital(words, hour, mark);
  if (mark !== "heure" && mark !== "heures" && mark !== "h") return null;
  if (isDuration(words, at) || saidAt(words, hour.next + 1, "sur")) return null;
  const sure = hour.value > 12 || hour.value === 0 || /^0[0-9]/.test(hour.digits);
  return frenchMinutes(words, hour.next + 1, hour.value, sure ? "said" : "unsaid");
};

/** "14:30", "7h30", "14 h". A leading zero is a morning. */
const frenchDigital = (
  words: readonly Word[],
  hour: { value: number; digits: string; next: number },
  mark: string,
): ClockHeard | null => {
  const minute = textAt(words, hour.next + 1);
  const written = /^[0-5][0-9]$/.test(minute);
  if (mark === ":" && !written) return null;
  const half = hour.value > 12 || /^0/.test(hour.digits) ? "said" : "unsaid";
  if (written) return withFrenchHalf(words, { minute: hour.value * 60 + Number(minute), half, next: hour.next + 2 });
  if (isDuration(words, hour.next - 1) || textAt(words, hour.next + 1) === "sur") return null;
  return frenchMinutes(words, hour.next + 1, hour.value, half);
};

/** What may follow "heures": "trente", "et demie", "moins le quart". */
const frenchMinutes = (words: readonly Word[], at: number, hour: number, half: "said" | "unsaid"): ClockHeard => {
  const phrase = lookUp(words, at, FRENCH_MINUTES);
  if (phrase) return withFrenchHalf(words, { minute: wrap(hour * 60 + phrase.value), half, next: phrase.next });
  const less = textAt(words, at) === "moins";
  const linked = textAt(words, at) === "et";
  const minutes = numberAt(words, less || linked ? at + 1 : at, "fr");
  const counted = minutes ? textAt(words, minutes.next) : "";
  // "entre midi et deux" is no two past twelve.
  const isRound = !linked || (minutes?.value ?? 0) % 5 === 0;
  const isMinutes = minutes !== null && minutes.value < 60 && isRound && !NOT_MINUTES.has(counted);
  if (!isMinutes) return withFrenchHalf(words, { minute: wrap(hour * 60), half, next: at });
  const next = counted === "minutes" || counted === "minute" ? minutes.next + 1 : minutes.next;
  return withFrenchHalf(words, { minute: wrap(hour * 60 + (less ? -minutes.value : minutes.value)), half, next });
};

const wrap = (minute: number): number => (minute + 1440) % 1440;

const withFrenchHalf = (words: readonly Word[], clock: ClockHeard): ClockHeard => {
  const said = lookUp(words, clock.next, FRENCH_HALVES);
  return said && clock.half === "unsaid" ? inHalf(clock, said.value, said.next) : clock;
};

const inHalf = (clock: ClockHeard, part: PartOfDay, next: number): ClockHeard => {
  const hour = Math.floor(clock.minute / 60);
  const late = part !== "morning" && hour < 12;
  const minute = part === "morning" && hour === 12 ? clock.minute - 720 : late ? clock.minute + 720 : clock.minute;
  return { minute, half: "said", part, next };
};

const englishAt = (words: readonly Word[], at: number, dated: boolean): ClockHeard | null => {
  const word = textAt(words, at);
  if (word === "noon" || word === "midday") return { minute: 720, half: "said", next: at + 1 };
  if (word === "midnight") return { minute: 0, half: "said", next: at + 1 };
  const relative = englishRelative(words, at);
  if (relative) return withEnglishHalf(words, relative);
  const hour = numberAt(words, at, "en");
  if (!hour || hour.value > 23) return null;
  const after = textAt(words, hour.next);
  const minute = textAt(words, hour.next + 1);
  if ((after === ":" || after === ".") && /^[0-5][0-9]$/.test(minute)) {
    const half = hour.value > 12 || hour.value === 0 || /^0/.test(hour.digits) ? "said" : "unsaid";
    const clock: ClockHeard = { minute: hour.value * 60 + Number(minute), half, next: hour.next + 2 };
    const withHalf = withEnglishHalf(words, clock);
    return after === "." && withHalf === clock && !ENGLISH_AT.has(textAt(words, at - 1)) ? null : withHalf;
  }
  return englishBare(words, at, hour, dated);
};

/** "half past two", "quarter to ten", "twenty past nine", "half two". */
const englishRelative = (words: readonly Word[], at: number): ClockHeard | null => {
  const from = textAt(words, at) === "a" ? at + 1 : at;
  const named = { half: 30, quarter: 15 }[textAt(words, from)];
  const count = named === undefined ? numberAt(words, from, "en") : { value: named, next: from + 1 };
  if (!count || count.value > 59) return null;
  const link = textAt(words, count.next) === "minutes" ? count.next + 1 : count.next;
  const direction = { past: 1, after: 1, to: -1, before: -1, of: -1, till: -1 }[textAt(words, link)];
  if (direction === undefined) {
    const british = textAt(words, at) === "half" ? numberAt(words, at + 1, "en") : null;
    const isHour = british && british.value >= 1 && british.value <= 12;
    return isHour ? { minute: british.value * 60 + 30, half: "unsaid", next: british.next } : null;
  }
  if (named === undefined && count.value % 5 !== 0 && link === count.next) return null;
  const noon = { noon: 12, midday: 12, midnight: 0 }[textAt(words, link + 1)];
  if (noon !== undefined) return { minute: wrap(noon * 60 + direction * count.value), half: "said", next: link + 2 };
  const hour = numberAt(words, link + 1, "en");
  if (!hour || hour.value > 12 || hour.value < 1) return null;
  const base = hour.value * 60 + direction * count.value;
  return { minute: base < 60 ? base + 720 : base, half: "unsaid", next: hour.next };
};

const englishBare = (
  words: readonly Word[],
  at: number,
  hour: { value: number; digits: string; next: number },
  dated: boolean,
): ClockHeard | null => {
  const half = hour.value > 12 || hour.value === 0 || /^0/.test(hour.digits) ? "said" : "unsaid";
  const minutes = englishMinutes(words, hour.next);
  const paired = minutes ? ({ minute: hour.value * 60 + minutes.value, half, next: minutes.next } as const) : null;
  const alone = { minute: hour.value * 60, half, next: hour.next } as const;
  for (const clock of paired ? [paired, alone] : [alone]) {
    const withHalf = withEnglishHalf(words, clock);
    if (withHalf !== clock) return withHalf;
  }
  if (saidAt(words, hour.next, "o clock")) return withEnglishHalf(words, { ...alone, next: hour.next + 2 });
  if (textAt(words, hour.next) === "oclock") return withEnglishHalf(words, { ...alone, next: hour.next + 1 });
  const before = textAt(words, at - 1);
  const announced = ENGLISH_AT.has(before) || (["make", "say"].includes(textAt(words, at - 2)) && before === "it");
  const isAll = at === 0 && paired?.next === words.length;
  if (paired && (announced || dated || isAll)) return paired;
  const last = words[alone.next] === undefined;
  return announced && before !== "for" && (last || AFTER_HOUR.has(textAt(words, alone.next))) ? alone : null;
};

/** "thirty", "oh five", "15": the minutes after an hour. */
const englishMinutes = (words: readonly Word[], at: number): { value: number; next: number } | null => {
  const first = numberAt(words, at, "en");
  if (!first) return null;
  if (first.value === 0 && ["oh", "o", "zero", "0"].includes(textAt(words, at))) {
    const unit = numberAt(words, first.next, "en");
    return unit && unit.value < 10 ? { value: unit.value, next: unit.next } : null;
  }
  return first.value >= 10 && first.value < 60 ? { value: first.value, next: first.next } : null;
};

const withEnglishHalf = (words: readonly Word[], clock: ClockHeard): ClockHeard => {
  const skip = saidAt(words, clock.next, "o clock") ? clock.next + 2 : clock.next;
  const said = lookUp(words, skip, ENGLISH_HALVES);
  if (!said) return clock;
  if (clock.half === "said")
    return { ...clock, next: said.value === "am" || said.value === "pm" ? said.next : clock.next };
  if (said.value === "am") return { ...withoutPart(inHalf(clock, "morning", said.next)) };
  if (said.value === "pm") return { ...withoutPart(inHalf(clock, "afternoon", said.next)) };
  return inHalf(clock, said.value, said.value === "evening" && textAt(words, skip) === "tonight" ? skip : said.next);
};

/** "pm" tells the half of the day and nothing about a wish for the afternoon. */
const withoutPart = ({ minute, half, next }: ClockHeard): ClockHeard => ({ minute, half, next });
