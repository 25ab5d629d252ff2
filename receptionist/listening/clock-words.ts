import { MONTHS, type PartOfDay } from "./day-words";
import type { Locale } from "./normalise";

/** What several words mean together, for `firstPhraseAt`. */
export type Phrase<T> = { words: string[]; value: T };
const phraseList = <T>(entries: [string, T][]): Phrase<T>[] =>
  entries
    .map(([phrase, value]) => ({ words: phrase.split(" "), value }))
    .sort((a, b) => b.words.length - a.words.length);

export const PARTS: Record<Locale, Phrase<PartOfDay>[]> = {
  fr: phraseList<PartOfDay>([
    ["matin", "morning"],
    ["matinee", "morning"],
    ["apres midi", "afternoon"],
    ["aprem", "afternoon"],
    // Shops close at six or seven: the end of the day is before that, the evening after.
    ["fin de journee", "afternoon"],
    ["fin d apres midi", "afternoon"],
    ["soir", "evening"],
    ["soiree", "evening"],
  ]),
  en: phraseList<PartOfDay>([
    ["morning", "morning"],
    ["afternoon", "afternoon"],
    ["evening", "evening"],
    ["end of the day", "afternoon"],
    ["after work", "evening"],
  ]),
};

export const EARLIEST: Record<Locale, Phrase<true>[]> = {
  fr: phraseList<true>(
    [
      "plus tot possible",
      "plus vite possible",
      "plus rapidement possible",
      "au plus vite",
      "au plus tot",
      "des que possible",
      "tout de suite",
      "immediatement",
      "premier creneau",
      "premiere disponibilite",
      "prochaine disponibilite",
      "prochain creneau",
      "premier rendez vous",
      "rapidement possible",
      "le plus rapide",
      "aussi vite que possible",
    ].map((phrase) => [phrase, true]),
  ),
  en: phraseList<true>(
    [
      "as soon as possible",
      "as soon as you can",
      "as early as possible",
      "asap",
      "a s a p",
      "earliest",
      "soonest",
      "first available",
      "next available",
      "right away",
      "straight away",
      "as quickly as possible",
      "immediately",
    ].map((phrase) => [phrase, true]),
  ),
};

export const HALF_HOURS = phraseList<true>([
  ["une demi heure", true],
  ["half an hour", true],
  ["a half hour", true],
]);
/** In minutes. */
export const UNITS: Record<string, number> = {
  heure: 60,
  heures: 60,
  h: 60,
  minute: 1,
  minutes: 1,
  hour: 60,
  hours: 60,
};

/** Before an hour, these make it a length of time. */
export const LASTS = new Set(
  "pendant depuis dure durer prend prendre duree a fait met mis y toutes les for lasts takes every of within".split(
    " ",
  ),
);

/** What may follow "heures", in minutes past the hour. */
export const FRENCH_MINUTES = phraseList<number>([
  ["et demie", 30],
  ["et demi", 30],
  ["demie", 30],
  ["et quart", 15],
  ["un quart", 15],
  ["et un quart", 15],
  ["moins le quart", -15],
  ["moins quart", -15],
  ["moins un quart", -15],
  ["trois quarts", 45],
  ["et trois quarts", 45],
  ["pile", 0],
  ["precises", 0],
]);
/** A number of these after "heures" is no minutes. */
export const NOT_MINUTES = new Set([
  ..."personne personnes couvert couverts h heure heures euro euros adultes enfants jours".split(" "),
  ...MONTHS.fr,
]);

export const FRENCH_HALVES = phraseList<PartOfDay>([
  ["du matin", "morning"],
  ["de l apres midi", "afternoon"],
  ["du soir", "evening"],
  ["le matin", "morning"],
  ["le soir", "evening"],
  ["l apres midi", "afternoon"],
]);

/** Words before a bare English hour that make it a time. */
export const ENGLISH_AT = new Set("at around about by after before from till until for".split(" "));
/** Words after a bare hour that do not count anything: "at 3 tomorrow", but not "at 3 High Street". */
export const AFTER_HOUR = new Set(
  "on tomorrow today tonight next this in please or and if would for thanks thank monday tuesday wednesday thursday friday saturday sunday then works is sharp ish maybe with to the".split(
    " ",
  ),
);

export const ENGLISH_HALVES = phraseList<"am" | "pm" | PartOfDay>([
  ["am", "am"],
  ["a m", "am"],
  ["pm", "pm"],
  ["p m", "pm"],
  ["in the morning", "morning"],
  ["in the afternoon", "afternoon"],
  ["in the evening", "evening"],
  ["at night", "evening"],
  ["tonight", "evening"],
]);
