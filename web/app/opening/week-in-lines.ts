import { intervalsInWords, shortWeekday, WEEKDAYS, type Weekday } from "~/receptionist/calendar-words";
import type { WeeklyHours } from "../../../receptionist/profile.schema";
import type { Locale } from "../../../worker/lib/schemas";

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
