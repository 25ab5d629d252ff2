import type { PeakHours } from "../../../worker/analytics/analytics.schema";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
/** Shades of a heat-map besides the one of no call at all. */
export const LEVELS = 5;

/** Calls of an hour of the week, `weekday` 1 being Monday. */
export type PeakCell = { weekday: number; hour: number; calls: number };
export type PeakColumn = { hour: number; cells: PeakCell[] };

/** Every hour of the week, an hour of the day to a column. */
export function peakColumns(items: PeakHours["items"]): PeakColumn[] {
  const known = new Map(items.map(({ weekday, hour, calls }) => [`${weekday} ${hour}`, calls]));
  return HOURS.map((hour) => ({
    hour,
    cells: WEEKDAYS.map((weekday) => ({ weekday, hour, calls: known.get(`${weekday} ${hour}`) ?? 0 })),
  }));
}

/** 0 for no call, and one of five steps up to the busiest hour. */
export const levelOf = (calls: number, most: number): number => (calls <= 0 ? 0 : Math.ceil((calls / most) * LEVELS));

/** The busiest hour of the week; the earliest of several. Null without a call. */
export const busiest = (items: PeakHours["items"]): PeakCell | null =>
  items.reduce<PeakCell | null>((most, item) => (item.calls > (most?.calls ?? 0) ? item : most), null);
