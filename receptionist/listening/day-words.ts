import { WEEKDAYS } from "../hours";
import type { Locale } from "./normalise";

export type PartOfDay = "morning" | "afternoon" | "evening";

/** Days that are told from today. */
export const RELATIVE: Record<Locale, [phrase: string, days: number, part?: PartOfDay][]> = {
  fr: [
    ["apres demain", 2],
    ["apres apres demain", 3],
    ["demain", 1],
    ["aujourd hui", 0],
    ["ce matin", 0, "morning"],
    ["cet apres midi", 0, "afternoon"],
    ["cette apres midi", 0, "afternoon"],
    ["ce soir", 0, "evening"],
    ["cet aprem", 0, "afternoon"],
    ["ce midi", 0],
  ],
  en: [
    ["the day after tomorrow", 2],
    ["day after tomorrow", 2],
    ["tomorrow", 1],
    ["today", 0],
    ["tonight", 0, "evening"],
    ["this morning", 0, "morning"],
    ["this afternoon", 0, "afternoon"],
    ["this evening", 0, "evening"],
  ],
};

/** Monday first. */
export const DAY_NAMES: Record<Locale, readonly string[]> = {
  fr: "lundi mardi mercredi jeudi vendredi samedi dimanche".split(" "),
  en: WEEKDAYS,
};

/** What may follow a weekday, and how many days it adds to the next such day. */
export const LATER: Record<Locale, [phrase: string, days: number][]> = {
  fr: [
    ["en huit", 7],
    ["en 8", 7],
    ["en quinze", 14],
    ["en 15", 14],
    ["prochain", 0],
    ["qui vient", 0],
    ["suivant", 7],
    ["d apres", 7],
  ],
  en: [
    ["week", 7],
    ["coming", 0],
    ["after next", 7],
  ],
};

/** January first. */
export const MONTHS: Record<Locale, readonly string[]> = {
  fr: "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" "),
  en: "january february march april may june july august september october november december".split(" "),
};
/** How English writes months short; "sept" is read as "sep". */
export const SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

export const ARTICLES: Record<Locale, ReadonlySet<string>> = { fr: new Set(["le", "du", "au"]), en: new Set(["the"]) };
export const THIS_MONTH = ["de ce mois", "du mois", "of this month", "of the month"];
/** A number before one of these is no day. */
export const NOT_DAYS = new Set(
  "h heure heures euros euro personnes rue avenue boulevard bis fois minutes time one person floor street avenue option question part half thing : . ,".split(
    " ",
  ),
);

/** From the first to the twentieth. */
export const ORDINALS = (
  "first second third fourth fifth sixth seventh eighth ninth tenth " +
  "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split(" ");

type Week = "this" | "next" | "after next" | "weekend" | "next weekend" | "month";
export const WEEKS: Record<Locale, [phrase: string, which: Week][]> = {
  fr: [
    ["semaine prochaine", "next"],
    ["semaine d apres", "next"],
    ["semaine suivante", "next"],
    ["semaine qui vient", "next"],
    ["cette semaine", "this"],
    ["dans la semaine", "this"],
    ["courant de la semaine", "this"],
    ["ces jours ci", "this"],
    ["prochains jours", "this"],
    ["week end prochain", "next weekend"],
    ["weekend prochain", "next weekend"],
    ["week end", "weekend"],
    ["weekend", "weekend"],
    ["mois prochain", "month"],
  ],
  en: [
    ["week after next", "after next"],
    ["next week", "next"],
    ["following week", "next"],
    ["this week", "this"],
    ["next few days", "this"],
    ["next weekend", "next weekend"],
    ["this weekend", "weekend"],
    ["the weekend", "weekend"],
    ["next month", "month"],
  ],
};

/** What makes a month alone a day to start from. */
export const MONTH_OPENINGS: Record<Locale, [phrase: string, day: number][]> = {
  fr: [
    ["en", 1],
    ["debut", 1],
    ["courant", 1],
    ["mi", 15],
    ["fin", 25],
    ["au mois de", 1],
    ["au mois d", 1],
    ["mois de", 1],
    ["mois d", 1],
  ],
  en: [
    ["in", 1],
    ["early", 1],
    ["mid", 15],
    ["late", 25],
    ["the end of", 25],
    ["sometime in", 1],
  ],
};
