import type { OpeningYear } from "../../../../worker/receptionists/opening-year.schema";

export type Day = OpeningYear["days"][number];

/** How a day looks, by what decides it: a ground, and a line or a mark where a ground alone would not tell. */
export const KINDS = {
  open: "bg-good-soft text-good",
  closed: "bg-ink/5 text-ink-muted",
  special: "bg-warn-soft text-warn ring-1 ring-warn ring-inset",
  away: "bg-warn-soft text-warn line-through ring-1 ring-warn/40 ring-inset",
  holiday: "bg-bad-soft text-bad underline underline-offset-2",
} as const;

/** Open or closed by the week; by an exception (`special` open, `away` closed); closed by a public holiday. */
export function kindOf({ rule, intervals }: Pick<Day, "rule" | "intervals">): keyof typeof KINDS {
  const isOpen = intervals.length > 0;
  if (rule === "holiday") return "holiday";
  if (rule === "exception") return isOpen ? "special" : "away";
  return isOpen ? "open" : "closed";
}

/** Days of a month in weeks from Monday, with null where the week belongs to a neighbour. `month` counts from 0. */
export function monthWeeks<D extends { date: string }>(days: readonly D[], month: number): (D | null)[][] {
  const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);
  const [first] = own;
  if (!first) return [];
  const before = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (D | null)[] = [...Array.from({ length: before }, () => null), ...own];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday] ?? null),
  );
}
