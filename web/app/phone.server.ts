import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Locale } from "../../worker/lib/schemas";

/** Where a number typed without its country is. */
const HOME: Record<Locale, CountryCode> = { fr: "FR", en: "US" };

/**
 * A number as its reader writes it: national at home ("06 12 34 56 78"), international elsewhere. On the server only,
 * because the tables of the world's numbers weigh more than a page. Null, a hidden number, stays null.
 */
export function formatPhone(e164: string | null, locale: Locale): string | null {
  if (e164 === null) return null;
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const text = number.country === HOME[locale] ? number.formatNational() : number.formatInternational();
  return text.replaceAll(" ", "\u00a0");
}

/** What a person typed, in E.164; null when it is not a possible number. */
export function parsePhone(typed: string, country: CountryCode = "FR"): string | null {
  const number = parsePhoneNumberFromString(typed, country);
  return number?.isValid() ? number.number : null;
}
