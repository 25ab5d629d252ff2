/**
 * The internet of the local stack: Miniflare sends every `fetch` of the API here (`outboundService`), and its direct
 * socket serves the control page. Bindings (wrangler.toml beside this file):
 *
 * - Durable Objects `VAPI_FAKE` (class VapiFake), `TWILIO_FAKE` (TwilioFake), `RESEND_FAKE` (ResendFake), `SENDGRID_FAKE`
 *   (SendGridFake), `LLM_FAKE` (LlmFake), SQLite-backed
 * - service `OPENID`: Google and Microsoft, who are Node code (dev/openid)
 * - vars `CALL_SPEED`, `VAPI_API_KEY`, `VAPI_TEST_PHONE_NUMBER_ID`, `RESEND_API_KEY`, `RESEND_WEBHOOK_SECRET`, `SENDGRID_API_KEY`,
 *   `LLM_API_KEY`, `TWILIO_ACCOUNT_SID`, `TWILIO_AUTH_TOKEN`, `TWILIO_VERIFY_SERVICE_SID`
 *
 * What the fakes post themselves (Vapi's server messages, Resend's events) goes out by this Worker's own `fetch`, to 127.0.0.1 or
 * localhost and nowhere else. A request under one of those names is for the control page.
 */
import { VENDOR_OF_HOST } from "../openid/hosts";
import { createControl } from "./control";
import { type FakesEnv, INTERNAL_ORIGIN, LlmFake, ResendFake, SendGridFake, TwilioFake, VapiFake } from "./objects";
import { CONTROL_HOST } from "./vapi/live-control";

export { LlmFake, ResendFake, SendGridFake, TwilioFake, VapiFake };

/** Each vendor is one object, found by one name. */
const objects = (env: FakesEnv) => ({
  vapi: env.VAPI_FAKE.getByName("vapi"),
  twilio: env.TWILIO_FAKE.getByName("twilio"),
  resend: env.RESEND_FAKE.getByName("resend"),
  sendgrid: env.SENDGRID_FAKE.getByName("sendgrid"),
  llm: env.LLM_FAKE.getByName("llm"),
});

const VENDOR_HOSTS = {
  "api.vapi.ai": "vapi",
  "storage.vapi.sim": "vapi",
  [CONTROL_HOST]: "vapi",
  "api.twilio.com": "twilio",
  "verify.twilio.com": "twilio",
  "api.resend.com": "resend",
  "api.sendgrid.com": "sendgrid",
  "api.llm.sim": "llm",
} as const;
type VendorHost = keyof typeof VENDOR_HOSTS;
const isVendor = (host: string): host is VendorHost => Object.hasOwn(VENDOR_HOSTS, host);

/** Google and Microsoft; a browser finds their log-in pages on the control page's port, below `/openid`. */
const OPENID_HOSTS = new Set<string>(Object.keys(VENDOR_OF_HOST));

const OURSELVES = new Set(["127.0.0.1", "localhost"]);

export default {
  async fetch(request, env) {
    const { host, hostname, pathname } = new URL(request.url);
    const vendors = objects(env);
    if (isVendor(host)) return vendors[VENDOR_HOSTS[host]].fetch(request);
    if (OPENID_HOSTS.has(host)) return env.OPENID.fetch(request);
    if (OURSELVES.has(hostname)) {
      if (pathname.startsWith("/openid/")) return env.OPENID.fetch(request);
      const control = createControl((vendor, path, init) => vendors[vendor].fetch(`${INTERNAL_ORIGIN}${path}`, init));
      return control.fetch(request);
    }
    const message = `No fake answers for ${host}. The local stack reaches no network: add one in dev/fakes.`;
    console.error(message);
    return new Response(message, { status: 501 });
  },
} satisfies ExportedHandler<FakesEnv>;
