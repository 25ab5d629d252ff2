import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Locale } from "../hours";

/**
 * A telephone number the way it is read back: "06, 12, 34, 56, 78" in French, digit by digit in English, with a pause at
 * each comma. Numbers of another country are said with their code.
 */
export const sayPhone = (e164: string, locale: Locale): string => {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return digitsOf(e164).join(" ");
  const home = HOME[locale].has(number.countryCallingCode);
  const groups = groupsOf(home ? number.formatNational() : number.formatInternational().replace(/^\+\S+\s*/, ""));
  const spoken = locale === "fr" ? pairs(groups.join("")) : groups.map((group) => digitsOf(group).join(" "));
  const code =
    locale === "fr" ? `plus ${number.countryCallingCode}` : `plus ${digitsOf(number.countryCallingCode).join(" ")}`;
  return (home ? spoken : [code, ...spoken]).join(", ");
};

/** Countries whose numbers a caller of this language knows by their national form. */
const HOME: Record<Locale, ReadonlySet<string>> = {
  fr: new Set(["33", "262", "590", "594", "596"]),
  en: new Set(["1", "44", "33", "353"]),
};

const digitsOf = (text: string): string[] => text.match(/[0-9]/g) ?? [];
const groupsOf = (text: string): string[] => text.match(/[0-9]+/g) ?? [];

/** Two by two; an odd digit comes first. */
const pairs = (digits: string): string[] => digits.match(digits.length % 2 === 0 ? /\d\d/g : /^\d|\d\d/g) ?? [];

/**
 * An e-mail address, or the beginning of one, as one says it, with a pause around the "@": "camille point martin, arobase,
 * orange point fr". `isSpelled`: what stands before the "@" letter by letter, where "martin" and "martyn" sound alike.
 */
export const sayEmail = (email: string, locale: Locale, { isSpelled = false } = {}): string => {
  const [local = "", ...domain] = email.toLowerCase().split("@");
  const said = isSpelled ? spell(local, locale).toLowerCase() : inWords(local, locale);
  return [said, ...domain.flatMap((each) => [SIGNS[locale]["@"] ?? "@", inWords(each, locale)])]
    .filter((each) => each !== "")
    .join(", ");
};

const inWords = (part: string, locale: Locale): string =>
  part
    .replaceAll(/[._+-]/g, (sign) => ` ${SIGNS[locale][sign] ?? sign} `)
    .replaceAll(/(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const SIGNS: Record<Locale, Record<string, string>> = {
  fr: { "@": "arobase", ".": "point", "-": "tiret", _: "tiret du bas", "+": "plus" },
  en: { "@": "at", ".": "dot", "-": "hyphen", _: "underscore", "+": "plus" },
};

/** A name letter by letter: "M, A, R, T, I, N". */
export const spell = (name: string, locale: Locale): string =>
  Array.from(name.normalize("NFC").toUpperCase().trim())
    .map((letter) => LETTERS[locale][letter] ?? SIGNS[locale][letter] ?? letter)
    .filter((letter) => letter.trim() !== "")
    .join(", ");

const LETTERS: Record<Locale, Record<string, string>> = {
  fr: { "-": "trait d’union", "'": "apostrophe", "’": "apostrophe", " ": "espace" },
  en: { "-": "hyphen", "'": "apostrophe", "’": "apostrophe", " ": "space" },
};

/** An amount in euro cents: "28 euros 92", "30 euros", "50 centimes"; "28 euros and 92 cents". */
export const sayPrice = (cents: number, locale: Locale): string => {
  const euros = Math.floor(cents / 100);
  const rest = Math.round(cents % 100);
  const centWord = locale === "fr" ? "centime" : "cent";
  if (euros === 0 && rest > 0) return `${rest} ${centWord}${rest === 1 ? "" : "s"}`;
  const whole = `${euros} ${isPlural(euros, locale) ? "euros" : "euro"}`;
  if (rest === 0) return whole;
  return locale === "fr"
    ? `${whole} ${String(rest).padStart(2, "0")}`
    : `${whole} and ${rest} ${centWord}${rest === 1 ? "" : "s"}`;
};

/** Zero is singular in French. */
const isPlural = (count: number, locale: Locale): boolean => (locale === "fr" ? count >= 2 : count !== 1);

/** A duration in minutes: "45 minutes", "1 heure 30", "2 hours and 15 minutes". */
export const sayDuration = (minutes: number, locale: Locale): string => {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const hourWord = locale === "fr" ? "heure" : "hour";
  const inHours = `${hours} ${hourWord}${isPlural(hours, locale) ? "s" : ""}`;
  const inMinutes = `${rest} minute${isPlural(rest, locale) ? "s" : ""}`;
  if (hours === 0) return inMinutes;
  if (rest === 0) return inHours;
  return locale === "fr" ? `${inHours} ${rest}` : `${inHours} and ${inMinutes}`;
};

/** "A, B et C", "A, B or C"; nothing for no items. */
export const list = (items: readonly string[], locale: Locale, word: "and" | "or"): string => {
  const last = items.at(-1) ?? "";
  const others = items.slice(0, -1);
  return others.length === 0 ? last : `${others.join(", ")} ${CONJUNCTIONS[locale][word]} ${last}`;
};

const CONJUNCTIONS: Record<Locale, Record<"and" | "or", string>> = {
  fr: { and: "et", or: "ou" },
  en: { and: "and", or: "or" },
};
