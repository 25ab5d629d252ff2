import { held, NBSP, TAGS } from "~/format";
import { intervalsInWords, shortWeekday, WEEKDAYS, type Weekday } from "~/receptionist/calendar-words";
import type { WeeklyHours } from "../../../../receptionist/profile.schema";
import type { Locale } from "../../../../worker/lib/schemas";

/** "45 €" / "€45"; cents only where there are some. */
export const formatPrice = (cents: number, locale: Locale): string =>
  held(
    new Intl.NumberFormat(TAGS[locale], {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    }).format(cents / 100),
  );

/** "45 min", "1 h 30" / "45 min", "1h 30". */
export function formatMinutes(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes}${NBSP}min`;
  const whole = locale === "fr" ? `${hours}${NBSP}h` : `${hours}h`;
  return rest === 0 ? whole : `${whole}${NBSP}${String(rest).padStart(2, "0")}`;
}

/** A week in as few lines as it has different days: days that follow each other and open alike share one. */
export function weekInLines(hours: WeeklyHours, locale: Locale): { days: string; times: string[] }[] {
  const lines: { first: Weekday; last: Weekday; times: string[] }[] = [];
  for (const day of WEEKDAYS) {
    const times = hours[day].map((interval) => intervalsInWords([interval], locale));
    const line = lines.at(-1);
    if (line && line.times.join() === times.join()) line.last = day;
    else lines.push({ first: day, last: day, times });
  }
  return lines.map(({ first, last, times }) => ({ days: dayRange(first, last, locale), times }));
}

const dayRange = (first: Weekday, last: Weekday, locale: Locale) =>
  first === last ? shortWeekday(first, locale) : `${shortWeekday(first, locale)} – ${shortWeekday(last, locale)}`;
