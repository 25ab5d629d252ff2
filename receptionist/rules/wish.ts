import type { Brief } from "../conversation/brief.schema";
import { WEEKDAYS } from "../hours";
import type { When } from "../listening/when";
import { openingOn } from "../opening/opening";
import { addDays, dayOfWeek, wallClockAt } from "../opening/wall-clock";

/** What a caller's "when" means to a calendar, as wall-clock times. `isExact`: this start and no other. */
export type Window = {
  from?: string;
  to?: string;
  isExact: boolean;
  /** "Samedi 15", and the 15th is a Sunday: that date, to be asked about. */
  doubtful?: string;
};

const PARTS = {
  morning: { fromMin: 0, toMin: 779 },
  afternoon: { fromMin: 780, toMin: 1139 },
  evening: { fromMin: 1020, toMin: 1439 },
} as const;
const HALF_DAY_MIN = 720;
/** How far a day is looked for when only a time was said. */
const DAYS_AHEAD = 14;

/** `anchorDate`: the day under discussion, for a caller who says only "plutôt à 15 heures". */
export const windowOf = (
  when: When,
  { brief, nowMs, anchorDate }: { brief: Brief; nowMs: number; anchorDate: string | null },
): Window => {
  const { opening, timeZone } = brief;
  if (when.date !== null && when.weekday !== undefined && WEEKDAYS[dayOfWeek(when.date) - 1] !== when.weekday)
    return { isExact: false, doubtful: when.date };
  const now = wallClockAt(nowMs, timeZone);
  const isOpen = (date: string, fromMin: number, toMin: number): boolean =>
    openingOn(opening, date).intervals.some((each) => each.fromMin <= toMin && fromMin < each.toMin);
  const firstDate = (fromMin: number, toMin: number): string => {
    for (let days = 0; days <= DAYS_AHEAD; days += 1) {
      const date = addDays(now.date, days);
      if ((days > 0 || now.minute < toMin) && isOpen(date, fromMin, toMin)) return date;
    }
    return addDays(now.date, 1);
  };
  if (when.minuteOfDay !== null) {
    const said = when.minuteOfDay;
    const date = when.date ?? anchorDate ?? firstDate(said, said);
    const isLater = when.halfUnsaid && said < HALF_DAY_MIN && !isOpen(date, said, said);
    const minute = isLater && isOpen(date, said + HALF_DAY_MIN, said + HALF_DAY_MIN) ? said + HALF_DAY_MIN : said;
    return { from: local(date, minute), to: local(date, minute), isExact: true };
  }
  if (when.part !== null) {
    const { fromMin, toMin } = PARTS[when.part];
    const date = when.date ?? anchorDate ?? firstDate(fromMin, toMin);
    return { from: local(date, fromMin), to: local(date, toMin), isExact: false };
  }
  if (when.date === null) return { isExact: false };
  return { from: local(when.date, 0), ...(when.earliest ? {} : { to: local(when.date, 1439) }), isExact: false };
};

const local = (date: string, minute: number): string =>
  `${date}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
