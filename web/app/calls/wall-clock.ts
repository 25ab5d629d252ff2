import type { Locale } from "../../../worker/lib/schemas";
import { formatDate, formatDateTime } from "../format";

/** A date, or a time on the business's wall ("2026-08-15T14:30"), as it is read; anything else as it is. */
export function wallClockText(value: string, locale: Locale): string {
  const reader = { locale, timeZone: "UTC" };
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, reader);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? formatDateTime(`${value}:00.000Z`, reader) : value;
}
