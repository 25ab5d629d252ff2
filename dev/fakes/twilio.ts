import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import { Fault, faultSwitch, setFault } from "./faults";
import { collection, type FakeStore } from "./store";
import { FAULT_ANSWERS, notFound, readForm, refuse, refuseForm, rfc2822 } from "./twilio/answers";
import { numberRoutes } from "./twilio/numbers";
import { Account, IncomingNumber, Message, newSid, seedDemoAccount } from "./twilio/records";
import type { CallDeps } from "./twilio/voice/call-order";
import { VoiceCallRecord } from "./twilio/voice/call-record";
import { voiceControl } from "./twilio/voice/control";
import { createExchange } from "./twilio/voice/exchange";
import type { Line, Network } from "./twilio/voice/network";
import { createOperator } from "./twilio/voice/operator";
import { callRoutes } from "./twilio/voice/rest";

export { DEMO_TWILIO } from "./twilio/records";

export type TwilioEnv = { Variables: { account: Account } };

export type TwilioDeps = {
  store: FakeStore;
  /** Epoch milliseconds. */
  now: () => number;
  /** AvaFirst's own account, by which it writes to people itself; absent where it does not. */
  platform?: Pick<Account, "sid" | "authToken">;
  /** How calls reach the application and how time passes in them; absent where nobody telephones. */
  voice?: Pick<CallDeps, "network" | "sleep" | "speaks"> & {
    /** Keeps the process at a call that is carried out by itself, which `speaks` says. */
    background(work: Promise<void>): void;
  };
};

const unreachable = async () => {
  throw new Error("This fake was given no network to call the application by");
};
const NO_VOICE: NonNullable<TwilioDeps["voice"]> = {
  network: { fetch: unreachable, open: unreachable } satisfies Network,
  sleep: async () => {},
  speaks: false,
  background: () => {},
};

/** What is left of an account's credit, in dollars. */
const BALANCE = "balance";
const FULL_BALANCE = "20.00";
const MAX_BODY = 1600;
const GSM_SEGMENT = 160;

/**
 * Twilio's REST, 2010-04-01: accounts, numbers, messages, calls. Source: CONTRACTS.md 2.1.
 * `control` is ours: what was sent, the numbers held, and the failure switch. `exchange` puts calls through.
 */
