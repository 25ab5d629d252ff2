import { Temporal } from "temporal-polyfill";
import { isOpenAt } from "../../receptionist/hours";
import type { WeeklyHours } from "../../receptionist/profile.schema";
import type { Conversation } from "./conversations/script";
import type { Random } from "./random";

/** How much a day of the week rings, Monday first: the weekend's toothaches make Mondays. */
const WEEKDAY_WEIGHT = [1.4, 1.05, 0.9, 1, 0.95, 0.16, 0.05] as const;

/** How much an hour rings: a peak late in the morning, a dip at lunch. */
const DAY_HOURS: [number, number][] = [
  [8, 0.6],
  [9, 1.4],
  [10, 2.1],
  [11, 2.2],
  [12, 0.8],
  [13, 0.5],
  [14, 1.2],
  [15, 1.1],
  [16, 1.2],
  [17, 1],
  [18, 0.6],
];
const EVENING_HOURS: [number, number][] = [
  [19, 3],
  [20, 3],
  [21, 2],
];

/** French public holidays on a fixed date, as month-day. Those that follow Easter are left out: nobody will miss them. */
const HOLIDAYS = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** When a call of this kind comes in, between `fromMs` and `untilMs`, both epoch milliseconds. */
export const inventInstant = (
  random: Random,
  when: Conversation["when"],
  { fromMs, untilMs, hours, timeZone }: { fromMs: number; untilMs: number; hours: WeeklyHours; timeZone: string },
): number => {
  const days = daysBetween(fromMs, untilMs, timeZone);
  for (let tries = 0; tries < 500; tries++) {
    const day = random.weighted(days.map((date) => [date, weightOf(date, when)] as const));
    const hour = random.weighted(when === "closed" ? EVENING_HOURS : DAY_HOURS);
    const clock = { hour, minute: random.between(0, 59), second: random.between(0, 59) };
    const instant = day.toZonedDateTime({ timeZone, plainTime: clock }).epochMilliseconds + random.between(0, 999);
    if (instant < fromMs || instant > untilMs) continue;
    const open = isOpenAt(hours, instant, timeZone) && !isHoliday(day);
    if (when === "any" || open === (when === "open")) return instant;
  }
  throw new Error(`No moment between ${fromMs} and ${untilMs} is ${when}`);
};

const daysBetween = (fromMs: number, untilMs: number, timeZone: string): Temporal.PlainDate[] => {
  const dateAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate();
  const [first, last] = [dateAt(fromMs), dateAt(untilMs)];
  return Array.from({ length: first.until(last).days + 1 }, (_, days) => first.add({ days }));
};

/** In the evening, every day hurts the same. */
const weightOf = (date: Temporal.PlainDate, when: Conversation["when"]): number => {
  if (when === "closed") return 1;
  return isHoliday(date) ? 0.05 : (WEEKDAY_WEIGHT[date.dayOfWeek - 1] ?? 0);
};

const isHoliday = (date: Temporal.PlainDate): boolean => HOLIDAYS.includes(date.toString().slice(5));
