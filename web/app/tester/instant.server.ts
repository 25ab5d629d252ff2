import { Temporal } from "temporal-polyfill";

const MINUTES = { smallestUnit: "minute" } as const;

/** The instant at which a wall in `timeZone` (IANA) shows "2026-08-15T12:35": of two the first, of a skipped hour the one after. ISO 8601. */
export const instantOf = (local: string, timeZone: string): string =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: "millisecond" });

/** What the wall shows at an instant, as an `<input type="datetime-local">` takes it. */
export const wallClockOf = (epochMs: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDateTime().toString(MINUTES);