export function createTwilioFake({ store, now, platform, voice = NO_VOICE }: TwilioDeps) {
  const accounts = collection(store, "account", Account);
  const numbers = collection(store, "number", IncomingNumber);
  const messages = collection(store, "message", Message);

  async function findLine(phoneNumber: string): Promise<Line | null> {
    await seedDemoAccount(accounts, numbers, now());
    const number = (await numbers.list()).find((one) => one.phoneNumber === phoneNumber);
    const account = number && (await accounts.get(number.accountSid));
    if (!account) return null;
    const { voice_url, voice_method, voice_fallback_url, status_callback } = number.settings;
    return {
      accountSid: account.sid,
      authToken: account.authToken,
      phoneNumber,
      voiceUrl: voice_url ?? "",
      voiceMethod: voice_method === "GET" ? "GET" : "POST",
      ...(voice_fallback_url && { voiceFallbackUrl: voice_fallback_url }),
      ...(status_callback && { statusCallback: status_callback }),
    };
  }
  const exchange = createExchange({ ...voice, now, findLine });
  const sleep = (ms: number) => voice.sleep(ms, new AbortController().signal);
  const records = collection(store, "voice-call", VoiceCallRecord);
  const operator = createOperator({ exchange, records, sleep, background: voice.background });
  // Where calls stand still, a test picks up by itself what REST has placed.
  const placed = voice.speaks ? operator.begin : () => {};

  const signedIn = createMiddleware<TwilioEnv>(async (c, next) => {
    await seedDemoAccount(accounts, numbers, now());
    const [sid = "", token] = basicCredentials(c.req.header("Authorization"));
    const account = sid === platform?.sid ? { ...platform, friendlyName: "AvaFirst" } : await accounts.get(sid);
    if (!account || account.authToken !== token) return refuse(c, 401, 20003, "Authenticate");
    // One account never sees another: Twilio answers as if it were not there.
    const named = c.req.path.split("/")[3]?.replace(/\.json$/, "");
    if (named !== account.sid) return notFound(c);
    c.set("account", account);
    return next();
  });

  const app = new Hono<TwilioEnv>()
    .use(faultSwitch(store, FAULT_ANSWERS))
    .use("/2010-04-01/*", signedIn)
    .get("/2010-04-01/Accounts/:file{AC[^/]+\\.json}", (c) => {
      const { sid, authToken, friendlyName } = c.var.account;
      return c.json({
        sid,
        friendly_name: friendlyName,
        status: "active",
        type: "Full",
        owner_account_sid: sid,
        auth_token: authToken,
        date_created: rfc2822(Date.UTC(2024, 0, 15)),
        date_updated: rfc2822(Date.UTC(2024, 0, 15)),
        uri: `/2010-04-01/Accounts/${sid}.json`,
        subresource_uris: {},
      });
    })
    .get("/2010-04-01/Accounts/:sid/Balance.json", async (c) => {
      const { sid: account_sid } = c.var.account;
      const balance = z
        .string()
        .default(FULL_BALANCE)
        .parse(await store.get(`${BALANCE}/${account_sid}`));
      return c.json({ account_sid, balance, currency: "USD" });
    })
    .post("/2010-04-01/Accounts/:sid/Messages.json", async (c) => {
      const form = await readForm(c);
      if (!form) return refuseForm(c);
      const to = form.get("To") ?? "";
      const body = form.get("Body") ?? "";
      const from = form.get("From") ?? form.get("MessagingServiceSid");
      if (!/^\+[1-9]\d{6,14}$/.test(to))
        return refuse(c, 400, 21211, `The 'To' number ${to} is not a valid phone number.`);
      if (!from) return refuse(c, 400, 21603, "A 'From' phone number is required.");
      if (!body && !form.has("MediaUrl")) return refuse(c, 400, 21602, "Message body is required.");
      if (body.length > MAX_BODY) return refuse(c, 400, 21617, "The message body exceeds the 1600 character limit.");
      const account_sid = c.var.account.sid;
      const message = { sid: newSid("SM"), accountSid: account_sid, from, to, body, at: new Date(now()).toISOString() };
      const order = String((await messages.list()).length).padStart(6, "0");
      await messages.put(`${order}-${message.sid}`, message);
      return c.json(
        {
          sid: message.sid,
          account_sid,
          to,
          from: form.get("From"),
          messaging_service_sid: form.get("MessagingServiceSid"),
          body,
          status: "queued",
          direction: "outbound-api",
          num_segments: String(Math.max(1, Math.ceil(body.length / GSM_SEGMENT))),
          num_media: "0",
          error_code: null,
          error_message: null,
          price: null,
          price_unit: "USD",
          api_version: "2010-04-01",
          date_created: rfc2822(now()),
          date_updated: rfc2822(now()),
          date_sent: null,
          uri: `/2010-04-01/Accounts/${account_sid}/Messages/${message.sid}.json`,
        },
        201,
      );
    })
    .route("/2010-04-01/Accounts/:sid", numberRoutes(numbers, now))
    .route("/2010-04-01/Accounts/:sid", callRoutes({ exchange, findLine, placed, now }))
    .notFound(notFound);

  const control = new Hono()
    .get("/messages", async (c) => c.json(await messages.list()))
    .get("/numbers", async (c) => {
      await seedDemoAccount(accounts, numbers, now());
      return c.json(await numbers.list());
    })
    .route("/", voiceControl({ exchange, operator, sleep }))
    .post("/fault", async (c) =>
      c.json(await setFault(store, Fault.parse(await c.req.json())).then(() => ({ ok: true }))),
    )
    .post("/reset", async (c) => {
      exchange.clear();
      return c.json(await store.clear().then(() => ({ ok: true })));
    })
    .onError((error, c) =>
      c.json({ error: error instanceof z.ZodError ? z.prettifyError(error) : error.message }, 400),
    );

  return {
    app,
    control,
    exchange,
    messages: () => messages.list(),
    /** What an account's credit is from now on. */
    setBalance: (accountSid: string, balance: string) => store.put(`${BALANCE}/${accountSid}`, balance),
    /** A number with its account, as if it had been bought and configured by REST. */
    async addLine({ accountSid, authToken, phoneNumber, voiceUrl, statusCallback = "" }: Line): Promise<void> {
      await seedDemoAccount(accounts, numbers, now());
      if (!(await accounts.get(accountSid))) {
        await accounts.put(accountSid, { sid: accountSid, authToken, friendlyName: accountSid });
      }
      const held = (await numbers.list()).find((one) => one.phoneNumber === phoneNumber);
      const number = held ?? { sid: newSid("PN"), phoneNumber, friendlyName: phoneNumber, createdAtMs: now() };
      const settings = { ...held?.settings, voice_url: voiceUrl, status_callback: statusCallback };
      await numbers.put(number.sid, { ...number, accountSid, settings });
    },
  };
}

function basicCredentials(header: string | undefined): string[] {
  const encoded = header?.match(/^Basic ([A-Za-z0-9+/=]+)$/)?.[1];
  return encoded ? atob(encoded).split(":") : [];
}
