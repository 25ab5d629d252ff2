import { formatTime } from "~/format";
import type { WeeklyHours } from "../../../../receptionist/profile.schema";
import type { Locale } from "../../../../worker/lib/schemas";

const NBSP = "\u00a0";
const TAGS = { fr: "fr-FR", en: "en-US" } as const;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** "45 €" / "€45"; cents only where there are some. */
export const formatPrice = (cents: number, locale: Locale): string =>
  new Intl.NumberFormat(TAGS[locale], {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  })
    .format(cents / 100)
    .replace(/\s/g, NBSP);

/** "45 min", "1 h 30" / "45 min", "1h 30". */
export function formatMinutes(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes}${NBSP}min`;
  const whole = locale === "fr" ? `${hours}${NBSP}h` : `${hours}h`;
  return rest === 0 ? whole : `${whole}${NBSP}${String(rest).padStart(2, "0")}`;
}

/** A week in as few lines as it has different days: days that follow each other and open alike share one. */
export function weekInLines(hours: WeeklyHours, locale: Locale): { days: string; times: string[] }[] {
  const lines: { first: number; last: number; times: string[] }[] = [];
  for (const [index, day] of DAYS.entries()) {
    const times = hours[day].map(({ fromMin, toMin }) => `${clock(fromMin, locale)} – ${clock(toMin, locale)}`);
    const line = lines.at(-1);
    if (line && line.times.join() === times.join()) line.last = index;
    else lines.push({ first: index, last: index, times });
  }
  return lines.map(({ first, last, times }) => ({ days: dayRange(first, last, locale), times }));
}

const dayRange = (first: number, last: number, locale: Locale) =>
  first === last ? dayName(first, locale) : `${dayName(first, locale)} – ${dayName(last, locale)}`;

const dayName = (index: number, locale: Locale) =>
  new Intl.DateTimeFormat(TAGS[locale], { weekday: "short", timeZone: "UTC" }).format(MONDAY_MS + index * DAY_MS);

/** French drops the minutes of a whole hour: "9 h", not "9 h 00". */
const clock = (minute: number, locale: Locale) =>
  formatTime(new Date(MONDAY_MS + minute * MINUTE_MS).toISOString(), { locale, timeZone: "UTC" }).replace(
    /\u00a0h\u00a000$/,
    `${NBSP}h`,
  );
