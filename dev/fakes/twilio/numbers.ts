import { type Context, Hono } from "hono";
import type { Collection } from "../store";
import type { TwilioEnv } from "../twilio";
import { notFound, page, readForm, refuse, refuseForm, rfc2822 } from "./answers";
import { type IncomingNumber, newSid } from "./records";

/** What a form may set, and where the answer shows it. */
const SETTINGS: Record<string, string> = {
  VoiceUrl: "voice_url",
  VoiceMethod: "voice_method",
  VoiceFallbackUrl: "voice_fallback_url",
  VoiceFallbackMethod: "voice_fallback_method",
  VoiceApplicationSid: "voice_application_sid",
  StatusCallback: "status_callback",
  StatusCallbackMethod: "status_callback_method",
  SmsUrl: "sms_url",
  SmsMethod: "sms_method",
  TrunkSid: "trunk_sid",
};

const CAPABILITIES = { voice: true, sms: true, mms: false, fax: false };
const STOCK_PER_SEARCH = 10;

/** Countries with stock, and how their numbers begin. */
const STOCK: Record<
  string,
  { prefix: (areaCode: string) => string; digits: number; locality: string; region: string }
> = {
  US: { prefix: (areaCode) => `+1${areaCode || "415"}555`, digits: 4, locality: "San Francisco", region: "CA" },
  FR: { prefix: () => "+331876", digits: 5, locality: "Paris", region: "Ile-de-France" },
  BE: { prefix: () => "+32255", digits: 5, locality: "Bruxelles", region: "Brussels" },
};

const shown = (number: IncomingNumber) => ({
  sid: number.sid,
  account_sid: number.accountSid,
  friendly_name: number.friendlyName,
  phone_number: number.phoneNumber,
  capabilities: CAPABILITIES,
  voice_url: "",
  voice_method: "POST",
  voice_fallback_url: "",
  voice_fallback_method: "POST",
  voice_caller_id_lookup: false,
  voice_application_sid: null,
  voice_receive_mode: "voice",
  status_callback: "",
  status_callback_method: "POST",
  sms_url: "",
  sms_method: "POST",
  sms_fallback_url: "",
  sms_fallback_method: "POST",
  sms_application_sid: null,
  trunk_sid: null,
  address_sid: null,
  address_requirements: "none",
  identity_sid: null,
  bundle_sid: null,
  beta: false,
  origin: "twilio",
  status: "in-use",
  type: "local",
  emergency_status: "Inactive",
  emergency_address_sid: null,
  emergency_address_status: "unregistered",
  api_version: "2010-04-01",
  date_created: rfc2822(number.createdAtMs),
  date_updated: rfc2822(number.createdAtMs),
  uri: `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  ...number.settings,
});

/** A SID as the last segment of a path: Hono cannot name a parameter that ends in `.json`. */
const sidOf = (c: Context): string => (c.req.param("file") ?? "").replace(/\.json$/, "");

/** `IncomingPhoneNumbers` and `AvailablePhoneNumbers` of one account. */
export function numberRoutes(numbers: Collection<IncomingNumber>, now: () => number) {
  const owned = async (c: Context<TwilioEnv>) => {
    const all = await numbers.list();
    return all.filter(({ accountSid }) => accountSid === c.var.account.sid);
  };
  const find = async (c: Context<TwilioEnv>) => (await owned(c)).find(({ sid }) => sid === sidOf(c)) ?? null;
  const configured = (number: IncomingNumber, form: URLSearchParams): IncomingNumber => ({
    ...number,
    friendlyName: form.get("FriendlyName") ?? number.friendlyName,
    settings: {
      ...number.settings,
      ...Object.fromEntries([...form].flatMap(([name, value]) => (SETTINGS[name] ? [[SETTINGS[name], value]] : []))),
    },
  });

  return new Hono<TwilioEnv>()
    .get("/IncomingPhoneNumbers.json", async (c) => {
      const phone = c.req.query("PhoneNumber")?.replace(/[^+\d]/g, "");
      const name = c.req.query("FriendlyName");
      const matching = (await owned(c)).filter(
        (number) => (!phone || number.phoneNumber.includes(phone)) && (!name || number.friendlyName === name),
      );
      return page(c, "incoming_phone_numbers", matching.map(shown));
    })
    .post("/IncomingPhoneNumbers.json", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const areaCode = form.get("AreaCode");
      const wanted = form.get("PhoneNumber") ?? (areaCode && `+1${areaCode}5550${100 + (await owned(c)).length}`);
      if (!wanted) return refuse(c, 400, 21404, "PhoneNumber or AreaCode is required");
      if (!/^\+[1-9]\d{6,14}$/.test(wanted)) return refuse(c, 400, 21421, `PhoneNumber ${wanted} is not valid`);
      if ((await numbers.list()).some(({ phoneNumber }) => phoneNumber === wanted)) {
        return refuse(c, 400, 21422, `PhoneNumber ${wanted} is not available`);
      }
      const number: IncomingNumber = configured(
        {
          sid: newSid("PN"),
          accountSid: c.var.account.sid,
          phoneNumber: wanted,
          friendlyName: wanted,
          createdAtMs: now(),
          settings: {},
        },
        form,
      );
      await numbers.put(number.sid, number);
      return c.json(shown(number), 201);
    })
    .get("/IncomingPhoneNumbers/:file", async (c) => {
      const number = await find(c);
      return number ? c.json(shown(number)) : notFound(c);
    })
    .post("/IncomingPhoneNumbers/:file", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const number = await find(c);
      if (!number) return notFound(c);
      const updated = configured(number, form);
      await numbers.put(number.sid, updated);
      return c.json(shown(updated));
    })
    .delete("/IncomingPhoneNumbers/:file", async (c) => {
      const number = await find(c);
      if (!number) return notFound(c);
      await numbers.delete(number.sid);
      return c.body(null, 204);
    })
    .get("/AvailablePhoneNumbers/:country/:file{(Local|Mobile|TollFree)\\.json}", async (c) => {
      const country = c.req.param("country");
      const stock = STOCK[country];
      if (!stock) return notFound(c);
      const areaCode = c.req.query("AreaCode") ?? "";
      if (areaCode && !/^\d{3}$/.test(areaCode)) return refuse(c, 400, 21407, `AreaCode ${areaCode} is not valid`);
      const taken = new Set((await numbers.list()).map(({ phoneNumber }) => phoneNumber));
      const count = Math.min(Number(c.req.query("PageSize") ?? STOCK_PER_SEARCH) || STOCK_PER_SEARCH, STOCK_PER_SEARCH);
      const found = Array.from({ length: count }, (_, index) => {
        const line = String(10 ** (stock.digits - 1) + index * 7 + 101);
        return `${stock.prefix(areaCode)}${line}`;
      }).filter((phone) => !taken.has(phone));
      return c.json({
        available_phone_numbers: found.map((phone) => ({
          friendly_name: phone,
          phone_number: phone,
          locality: stock.locality,
          region: stock.region,
          postal_code: null,
          iso_country: country,
          rate_center: null,
          lata: null,
          latitude: null,
          longitude: null,
          address_requirements: country === "US" ? "none" : "local",
          beta: false,
          capabilities: { voice: true, SMS: true, MMS: false },
        })),
        uri: `${c.req.path}${new URL(c.req.url).search}`,
      });
    });
}
