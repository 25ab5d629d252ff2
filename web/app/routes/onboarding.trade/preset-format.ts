import { held, NBSP, TAGS } from "~/format";
import type { Locale } from "../../../../worker/lib/schemas";

/** "45 €" / "€45"; cents only where there are some. */
export const formatPrice = (cents: number, locale: Locale): string =>
  held(
    new Intl.NumberFormat(TAGS[locale], {
      style: "currency",
      currency: "EUR",
      minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    }).format(cents / 100),
  );

/** "45 min", "1 h 30" / "45 min", "1h 30". */
export function formatMinutes(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes}${NBSP}min`;
  const whole = locale === "fr" ? `${hours}${NBSP}h` : `${hours}h`;
  return rest === 0 ? whole : `${whole}${NBSP}${String(rest).padStart(2, "0")}`;
}
