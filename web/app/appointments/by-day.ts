/** The calendar date of an instant where the business is: "2026-11-24". */
const dateIn = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(
    new Date(iso),
  );

/** Appointments in their order, under the day on which each starts where the business is. */
export function byDay<Item extends { startsAt: string }>(
  items: readonly Item[],
  timeZone: string,
): { date: string; items: Item[] }[] {
  const days: { date: string; items: Item[] }[] = [];
  for (const item of items) {
    const date = dateIn(item.startsAt, timeZone);
    const last = days.at(-1);
    if (last?.date === date) last.items.push(item);
    else days.push({ date, items: [item] });
  }
  return days;
}
