import { type Interval, type Locale, tidy, WEEKDAYS, weekRuns } from "../hours";
import type { Opening, WeeklyHours } from "../profile.schema";
import { list } from "../speaking/say";
import { holidayOn } from "./holidays";
import { type DayOpening, openingAt, openingOn } from "./opening";
import { PHRASES, sentence, type Tense } from "./spoken-phrases";
import { sayCalendarDate, sayDate, sayNearDay, saySlot, sayTime, sayWeekday } from "./spoken-time";
import { addDays, dayOfWeek, daysBetween, MINUTE_MS, MINUTES_OF_DAY, wallClockAt } from "./wall-clock";

/** Open past midnight until six at the latest is still the evening before, as people tell it. */
const NIGHT_ENDS_MIN = 360;
const DAYS_SAID_BY_WEEKDAY = 6;

/**
 * Whether the business is open at an instant: the present when `atMs` is within a minute of `nowMs`, else that date and time.
 * "Oui, nous sommes ouverts jusqu’à 18 heures 30." "Nous sommes fermés en ce moment. Nous rouvrons lundi à 9 heures."
 */
export const sayOpeningAt = (
  opening: Opening,
  atMs: number,
  timeZone: string,
  nowMs: number,
  locale: Locale,
): string => {
  const phrases = PHRASES[locale];
  const { isOpen, day, closesAtMs, opensAtMs } = openingAt(opening, atMs, timeZone);
  const isNow = Math.abs(atMs - nowMs) < MINUTE_MS;
  const tense = isNow || atMs > nowMs ? "present" : "past";
  const { minute } = wallClockAt(atMs, timeZone);
  const near = sayNearDay(day.date, timeZone, nowMs, locale);
  const headAt = phrases.headAt(near, sayCalendarDate(day.date, timeZone, nowMs, locale), sayTime(minute, locale));
  if (isOpen) {
    const when = isNow ? "" : `${lowerFirst(headAt)}, `;
    const until = sayUntil(day.date, closesAtMs, timeZone, nowMs, locale);
    return sentence(
      `${phrases.yes}, ${when}${phrases.open(tense, false)} ${until}${inSpiteOf(opening, day, tense, locale)}`,
    );
  }
  const hours = sayHours(hoursTold(opening, day.date), locale);
  if (!isNow) {
    if (hours === "") return sayDay(opening, day.date, nowMs, timeZone, locale);
    return `${sentence(`${headAt}, ${phrases.closed(tense, false)}`)} ${sentence(phrases.hoursThatDay(hours))}`;
  }
  const reason = hours === "" ? reasonOf(opening, day, tense, locale) : "";
  const closed = sentence(reason === "" ? phrases.closedNow : `${phrases.closedToday}${reason}`);
  return opensAtMs === null ? closed : `${closed} ${sentence(sayReopening(opensAtMs, timeZone, nowMs, locale))}`;
};

/** A date's hours: "Demain, mardi 24 novembre, nous sommes ouverts de 9 heures à midi et de 14 heures à 18 heures 30." */
export const sayDay = (opening: Opening, date: string, nowMs: number, timeZone: string, locale: Locale): string => {
  const phrases = PHRASES[locale];
  const day = openingOn(opening, date);
  const hours = sayHours(hoursTold(opening, date), locale);
  const near = sayNearDay(date, timeZone, nowMs, locale);
  const head = phrases.head(near, sayCalendarDate(date, timeZone, nowMs, locale));
  const tense = date < wallClockAt(nowMs, timeZone).date ? "past" : "present";
  const isException = day.rule === "exception";
  const reason = reasonOf(opening, day, tense, locale);
  if (hours === "") return sentence(`${head}, ${phrases.closed(tense, isException)}${reason}`);
  const remark = inSpiteOf(opening, day, tense, locale) || reason;
  return sentence(`${head}, ${phrases.open(tense, isException)} ${hours}${remark}`);
};

/** The ordinary week: "Du lundi au jeudi de 9 heures à 18 heures, le vendredi de 9 heures à midi, fermé le samedi et le dimanche." */
export const sayWeek = ({ hours }: Pick<Opening, "hours">, locale: Locale): string => {
  const { week } = PHRASES[locale];
  const runs = weekRuns(weekTold(hours));
  const open = runs.filter(({ intervals }) => intervals.length > 0);
  if (open.length === 0) return sentence(week.never);
  const told = open.map(
    ({ first, last, intervals }) => `${sayDays(first, last, locale)} ${sayHours(intervals, locale)}`,
  );
  const closed = runs
    .filter(({ intervals }) => intervals.length === 0)
    .flatMap(({ first, last }) => WEEKDAYS.map((_, index) => index).slice(first, last + 1))
    .map((index) => week.day(sayWeekday(index + 1, locale)));
  return sentence([...told, ...(closed.length > 0 ? [week.closedOn(list(closed, locale, "and"))] : [])].join(", "));
};

