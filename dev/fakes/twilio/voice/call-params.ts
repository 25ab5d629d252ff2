import type { VoiceCallRecord } from "./call-record";
import type { Params } from "./signature";

/** Only to the country: Twilio's cities are those of the number's area, and mostly empty outside the United States. */
const countryOf = (phoneNumber: string): string =>
  COUNTRIES.find(([prefix]) => phoneNumber.startsWith(prefix))?.[1] ?? "";
const COUNTRIES = [
  ["+33", "FR"],
  ["+32", "BE"],
  ["+44", "GB"],
  ["+1", "US"],
] as const;

/** What every webhook of a call says of it (CONTRACTS.md 2.3). */
export function paramsOf({ extra }: { extra: Params }, record: VoiceCallRecord): Params {
  const [fromCountry, toCountry] = [countryOf(record.from), countryOf(record.to)];
  return {
    AccountSid: record.accountSid,
    ApiVersion: "2010-04-01",
    CallSid: record.sid,
    CallStatus: record.status,
    Direction: record.direction,
    From: record.from,
    Caller: record.from,
    FromCity: "",
    FromState: "",
    FromZip: "",
    FromCountry: fromCountry,
    CallerCity: "",
    CallerState: "",
    CallerZip: "",
    CallerCountry: fromCountry,
    To: record.to,
    Called: record.to,
    ToCity: "",
    ToState: "",
    ToZip: "",
    ToCountry: toCountry,
    CalledCity: "",
    CalledState: "",
    CalledZip: "",
    CalledCountry: toCountry,
    ...extra,
  };
}
