import { type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { invalidField } from "../lib/errors";

/** What a call costs more for than its minutes: whoever has such a number is paid for each call to it. */
const COSTLY: ReadonlySet<NumberType> = new Set<NumberType>(["PREMIUM_RATE", "SHARED_COST", "PERSONAL_NUMBER"]);

/**
 * Whether Ava may ring a number (E.164), whoever names it: the owner in a call, a line's forwarding, the receptionist's staff, a
 * test. Not one that costs more than a call, as far as the world's numbering plans tell, nor a satellite's; nor a short or an
 * emergency number, which no country writes in full.
 */
function isDiallable(number: string): boolean {
  const phone = parsePhoneNumberFromString(number, { extract: false });
  if (!phone?.isPossible()) return false;
  const type = phone.getType();
  return !COSTLY.has(type) && (!phone.isNonGeographic() || type === "TOLL_FREE");
}

/** Throws `invalid_input` naming the field for a number that Ava does not ring: see {@link isDiallable}. */
export function requireDiallable(field: string, number: string): void {
  if (!isDiallable(number))
    throw invalidField(field, "must not be a premium-rate, shared-cost, satellite, short or emergency number");
}
