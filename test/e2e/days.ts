import { Temporal } from "temporal-polyfill";
import { holidayOn } from "../../receptionist/opening/holidays";
import { sayWeekday } from "../../receptionist/opening/spoken-time";

/** The zone of every owner who signs up in these browsers. */
const ZONE = "Europe/Paris";
const SATURDAY = 6;

/**
 * The name of a day that a caller may ask for, whatever the day of the test: an office is open on it, and it is neither today nor
 * tomorrow, which Ava calls so.
 */
export function workingDay(locale: "fr" | "en"): string {
  let day = Temporal.Now.plainDateISO(ZONE).add({ days: 2 });
  while (day.dayOfWeek >= SATURDAY || holidayOn("FR", day.toString())) day = day.add({ days: 1 });
  return sayWeekday(day.dayOfWeek, locale);
}
