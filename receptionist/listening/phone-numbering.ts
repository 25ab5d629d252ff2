import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { LONGEST } from "./dictation";

export type WholeNumber = { kind: "whole"; e164: string; national: string };

/** The number that these digits are when they are dialled in `country`; null where they are none. */
export const dialled = (digits: string, country: CountryCode): WholeNumber | null => {
  if (digits.length < SHORTEST || digits.length > LONGEST + 1) return null;
  const overseas = country === "FR" ? OVERSEAS.find(([pattern]) => pattern.test(digits)) : undefined;
  const written = overseas ? `+${overseas[1]}${digits.slice(1)}` : digits.replace(/^00/, "+");
  const number = parsePhoneNumberFromString(written, country);
  if (!number) return null;
  const shape = SHAPES[number.countryCallingCode];
  if (shape ? !shape.test(number.nationalNumber) : !number.isValid()) return null;
  return { kind: "whole", e164: number.number, national: number.formatNational() };
};

/** More digits than this are no number any more. */
export const longestDialled = (digits: string, country: CountryCode): number =>
  /^(?!\+|00)/.test(digits) ? (DIALLED[country] ?? LONGEST) : LONGEST;

/** Where a number begins with a zero that is not dialled from abroad. */
export const HAS_TRUNK_ZERO = new Set<CountryCode>(["FR", "GB", "BE", "CH", "DE"]);

/** Shorter numbers are services, not people. */
export const SHORTEST = 6;

/** Digits of a national number as it is dialled, where more than that is a mistake. */
const DIALLED: Partial<Record<CountryCode, number>> = { FR: 10, GB: 11, US: 11, CA: 11, BE: 10, CH: 10 };

/**
 * National numbers by country code, for those whose list of ranges says too little or too much: numbers kept for films
 * (07700 900…) and ranges opened since are numbers too, and nine digits in Britain are an unfinished ten.
 * Sources: Arcep decision 2018-0881, Ofcom National Telephone Numbering Plan, NANPA, IBPT.
 */
const SHAPES: Record<string, RegExp> = {
  "33": /^[1-9]\d{8}$/,
  "44": /^[1-357-9]\d{9}$/,
  "1": /^[2-9]\d{2}[2-9]\d{6}$/,
  "32": /^(?:4[5-9]\d{7}|4[23]\d{6}|[1-35-9]\d{7})$/,
};

/**
 * French overseas numbers are dialled like any other in France, but live under codes of their own.
 * Source: Arcep, plan national de numérotation (decision 2018-0881).
 */
const OVERSEAS: [pattern: RegExp, code: string][] = [
  [/^0(?:262|263|269|639|692|693|976)\d{6}$/, "262"],
  [/^0(?:590|690|691)\d{6}$/, "590"],
  [/^0(?:594|694)\d{6}$/, "594"],
  [/^0(?:596|696|697)\d{6}$/, "596"],
];
