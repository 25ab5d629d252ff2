import type { Interval, Locale } from "../hours";
import { sayTime } from "./spoken-time";
import { MINUTES_OF_DAY } from "./wall-clock";

export type Tense = "present" | "past";

/** The pieces of the sentences in which Ava tells opening hours; each language puts its own together. */
export type Phrases = {
  /** A date at the head of a sentence: "Le mardi 24 novembre", "Demain, mardi 24 novembre". */
  head: (near: string | null, calendarDate: string) => string;
  /** The same with a time of day. */
  headAt: (near: string | null, calendarDate: string, time: string) => string;
  open: (tense: Tense, isException: boolean) => string;
  closed: (tense: Tense, isException: boolean) => string;
  closedNow: string;
  closedToday: string;
  yes: string;
  hours: (interval: Interval) => string;
  hoursThatDay: (hours: string) => string;
  until: (when: string) => string;
  dateAt: (date: string, time: string) => string;
  /** After a whole sentence: why it is closed, or what makes the day special. */
  because: (reason: string) => string;
  isHoliday: (tense: Tense, said: string, observed: boolean) => string;
  inSpiteOf: (tense: Tense, said: string) => string;
  reopens: {
    today: (time: string) => string;
    tomorrow: (tomorrow: string, time: string) => string;
    /** Within a week: the weekday is enough. */
    soon: (weekday: string, time: string) => string;
    later: (calendarDate: string, time: string) => string;
  };
  week: {
    everyDay: string;
    run: (first: string, last: string) => string;
    day: (day: string) => string;
    closedOn: (days: string) => string;
    never: string;
  };
};

const isAllDay = ({ fromMin, toMin }: Interval): boolean => fromMin === 0 && toMin === MINUTES_OF_DAY;

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const french: Phrases = {
  head: (near, date) => (near ? `${upperFirst(near)}, ${date}` : `Le ${date}`),
  headAt: (near, date, time) => `${near ? upperFirst(near) : `Le ${date}`} à ${time}`,
  open: (tense, isException) =>
    `nous ${tense === "past" ? "étions" : "sommes"} ${isException ? "exceptionnellement " : ""}ouverts`,
  closed: (tense, isException) =>
    `nous ${tense === "past" ? "étions" : "sommes"} ${isException ? "exceptionnellement " : ""}fermés`,
  closedNow: "Nous sommes fermés en ce moment",
  closedToday: "Nous sommes fermés aujourd’hui",
  yes: "Oui",
  hours: (interval) =>
    isAllDay(interval)
      ? "24 heures sur 24"
      : `de ${sayTime(interval.fromMin, "fr")} à ${sayTime(interval.toMin, "fr")}`,
  hoursThatDay: (hours) => `Nos horaires ce jour-là : ${hours}`,
  until: (when) => `jusqu’à ${when}`,
  dateAt: (date, time) => `${date} à ${time}`,
  because: (reason) => ` : ${reason}`,
  isHoliday: (tense, said, observed) =>
    `${tense === "past" ? "c’était" : "c’est"} ${observed ? "un jour férié pour " : ""}${said}`,
  inSpiteOf: (tense, said) => `, ${tense === "past" ? "même si c’était" : "même si c’est"} ${said}`,
  reopens: {
    today: (time) => `Nous rouvrons à ${time}`,
    tomorrow: (tomorrow, time) => `Nous rouvrons ${tomorrow} à ${time}`,
    soon: (weekday, time) => `Nous rouvrons ${weekday} à ${time}`,
    later: (date, time) => `Nous rouvrons le ${date} à ${time}`,
  },
  week: {
    everyDay: "tous les jours",
    run: (first, last) => `du ${first} au ${last}`,
    day: (day) => `le ${day}`,
    closedOn: (days) => `fermé ${days}`,
    never: "Nous n’avons pas d’horaires d’ouverture réguliers",
  },
};

const english: Phrases = {
  head: (near, date) => (near ? `${upperFirst(near)}, ${date}` : `On ${date}`),
  headAt: (near, date, time) => `${near ? upperFirst(near) : `On ${date}`} at ${time}`,
  open: (tense) => `we ${tense === "past" ? "were" : "are"} open`,
  closed: (tense) => `we ${tense === "past" ? "were" : "are"} closed`,
  closedNow: "We are closed at the moment",
  closedToday: "We are closed today",
  yes: "Yes",
  hours: (interval) =>
    isAllDay(interval)
      ? "24 hours a day"
      : `from ${sayTime(interval.fromMin, "en")} to ${sayTime(interval.toMin, "en")}`,
  hoursThatDay: (hours) => `Our hours that day: ${hours}`,
  until: (when) => `until ${when}`,
  dateAt: (date, time) => `${date} at ${time}`,
  because: (reason) => `: ${reason}`,
  isHoliday: (tense, said, observed) =>
    `it ${tense === "past" ? "was" : "is"} ${observed ? "the day off for " : ""}${said}`,
  inSpiteOf: (tense, said) => `, even though it ${tense === "past" ? "was" : "is"} ${said}`,
  reopens: {
    today: (time) => `We reopen at ${time}`,
    tomorrow: (tomorrow, time) => `We reopen ${tomorrow} at ${time}`,
    soon: (weekday, time) => `We reopen on ${weekday} at ${time}`,
    later: (date, time) => `We reopen on ${date} at ${time}`,
  },
  week: {
    everyDay: "every day",
    run: (first, last) => `${first} to ${last}`,
    day: (day) => day,
    closedOn: (days) => `closed on ${days}`,
    never: "We have no regular opening hours",
  },
};

export const PHRASES: Record<Locale, Phrases> = { fr: french, en: english };

/** A sentence of its own: capital letter, full stop. */
export const sentence = (text: string): string => `${upperFirst(text)}${/[.!?]$/.test(text) ? "" : "."}`;
