import { Temporal } from "temporal-polyfill";
import type { Locale } from "../hours";
import { dayOfWeek, daysBetween, wallClockAt } from "./wall-clock";

const WORDS = {
  fr: {
    days: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    months: [
      "janvier",
      "février",
      "mars",
      "avril",
      "mai",
      "juin",
      "juillet",
      "août",
      "septembre",
      "octobre",
      "novembre",
      "décembre",
    ],
    near: new Map([
      [-1, "hier"],
      [0, "aujourd’hui"],
      [1, "demain"],
    ]),
    at: "à",
  },
  en: {
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    near: new Map([
      [-1, "yesterday"],
      [0, "today"],
      [1, "tomorrow"],
    ]),
    at: "at",
  },
} satisfies Record<Locale, { days: string[]; months: string[]; near: Map<number, string>; at: string }>;

/** A weekday, 1 = Monday: "lundi", "Monday". */
export const sayWeekday = (isoDay: number, locale: Locale): string => WORDS[locale].days[isoDay - 1] ?? "";

/** A minute of the day, 0–1440: "9 heures", "14 heures 30", "midi", "minuit"; "9 am", "2:30 pm", "noon", "midnight". */
export const sayTime = (minuteOfDay: number, locale: Locale): string => {
  const hour = Math.floor(minuteOfDay / 60) % 24;
  const minute = minuteOfDay % 60;
  if (minute === 0 && hour === 0) return locale === "fr" ? "minuit" : "midnight";
  if (minute === 0 && hour === 12) return locale === "fr" ? "midi" : "noon";
  if (locale === "en") {
    return `${hour % 12 || 12}${minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`} ${hour < 12 ? "am" : "pm"}`;
  }
  if (hour === 0) return `minuit ${minute}`;
  return `${hour} ${hour === 1 ? "heure" : "heures"}${minute === 0 ? "" : ` ${minute}`}`;
};

/** "hier", "aujourd’hui" or "demain" as seen from now; null for any other date. */
export const sayNearDay = (date: string, timeZone: string, nowMs: number, locale: Locale): string | null =>
  WORDS[locale].near.get(daysBetween(wallClockAt(nowMs, timeZone).date, date)) ?? null;

/** "mardi 24 novembre", "Tuesday, November 24"; with the year when it is not the present one. */
export const sayCalendarDate = (date: string, timeZone: string, nowMs: number, locale: Locale): string => {
  const { days, months } = WORDS[locale];
  const { day, month, year } = Temporal.PlainDate.from(date);
  const weekday = days[dayOfWeek(date) - 1];
  const isOtherYear = year !== Temporal.PlainDate.from(wallClockAt(nowMs, timeZone).date).year;
  if (locale === "en") return `${weekday}, ${months[month - 1]} ${day}${isOtherYear ? `, ${year}` : ""}`;
  return `${weekday} ${day === 1 ? "1er" : day} ${months[month - 1]}${isOtherYear ? ` ${year}` : ""}`;
};

/** A date "YYYY-MM-DD" or the day of an instant: "aujourd’hui", "demain", "mardi 24 novembre". */
export const sayDate = (dateOrMs: string | number, timeZone: string, nowMs: number, locale: Locale): string => {
  const date = typeof dateOrMs === "string" ? dateOrMs : wallClockAt(dateOrMs, timeZone).date;
  return sayNearDay(date, timeZone, nowMs, locale) ?? sayCalendarDate(date, timeZone, nowMs, locale);
};

/** The start of an appointment: "mardi 24 novembre à 14 heures 30", "tomorrow at 9 am". */
export const saySlot = (startMs: number, timeZone: string, nowMs: number, locale: Locale): string => {
  const { date, minute } = wallClockAt(startMs, timeZone);
  return `${sayDate(date, timeZone, nowMs, locale)} ${WORDS[locale].at} ${sayTime(minute, locale)}`;
};
