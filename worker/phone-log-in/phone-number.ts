import { type CountryCode, type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { invalidField } from "../lib/errors";

/**
 * Where codes are sent: the European Economic Area with the overseas parts of France and of Finland, the United Kingdom,
 * Switzerland, the United States and Canada. Whoever asks for codes to costly numbers elsewhere is paid for each ("SMS pumping"):
 * a country is added when customers are there, and opened in Twilio's console as well.
 */
const COUNTRIES: ReadonlySet<string> = new Set<CountryCode>([
  ...(["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT"] as const),
  ...(["LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"] as const),
  ...(["IS", "LI", "NO"] as const),
  ...(["AX", "BL", "GF", "GP", "MF", "MQ", "RE", "YT"] as const),
  ...(["GB", "CH", "US", "CA"] as const),
]);

const DEFAULT_COUNTRY = "FR";

/** North America does not tell the two apart. */
const MOBILE: ReadonlySet<NumberType> = new Set<NumberType>(["MOBILE", "FIXED_LINE_OR_MOBILE"]);

const isServed = (country: string | null | undefined): country is CountryCode => !!country && COUNTRIES.has(country);

/** A telephone that can be sent a code. `number` is E.164; `national` is how its country writes it. */
export type Telephone = { number: string; national: string };

/**
 * Reads a number as a person writes it. Without a `+` it is one of the country the request comes from (ISO 3166), or else a
 * French one. Throws `invalid_input` naming `phone` for what is no mobile number of {@link COUNTRIES}.
 */
export function readTelephone(written: string, from: string | null): Telephone {
  const candidates = [isServed(from) ? from : DEFAULT_COUNTRY, DEFAULT_COUNTRY] as const;
  for (const country of candidates) {
    const phone = parsePhoneNumberFromString(written, { defaultCountry: country, extract: false });
    if (!phone || !MOBILE.has(phone.getType())) continue;
    if (!isServed(phone.country)) throw invalidField("phone", "belongs to a country that codes are not sent to");
    return { number: phone.number, national: phone.formatNational() };
  }
  throw invalidField("phone", "is not a mobile number");
}