const sayDays = (first: number, last: number, locale: Locale): string => {
  const { week } = PHRASES[locale];
  const [firstName, lastName] = [sayWeekday(first + 1, locale), sayWeekday(last + 1, locale)];
  if (last - first === WEEKDAYS.length - 1) return week.everyDay;
  if (last - first > 1) return week.run(firstName, lastName);
  return first === last ? week.day(firstName) : list([week.day(firstName), week.day(lastName)], locale, "and");
};

const sayHours = (intervals: Interval[], locale: Locale): string =>
  list(intervals.map(PHRASES[locale].hours), locale, "and");

/** Midnight is said with the day it ends, or a caller takes it for the night after. */
const sayUntil = (date: string, closesAtMs: number | null, timeZone: string, nowMs: number, locale: Locale): string => {
  const { hours, until, dateAt } = PHRASES[locale];
  if (closesAtMs === null) return hours({ fromMin: 0, toMin: MINUTES_OF_DAY });
  const closing = wallClockAt(closesAtMs, timeZone);
  const isTonight = closing.date === addDays(date, 1) && closing.minute <= NIGHT_ENDS_MIN;
  if (closing.date === date || isTonight) return until(sayTime(closing.minute, locale));
  return until(
    closing.minute === 0
      ? dateAt(sayDate(addDays(closing.date, -1), timeZone, nowMs, locale), sayTime(0, locale))
      : saySlot(closesAtMs, timeZone, nowMs, locale),
  );
};

const sayReopening = (opensAtMs: number, timeZone: string, nowMs: number, locale: Locale): string => {
  const { reopens } = PHRASES[locale];
  const { date, minute } = wallClockAt(opensAtMs, timeZone);
  const days = daysBetween(wallClockAt(nowMs, timeZone).date, date);
  const time = sayTime(minute, locale);
  if (days === 0) return reopens.today(time);
  if (days > DAYS_SAID_BY_WEEKDAY) return reopens.later(sayCalendarDate(date, timeZone, nowMs, locale), time);
  const near = sayNearDay(date, timeZone, nowMs, locale);
  return near ? reopens.tomorrow(near, time) : reopens.soon(sayWeekday(dayOfWeek(date), locale), time);
};

/** Why a day is closed or differs, ready to follow its sentence; empty for a day of the week. */
const reasonOf = ({ holidays }: Opening, { rule, date, label }: DayOpening, tense: Tense, locale: Locale): string => {
  const { because, isHoliday } = PHRASES[locale];
  if (rule === "exception") return label === null ? "" : because(label);
  const holiday = rule === "holiday" && holidays.region !== null ? holidayOn(holidays.region, date) : null;
  return holiday ? because(isHoliday(tense, holiday.said[locale], holiday.observed)) : "";
};

/** That the day is a public holiday, when the business opens on it all the same. */
const inSpiteOf = (
  { holidays }: Opening,
  { date, label, holidayId }: DayOpening,
  tense: Tense,
  locale: Locale,
): string => {
  if (holidayId === null || label !== null || holidays.region === null) return "";
  const holiday = holidayOn(holidays.region, date);
  return holiday && !holiday.observed ? PHRASES[locale].inSpiteOf(tense, holiday.said[locale]) : "";
};

const hoursTold = (opening: Opening, date: string): Interval[] =>
  nightsJoined(
    openingOn(opening, addDays(date, -1)).intervals,
    openingOn(opening, date).intervals,
    openingOn(opening, addDays(date, 1)).intervals,
  );

const weekTold = (hours: WeeklyHours): WeeklyHours => {
  const days = WEEKDAYS.map((weekday) => tidy(hours[weekday]));
  const told = days.map((day, index) => nightsJoined(days.at(index - 1) ?? [], day, days[(index + 1) % 7] ?? []));
  const [monday = [], tuesday = [], wednesday = [], thursday = [], friday = [], saturday = [], sunday = []] = told;
  return { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
};

/** A day whose evening runs past midnight ends at "2 heures", and the day after does not begin "de minuit à 2 heures". */
const nightsJoined = (before: Interval[], day: Interval[], after: Interval[]): Interval[] => {
  const own = nightAfter(before, day) ? day.slice(1) : day;
  const night = nightAfter(own, after);
  return night
    ? own.map((each) => (each === own.at(-1) ? { ...each, toMin: MINUTES_OF_DAY + night.toMin } : each))
    : own;
};

/** The first interval of `next` when it only ends the evening of `day`. */
const nightAfter = (day: Interval[], next: Interval[]): Interval | undefined => {
  const evening = day.at(-1);
  const night = next[0];
  const isNight =
    evening?.toMin === MINUTES_OF_DAY && evening.fromMin > 0 && night?.fromMin === 0 && night.toMin <= NIGHT_ENDS_MIN;
  return isNight ? night : undefined;
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
