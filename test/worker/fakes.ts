import { env, exports } from "cloudflare:workers";
import { vi } from "vitest";
import { type Fault, setFault, type Vendor } from "../../dev/fakes/faults";
import { createLlmFake } from "../../dev/fakes/llm";
import { outboxOf } from "../../dev/fakes/outbox";
import { createResendFake } from "../../dev/fakes/resend";
import { createSendGridFake } from "../../dev/fakes/sendgrid";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake } from "../../dev/fakes/twilio";
import { createVerifyFake } from "../../dev/fakes/twilio/verify";
import { createTwilioVoice } from "../../dev/fakes/twilio/voice/caller";
import { socketsBy } from "../../dev/fakes/twilio/voice/network";
import { createVapiFake } from "../../dev/fakes/vapi";
import { CONTROL_HOST } from "../../dev/fakes/vapi/live-control";

/** What left the Worker: the request as it was sent, with its body read. */
export type SentRequest = { method: string; url: URL; headers: Headers; body: string };

type Host =
  | "api.vapi.ai"
  | "storage.vapi.sim"
  | typeof CONTROL_HOST
  | "api.twilio.com"
  | "verify.twilio.com"
  | "api.resend.com"
  | "api.sendgrid.com"
  | "api.llm.sim"
  | (typeof OPENID_HOSTS)[number];

/** Google and Microsoft, who live outside the Worker (dev/openid) and outlast a test. */
const OPENID_HOSTS = [
  "accounts.google.com",
  "oauth2.googleapis.com",
  "www.googleapis.com",
  "login.microsoftonline.com",
] as const;
const openId = (request: Request) => env.OPENID.fetch(new Request(request, { redirect: "manual" }));

type Answer = (request: Request) => Response | Promise<Response>;

/** The key that opens api.llm.sim in tests. */
export const LLM_TEST_KEY = "llm-test-key";

/** As it is entered at Resend. */
const RESEND_WEBHOOK_URL = "http://ava.test/api/v1/webhooks/resend";

/** workerd warns of a form that is read as text. */
const textOf = async (request: Request) => new TextDecoder().decode(await request.arrayBuffer());

/** Reaches the Worker through its front door, as the network would. */
const deliver = (url: string, init: RequestInit): Promise<Response> => exports.default.fetch(new Request(url, init));

/**
 * Routes `fetch` by host to fresh fakes until it is disposed of (`using fakes = useFakes()`).
 * A host without a fake throws, so that no test reaches the network.
 */
export function useFakes() {
  const now = () => Date.now();
  const stores = {
    vapi: memoryStore(),
    twilio: memoryStore(),
    resend: memoryStore(),
    sendgrid: memoryStore(),
    llm: memoryStore(),
  };
  const frontDoor = (request: Request): Promise<Response> => exports.default.fetch(request);
  const network = { fetch: frontDoor, open: socketsBy(frontDoor) };
  const twilio = createTwilioFake({
    store: stores.twilio,
    now,
    // Time stands still in calls: `phone` lets speech be heard, and picks up what REST has placed.
    voice: { network, sleep: async () => {}, speaks: false, background: () => {} },
  });
  const phone = createTwilioVoice({ exchange: twilio.exchange, network });
  const verify = createVerifyFake({
    store: stores.twilio,
    now,
    account: {
      accountSid: env.TWILIO_ACCOUNT_SID,
      authToken: env.TWILIO_AUTH_TOKEN,
      serviceSid: env.TWILIO_VERIFY_SERVICE_SID,
    },
  });
  const resend = createResendFake({
    store: stores.resend,
    now,
    apiKey: env.RESEND_API_KEY,
    webhook: { url: RESEND_WEBHOOK_URL, secret: env.RESEND_WEBHOOK_SECRET, deliver },
  });
  const sendgrid = createSendGridFake({ store: stores.sendgrid, now, apiKey: env.SENDGRID_API_KEY });
  const llm = createLlmFake({ store: stores.llm, now, apiKey: LLM_TEST_KEY });
  const vapi = createVapiFake({
    store: stores.vapi,
    now,
    platform: {
      key: env.VAPI_API_KEY,
      phoneNumberId: env.VAPI_TEST_PHONE_NUMBER_ID,
      phoneNumber: "+14155550100",
      numberLimit: 5,
    },
    speed: 1,
    twilio: async (request) => twilio.app.fetch(request),
    deliver,
    // Calls stand still in tests: `vapi.playCall(id)` posts one from beginning to end.
    wake: () => {},
  });
  const hosts: Record<Host, Answer> = {
    "accounts.google.com": openId,
    "oauth2.googleapis.com": openId,
    "www.googleapis.com": openId,
    "login.microsoftonline.com": openId,
    "api.vapi.ai": vapi.app.fetch,
    "storage.vapi.sim": vapi.storage.fetch,
    [CONTROL_HOST]: vapi.liveControl.fetch,
    "api.twilio.com": twilio.app.fetch,
    "verify.twilio.com": verify.app.fetch,
    "api.resend.com": resend.app.fetch,
    "api.sendgrid.com": sendgrid.app.fetch,
    "api.llm.sim": llm.app.fetch,
  };
  const isKnown = (host: string): host is Host => Object.hasOwn(hosts, host);
  const sent: SentRequest[] = [];

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (!isKnown(url.host)) throw new Error(`No fake answers for ${url.host}: see test/worker/fakes.ts`);
    const { method, headers } = request;
    sent.push({ method, url, headers: new Headers(headers), body: await textOf(request.clone()) });
    return hosts[url.host](request);
  }

  vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const { signal } = request;
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    return signal.aborted ? Promise.reject(signal.reason) : Promise.race([answer(request), aborted]);
  });

  return {
    vapi,
    twilio,
    /** Twilio's codes by SMS; they are read in `outbox`. */
    verify,
    /** The caller's telephone: `phone.ring({ to, from })`. See dev/fakes/twilio/voice/caller.ts. */
    phone,
    /** `resend.bounce({ to, type })` tells the Worker that a mail came back. */
    resend,
    sendgrid,
    /** `llm.script([…])` dictates the next answers, `llm.misbehave({ kind })` spoils them. */
    llm,
    /** What a person would have received, newest last. */
    outbox: async () => outboxOf([...(await resend.emails()), ...(await sendgrid.emails())], await twilio.messages()),
    /** What was sent to a host, oldest first. */
    requests: (host: Host) => sent.filter(({ url }) => url.host === host),
    /** From now on somebody else answers for a host: a provider that lies, say. */
    replace: (host: Host, answer: Answer) => {
      hosts[host] = answer;
    },
    /** From now on the vendor misbehaves; `none` makes it well again. */
    fault: (vendor: Vendor, kind: Fault["kind"], rest: Omit<Fault, "kind"> = {}) =>
      setFault(stores[vendor], { kind, ...rest }),
    [Symbol.dispose]() {
      vi.unstubAllGlobals();
    },
  };
}
