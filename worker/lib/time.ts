/** Milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** More than there are zones in which one isolate's organisations live. */
const MOST_KEPT = 100;
const kept = new Map<string, Intl.DateTimeFormat>();

/** Writes dates of a zone. Kept: to make one takes sixty times as long as to use it. Throws `RangeError` for no IANA zone. */
function datesIn(timeZone: string): Intl.DateTimeFormat {
  const known = kept.get(timeZone);
  if (known) return known;
  // The Canadian locale writes dates as ISO 8601 does.
  const made = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(timeZone, made);
  return made;
}

/** The calendar date (`2026-11-24`) that an instant has in an IANA zone. */
export const dateInZone = (at: Date, timeZone: string): string => datesIn(timeZone).format(at);

/** The hour (0 to 23) that an instant has in an IANA zone. */
export const hourInZone = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at));

/** Writes instants as a zone's clock shows them: date (`2026-11-24`) and time (`14:30:00`). Made once for many. */
export function clockIn(timeZone: string): (at: Date) => { date: string; time: string } {
  // The Swedish locale writes both as ISO 8601 does, with a space between them.
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return (at) => {
    const [date = "", time = ""] = clock.format(at).split(" ");
    return { date, time };
  };
}

/** Whether the runtime knows this IANA zone. */
export function isTimeZone(zone: string): boolean {
  try {
    datesIn(zone);
    return true;
  } catch {
    return false;
  }
}
