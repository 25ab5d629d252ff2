import { notFound } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { dateInZone } from "../lib/time";
import type { Services } from "../services";
import { type DayRollup, type HourRollup, readHours, readRollups } from "./analytics.queries";
import type { AnalyticsSummary, DayFigures, Figures, PeakHours, PeriodPair } from "./analytics.schema";
import { addDays, type Day, datesOfNow, daysOf, monthOf, periodsTo, type Span } from "./periods";

/** The providers whose calls are counted bill in US dollars. */
const CURRENCY = "USD";

type Reading = Pick<Services, "db" | "now">;

/** The dashboard's figures. `timeZone` says which date is today; without it, the organisation's own does. */
export async function readSummary({ db, now }: Reading, orgId: OrgId, timeZone?: string): Promise<AnalyticsSummary> {
  const at = now();
  const possible = possibleDates(at, timeZone);
  const since = periodsTo(possible.from).month.before.from;
  const read = await readRollups(db, orgId, { from: since, to: possible.to }, possible);
  if (!read) throw notFound("organisation");

  const today = dateInZone(at, timeZone ?? read.timeZone);
  const periods = periodsTo(today);
  const pair = ({ now: current, before }: { now: Span; before: Span }): PeriodPair => ({
    now: add(within(read.days, current)),
    before: add(within(read.days, before)),
  });
  return {
    timeZone: read.timeZone,
    today: pair(periods.today),
    week: pair(periods.week),
    month: pair(periods.month),
    topTopics: read.topics
      .filter(({ month }) => month === monthOf(today))
      .map(({ topic, calls }) => ({ topic, calls })),
  };
}

/** The last `days` days, today included, oldest first. */
export async function readCallsPerDay(
  { db, now }: Reading,
  orgId: OrgId,
  { days, tz }: { days: number; tz?: string | undefined },
): Promise<DayFigures[]> {
  const at = now();
  const possible = possibleDates(at, tz);
  const read = await readRollups(db, orgId, { from: addDays(possible.from, 1 - days), to: possible.to }, null);
  if (!read) throw notFound("organisation");

  const today = dateInZone(at, tz ?? read.timeZone);
  return daysOf({ from: addDays(today, 1 - days), to: today }).map((day) => ({
    day,
    ...add(within(read.days, { from: day, to: day })),
  }));
}

/** Calls by hour of the week, on the organisation's clock: this month up to today, and the whole one before it. */
export async function readPeakHours({ db, now }: Reading, orgId: OrgId, timeZone?: string): Promise<PeakHours> {
  const at = now();
  const possible = possibleDates(at, timeZone);
  const read = await readHours(db, orgId, { first: monthBefore(possible.from), last: monthOf(possible.to) });
  if (!read) throw notFound("organisation");

  const to = dateInZone(at, timeZone ?? read.timeZone);
  const from = monthBefore(to);
  const counted = read.hours.filter(({ month }) => month >= from && month <= to);
  return { timeZone: read.timeZone, from, to, items: addHours(counted) };
}

const monthBefore = (day: Day): Day => monthOf(addDays(monthOf(day), -1));

/** One entry for each hour of the week that had a call, Monday's first. */
function addHours(rollups: HourRollup[]): PeakHours["items"] {
  const totals = new Map<number, number>();
  for (const { weekday, hour, calls } of rollups) {
    const at = weekday * HOURS + hour;
    totals.set(at, (totals.get(at) ?? 0) + calls);
  }
  return [...totals]
    .sort(([one], [other]) => one - other)
    .map(([at, calls]) => ({ weekday: Math.floor(at / HOURS), hour: at % HOURS, calls }));
}
const HOURS = 24;

/** Before the organisation's zone is read, today may be one of three dates. */
const possibleDates = (at: Date, timeZone: string | undefined): Span => {
  if (timeZone === undefined) return datesOfNow(at);
  const today = dateInZone(at, timeZone);
  return { from: today, to: today };
};

const within = (rollups: DayRollup[], { from, to }: Span) => rollups.filter(({ day }) => day >= from && day <= to);

function add(rollups: DayRollup[]): Figures {
  const sum = (figure: (rollup: DayRollup) => number) => rollups.reduce((total, rollup) => total + figure(rollup), 0);
  const calls = sum((rollup) => rollup.calls);
  const answered = sum((rollup) => rollup.answered);
  const costUnknown = sum((rollup) => rollup.costUnknown);
  const isCostKnown = calls === 0 || costUnknown < calls;
  return {
    calls,
    answered,
    booked: sum((rollup) => rollup.booked),
    messages: sum((rollup) => rollup.messages),
    transferred: sum((rollup) => rollup.transferred),
    averageDurationS: answered === 0 ? null : Math.round(sum((rollup) => rollup.durationS) / answered),
    cost: isCostKnown ? { amountMicros: sum((rollup) => rollup.costMicros), currency: CURRENCY } : null,
    costUnknown,
  };
}
