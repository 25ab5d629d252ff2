import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Brief } from "../conversation/brief.schema";
import { type Desk, inWords } from "./desk";

/** Whose national numbers callers dictate. */
export const countryOf = ({ country }: Pick<Brief, "country">): CountryCode => {
  const code = country.toUpperCase();
  return isSupportedCountry(code) ? code : "FR";
};

/** A number as it can be dialled; null when it is none. */
export const e164 = (phone: string, brief: Pick<Brief, "country">): string | null => {
  const number = parsePhoneNumberFromString(phone, countryOf(brief));
  return number?.isPossible() ? number.number : null;
};

export const phoneAgain = (desk: Desk): string =>
  inWords(desk, {
    vous: "Je n’ai pas bien compris le numéro. Pouvez-vous le redire, chiffre par chiffre ?",
    tu: "Je n’ai pas bien compris le numéro. Peux-tu le redire, chiffre par chiffre ?",
    en: "I did not catch the number. Could you say it again, digit by digit?",
  });
