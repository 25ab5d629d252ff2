import { Temporal } from "temporal-polyfill";

/**
 * Epoch milliseconds of a wall-clock time of the business, as "2026-08-15T14:30". An hour that the clock skips is read as the
 * one after it, one that comes twice as its first.
 */
export const localMs = (local: string, timeZone: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;

/** The other way round, to the minute. */
export const localTime = (instantMs: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(instantMs))
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
