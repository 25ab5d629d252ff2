import * as z from "zod";
import { AppError } from "../lib/errors";
import { callProvider, type ProviderCall, type ProviderObserver, vendorStatus } from "./http";

/** Twilio's REST API, 2010-04-01 (CONTRACTS.md, 2.1). */
const HOST = "https://api.twilio.com";

export type TwilioAccess = { accountSid: string; authToken: string; timeoutMs: number; observer?: ProviderObserver };

const sentence = (body: unknown): string | undefined => z.object({ message: z.string() }).safeParse(body).data?.message;

/** A request to Twilio with an account's own token. */
export const get = ({ accountSid, authToken, timeoutMs, observer }: TwilioAccess, path: string): ProviderCall => ({
  provider: "twilio",
  method: "GET",
  url: `${HOST}${path}`,
  headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
  timeoutMs,
  sentence,
  observer,
});

const post = (twilio: TwilioAccess, path: string, form: [string, string][] | Record<string, string>): ProviderCall => {
  const { headers, ...call } = get(twilio, path);
  return {
    ...call,
    method: "POST",
    headers: { ...headers, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  };
};

const accountPath = ({ accountSid }: TwilioAccess) => `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;

/** The answer also carries the account's token: only what is named here is ever read out of it. */
const Account = z.object({ friendly_name: z.string(), status: z.enum(["active", "suspended", "closed"]) });

/** Checks the credentials; returns the account's name. Throws `provider_credentials`, or `provider_refused` for an account that is not active. */
export async function requireTwilioAccount(twilio: TwilioAccess): Promise<string> {
  const account = await callProvider(get(twilio, `${accountPath(twilio)}.json`), Account);
  if (account.status !== "active") throw new AppError("provider_refused", `Twilio: this account is ${account.status}.`);
  return account.friendly_name;
}

/** Twilio writes it as a text: "12.34". */
const Balance = z.object({ balance: z.string().nullish() });

/**
 * What is left of the account's credit, in its own currency; null where Twilio does not say, as for a subaccount, which has none of
 * its own. Throws when Twilio is down.
 */
export async function getTwilioCredit(twilio: TwilioAccess): Promise<number | null> {
  try {
    const { balance } = await callProvider(get(twilio, `${accountPath(twilio)}/Balance.json`), Balance);
    const credit = Number.parseFloat(balance ?? "");
    return Number.isNaN(credit) ? null : credit;
  } catch (error) {
    const status = vendorStatus(error);
    if (status !== null && status >= 400 && status < 500) return null;
    throw error;
  }
}

/**
 * Who takes a number's calls, as Twilio's own form has it: to be kept and given back as it is. An empty value is nobody. An
 * application or a trunk takes the calls whatever the addresses say.
 */
export type VoiceSettings = Record<string, string>;

/** A number of the customer's own. `number` is E.164; `voice`: it can take calls. */
export type TwilioNumber = { sid: string; number: string; label: string; voice: boolean; answeredBy: VoiceSettings };

const setting = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const IncomingNumber = z
  .object({
    sid: z.string(),
    phone_number: z.string(),
    friendly_name: z.string().nullish(),
    capabilities: z.object({ voice: z.boolean().optional() }).optional(),
    voice_url: setting,
    voice_method: setting,
    voice_fallback_url: setting,
    voice_fallback_method: setting,
    status_callback: setting,
    status_callback_method: setting,
    voice_application_sid: setting,
    trunk_sid: setting,
  })
  .transform(
    (item): TwilioNumber => ({
      sid: item.sid,
      number: item.phone_number,
      label: item.friendly_name || item.phone_number,
      voice: item.capabilities?.voice ?? true,
      answeredBy: {
        VoiceUrl: item.voice_url,
        VoiceMethod: item.voice_method,
        VoiceFallbackUrl: item.voice_fallback_url,
        VoiceFallbackMethod: item.voice_fallback_method,
        StatusCallback: item.status_callback,
        StatusCallbackMethod: item.status_callback_method,
        VoiceApplicationSid: item.voice_application_sid,
        TrunkSid: item.trunk_sid,
      },
    }),
  );
const NumberPage = z.object({
  incoming_phone_numbers: z.array(IncomingNumber),
  next_page_uri: z.string().nullish(),
});

const PAGE_SIZE = 100;
/** More numbers than a small business has; a bound, so that one answer cannot keep us turning pages. */
const MAX_PAGES = 5;

/** The account's numbers, the first {@link MAX_PAGES} pages of them. */
export async function listTwilioNumbers(twilio: TwilioAccess): Promise<TwilioNumber[]> {
  const numbers: TwilioNumber[] = [];
  let path: string | null = `${accountPath(twilio)}/IncomingPhoneNumbers.json?PageSize=${PAGE_SIZE}`;
  for (let page = 0; path && page < MAX_PAGES; page++) {
    const answer: z.infer<typeof NumberPage> = await callProvider(get(twilio, path), NumberPage);
    numbers.push(...answer.incoming_phone_numbers);
    // Theirs are paths of the same host; anything else would carry the token elsewhere.
    path = answer.next_page_uri?.startsWith("/2010-04-01/") ? answer.next_page_uri : null;
  }
  return numbers;
}

const numberPath = (twilio: TwilioAccess, sid: string) =>
  `${accountPath(twilio)}/IncomingPhoneNumbers/${encodeURIComponent(sid)}.json`;

/** Null when the account has no such number (any more). */
export async function getTwilioNumber(twilio: TwilioAccess, sid: string): Promise<TwilioNumber | null> {
  try {
    return await callProvider(get(twilio, numberPath(twilio, sid)), IncomingNumber);
  } catch (error) {
    if (vendorStatus(error) === 404) return null;
    throw error;
  }
}

/** Sends a number's calls elsewhere. The same settings twice change nothing. */
export async function configureNumber(twilio: TwilioAccess, sid: string, settings: VoiceSettings): Promise<void> {
  await callProvider({ ...post(twilio, numberPath(twilio, sid), settings), repeatable: true }, IncomingNumber);
}

type Answerer = { voiceUrl: string; statusUrl: string };

/** Settings by which we answer a number. Asked a second time at the same address, the voice webhook answers the same. */
export const answeredByUs = ({ voiceUrl, statusUrl }: Answerer): VoiceSettings => ({
  VoiceUrl: voiceUrl,
  VoiceMethod: "POST",
  VoiceFallbackUrl: voiceUrl,
  VoiceFallbackMethod: "POST",
  StatusCallback: statusUrl,
  StatusCallbackMethod: "POST",
  VoiceApplicationSid: "",
  TrunkSid: "",
});

/** Settings by which nobody answers. */
export const NOBODY: VoiceSettings = {
  VoiceUrl: "",
  VoiceFallbackUrl: "",
  StatusCallback: "",
  VoiceApplicationSid: "",
  TrunkSid: "",
};

/** Whether a number's calls come to us as things stand. */
export const isAnsweredByUs = (settings: VoiceSettings, { voiceUrl }: Pick<Answerer, "voiceUrl">): boolean =>
  settings.VoiceUrl === voiceUrl && !settings.VoiceApplicationSid && !settings.TrunkSid;

const PlacedCall = z.object({ sid: z.string().min(1) });
const PROGRESS = ["initiated", "ringing", "answered", "completed"];

/** Rings `to` from a number of the account's own; whoever answers gets the TwiML of `voiceUrl`. Returns Twilio's id of the call. */
export async function placeCall(
  twilio: TwilioAccess,
  { from, to, voiceUrl, statusUrl }: Answerer & { from: string; to: string },
): Promise<string> {
  const form: [string, string][] = [
    ["From", from],
    ["To", to],
    ["Url", voiceUrl],
    ["Method", "POST"],
    ["FallbackUrl", voiceUrl],
    ["FallbackMethod", "POST"],
    ["StatusCallback", statusUrl],
    ["StatusCallbackMethod", "POST"],
    ...PROGRESS.map((event): [string, string] => ["StatusCallbackEvent", event]),
  ];
  return (await callProvider(post(twilio, callsPath(twilio), form), PlacedCall)).sid;
}

export const callsPath = (twilio: TwilioAccess) => `${accountPath(twilio)}/Calls.json`;
export const callPath = (twilio: TwilioAccess, callSid: string) =>
  `${accountPath(twilio)}/Calls/${encodeURIComponent(callSid)}.json`;

/** Ends a call, whether it rings or is spoken on. */
export async function endCall(twilio: TwilioAccess, callSid: string): Promise<void> {
  await callProvider(
    { ...post(twilio, callPath(twilio, callSid), { Status: "completed" }), repeatable: true },
    PlacedCall,
  );
}

/** Deletes the record of a call that is over; Twilio refuses one that is not. False when it was gone already, or is another account's. */
export async function deleteTwilioCall(twilio: TwilioAccess, callSid: string): Promise<boolean> {
  try {
    await callProvider({ ...get(twilio, callPath(twilio, callSid)), method: "DELETE" }, z.unknown());
    return true;
  } catch (error) {
    if (vendorStatus(error) === 404) return false;
    throw error;
  }
}
