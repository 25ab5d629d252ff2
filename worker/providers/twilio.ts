import * as z from "zod";
import { AppError } from "../lib/errors";
import { callProvider, type ProviderCall } from "./http";

/** Twilio's REST API, 2010-04-01 (CONTRACTS.md, 2.1). */
const HOST = "https://api.twilio.com";

export type TwilioAccess = { accountSid: string; authToken: string; timeoutMs: number };

const sentence = (body: unknown): string | undefined => z.object({ message: z.string() }).safeParse(body).data?.message;

const get = ({ accountSid, authToken, timeoutMs }: TwilioAccess, path: string): ProviderCall => ({
  provider: "twilio",
  method: "GET",
  url: `${HOST}${path}`,
  headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
  timeoutMs,
  sentence,
});

const accountPath = ({ accountSid }: TwilioAccess) => `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;

/** The answer also carries the account's token: only what is named here is ever read out of it. */
const Account = z.object({ friendly_name: z.string(), status: z.enum(["active", "suspended", "closed"]) });

/** Checks the credentials; returns the account's name. Throws `provider_credentials`, or `provider_refused` for an account that is not active. */
export async function requireTwilioAccount(twilio: TwilioAccess): Promise<string> {
  const account = await callProvider(get(twilio, `${accountPath(twilio)}.json`), Account);
  if (account.status !== "active") throw new AppError("provider_refused", `Twilio: this account is ${account.status}.`);
  return account.friendly_name;
}

/** A number of the customer's own. `number` is E.164. */
export type TwilioNumber = { sid: string; number: string; label: string; voice: boolean };

const NumberPage = z.object({
  incoming_phone_numbers: z.array(
    z.object({
      sid: z.string(),
      phone_number: z.string(),
      friendly_name: z.string().nullish(),
      capabilities: z.object({ voice: z.boolean().optional() }).optional(),
    }),
  ),
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
    for (const item of answer.incoming_phone_numbers)
      numbers.push({
        sid: item.sid,
        number: item.phone_number,
        label: item.friendly_name || item.phone_number,
        voice: item.capabilities?.voice ?? true,
      });
    // Theirs are paths of the same host; anything else would carry the token elsewhere.
    path = answer.next_page_uri?.startsWith("/2010-04-01/") ? answer.next_page_uri : null;
  }
  return numbers;
}
