import { Temporal } from "temporal-polyfill";
import type { Weekday } from "../hours";
import { type ClockHeard, clockAt, earliestAt, partAt, soonAt } from "./clock";
import type { PartOfDay } from "./day-words";
import { type DayHeard, dayAt } from "./days";
import { type Locale, type Word, wordsOf } from "./normalise";

/** A day, a time, or both, as a caller said them, on the business's wall clock. */
export type When = {
  /** `YYYY-MM-DD`; null when no day was said. */
  date: string | null;
  /** The day of the week that was said. Where it contradicts `date` ("samedi 15", a Sunday), ask. */
  weekday?: Weekday;
  /** Minutes after midnight; null when no time was said. */
  minuteOfDay: number | null;
  part: PartOfDay | null;
  /** As soon as there is room, from `date` on if there is one: "le plus tôt possible", "la semaine prochaine". */
  earliest?: boolean;
  /** The half of the day was not said: where 8:00 makes no sense, 20:00 was meant. */
  halfUnsaid?: boolean;
};

export type WhenContext = { locale: Locale; nowMs: number; timeZone: string };

/**
 * Reads when somebody wants something; null when they did not say. The first day and time count, unless "non", "plutôt"
 * or "actually" replaces them; "pas mardi" is no wish. A past day and month means next year. Hours from one to six
 * without a half of the day are in the afternoon (in English up to seven): businesses are asleep otherwise.
 */
export const readWhen = (text: string, { locale, nowMs, timeZone }: WhenContext): When | null => {
  const words = wordsOf(text);
  const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs)).toZonedDateTimeISO(timeZone);
  const calendar = { today: now.toPlainDate(), locale, monthFirst: timeZone.startsWith("America/") };
  const heard: Heard = { day: null, clock: null, part: null, earliest: false };
  let at = 0;
  while (at < words.length) {
    if (CHANGES_MIND.has(words[at]?.text ?? "")) heard.mayReplace = true;
    const soon = soonAt(words, at, locale);
    const earliest = soon ? null : earliestAt(words, at, locale);
    const clock = soon || earliest ? null : clockAt(words, at, locale, heard.day !== null || heard.part !== null);
    const day = soon || earliest || clock ? null : dayAt(words, at, calendar);
    const part = soon || earliest || clock || day ? null : partAt(words, at, locale);
    if (soon) takeSoon(heard, now.add({ minutes: soon.minutes }));
    else if (earliest) heard.earliest = true;
    else if (clock) takeClock(heard, clock, words, at);
    else if (day) takeDay(heard, day, words, at);
    else if (part && !isRefused(words, at)) heard.part ??= part.part;
    at = Math.max(at + 1, (soon ?? earliest ?? clock ?? day ?? part)?.next ?? 0);
  }
  return result(heard, locale);
};

type Heard = {
  day: DayHeard | null;
  clock: ClockHeard | null;
  part: PartOfDay | null;
  earliest: boolean;
  mayReplace?: boolean;
};

const CHANGES_MIND = new Set("non no plutot pardon sorry actually rather enfin mieux instead".split(" "));
/** A day after one of these is one that does not suit. */
const REFUSALS = new Set("pas sauf not except sans excepte but".split(" "));

const isRefused = (words: readonly Word[], at: number): boolean =>
  [at - 1, at - 2].some((before) => {
    const word = words[before]?.text ?? "";
    const between = words[before + 1]?.text ?? "";
    return (
      REFUSALS.has(word) &&
      (before === at - 1 || ["le", "la", "on", "at", "a", "ce", "this", "de", "dans"].includes(between))
    );
  });

const takeSoon = (heard: Heard, then: Temporal.ZonedDateTime): void => {
  heard.day ??= { date: then.toPlainDate().toString(), next: 0 };
  heard.clock ??= { minute: then.hour * 60 + then.minute, half: "said", next: 0 };
};

const takeClock = (heard: Heard, clock: ClockHeard, words: readonly Word[], at: number): void => {
  if (isRefused(words, at)) return;
  if (heard.clock === null || heard.mayReplace) heard.clock = clock;
  if (clock.part) heard.part ??= clock.part;
};

const takeDay = (heard: Heard, day: DayHeard, words: readonly Word[], at: number): void => {
  if (isRefused(words, at)) return;
  if (day.part) heard.part = day.part;
  if (heard.day === null || heard.day.past || heard.mayReplace) heard.day = day;
  else if (heard.day.weekday === undefined && day.weekday !== undefined && day.inWeekOf === undefined) {
    if (heard.day.week) heard.day = { ...day, date: withinWeek(heard.day, day) };
  } else if (day.week && heard.day.weekday !== undefined)
    heard.day = { ...heard.day, date: withinWeek(day, heard.day) };
};

/** "mardi" and "la semaine prochaine", in either order. */
const withinWeek = (week: DayHeard, day: DayHeard): string | null => {
  if (week.date === null || day.weekdayNumber === undefined) return day.date;
  const monday = Temporal.PlainDate.from(week.date);
  return monday.add({ days: day.weekdayNumber - monday.dayOfWeek }).toString();
};

const result = ({ day, clock, part, earliest }: Heard, locale: Locale): When | null => {
  if (!day && !clock && !part && !earliest) return null;
  const time = clock ? onTheClock(clock, part, locale) : null;
  return {
    date: day?.date ?? null,
    ...(day?.weekday ? { weekday: day.weekday } : {}),
    minuteOfDay: time?.minute ?? null,
    part,
    ...(earliest || (day?.week && !clock) || day?.earliest ? { earliest: true } : {}),
    ...(time?.unsaid ? { halfUnsaid: true } : {}),
  };
};

/** Latest hour that is taken for the afternoon when nobody said which half of the day. */
const LATEST_AFTERNOON: Record<Locale, number> = { fr: 6, en: 7 };

const onTheClock = (
  { minute, half }: ClockHeard,
  part: PartOfDay | null,
  locale: Locale,
): { minute: number; unsaid: boolean } => {
  const hour = Math.floor(minute / 60);
  if (half === "said" || hour > 12 || hour === 0) return { minute, unsaid: false };
  if (part === "morning") return { minute: hour === 12 ? minute - 720 : minute, unsaid: false };
  if (part !== null) return { minute: hour === 12 ? minute : minute + 720, unsaid: false };
  if (hour === 12) return { minute, unsaid: false };
  return { minute: hour <= LATEST_AFTERNOON[locale] ? minute + 720 : minute, unsaid: true };
};
