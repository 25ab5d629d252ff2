import { dateWords, held, TAGS } from "~/format";
import type { Locale } from "../../../worker/lib/schemas";

/** 1 January 2024 was a Monday: ISO weekday 1. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A calendar date in words: "mardi 24 novembre", "24 nov.", "mar. 24". It has no hour, so no zone may move it. */
export const dayName = (day: string, locale: Locale, length: "long" | "date" | "weekday"): string =>
  dateWords(Date.parse(day), locale, {
    timeZone: "UTC",
    day: "numeric",
    ...(length === "long" && { weekday: "long", month: "long" }),
    ...(length === "date" && { month: "short" }),
    ...(length === "weekday" && { weekday: "short" }),
  });

/** ISO weekday 1 to 7: "mardi", "mar.". */
export const weekdayName = (weekday: number, locale: Locale, length: "long" | "short"): string =>
  new Intl.DateTimeFormat(TAGS[locale], { timeZone: "UTC", weekday: length }).format(MONDAY + (weekday - 1) * DAY_MS);

/** An hour of the day, 0 to 23: "14 h", "2 PM". */
export const hourName = (hour: number, locale: Locale): string =>
  held(
    locale === "fr"
      ? `${hour} h`
      : new Intl.DateTimeFormat(TAGS.en, { timeZone: "UTC", hour: "numeric" }).format(MONDAY + hour * HOUR_MS),
  );

/** "de 14 h à 15 h", with a word for midnight. */
export const hourSpan = (hour: number, locale: Locale, midnight: string): { from: string; to: string } => {
  const name = (at: number) => (at % 24 === 0 ? midnight : hourName(at, locale));
  return { from: name(hour), to: name(hour + 1) };
};

/** A part of a whole: "87 %", "87%". Null, of nothing, is "—". */
export const shareText = (part: number, whole: number, locale: Locale): string =>
  whole === 0
    ? "—"
    : held(new Intl.NumberFormat(TAGS[locale], { style: "percent", maximumFractionDigits: 0 }).format(part / whole));
