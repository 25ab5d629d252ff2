import type { DayFigures } from "../../../../worker/analytics/analytics.schema";

/** Two weeks: a sparkline shows a direction, not a history. */
const POINTS = 14;
const WEEK = 7;

/** A figure of the last days, oldest first. A day without one, as Sundays have no average, goes on from the day before. */
export function daily(days: readonly DayFigures[], figure: (day: DayFigures) => number | null): number[] {
  let last = 0;
  return days.slice(-POINTS).map((day) => {
    last = figure(day) ?? last;
    return last;
  });
}

/** Each point is the sum of the seven days up to it: how the weeks go, whatever the day of the week. */
export function lastSevenDays(days: readonly DayFigures[], figure: (day: DayFigures) => number): number[] {
  const sums = days.map((_, index) =>
    days.slice(Math.max(0, index + 1 - WEEK), index + 1).reduce((sum, day) => sum + figure(day), 0),
  );
  return sums.slice(-POINTS);
}
