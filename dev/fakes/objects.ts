import { DurableObject } from "cloudflare:workers";
import * as z from "zod";
import { createLlmFake } from "./llm";
import { createResendFake } from "./resend";
import { createSendGridFake } from "./sendgrid";
import { durableStore } from "./store";
import { createTwilioFake } from "./twilio";
import { createVerifyFake, VERIFY_HOST } from "./twilio/verify";
import { sleepUnless, socketsBy } from "./twilio/voice/network";
import { createVapiFake } from "./vapi";
import { CONTROL_HOST } from "./vapi/live-control";
import { STORAGE_HOST } from "./vapi/report";

export type FakesEnv = {
  VAPI_FAKE: DurableObjectNamespace<VapiFake>;
  TWILIO_FAKE: DurableObjectNamespace<TwilioFake>;
  RESEND_FAKE: DurableObjectNamespace<ResendFake>;
  SENDGRID_FAKE: DurableObjectNamespace<SendGridFake>;
  LLM_FAKE: DurableObjectNamespace<LlmFake>;
  OPENID: Fetcher;
  CALL_SPEED: string;
  VAPI_API_KEY: string;
  VAPI_TEST_PHONE_NUMBER_ID: string;
  RESEND_API_KEY: string;
  RESEND_WEBHOOK_SECRET: string;
  SENDGRID_API_KEY: string;
  LLM_API_KEY: string;
  TWILIO_ACCOUNT_SID: string;
  TWILIO_AUTH_TOKEN: string;
  TWILIO_VERIFY_SERVICE_SID: string;
};

/** A vendor's controls answer under this origin, which no vendor has. */
export const INTERNAL_ORIGIN = "http://fakes.internal";
const isControl = (url: URL) => url.origin === INTERNAL_ORIGIN;

const Speed = z.coerce.number().positive().max(1000);

/** AvaFirst's own account at Vapi pays: five free numbers would be used up by trying things out. */
const PLATFORM_NUMBER_LIMIT = 1000;
const PLATFORM_NUMBER = "+14155550100";

/** Vapi. Its calls advance by alarms, with every position in storage: a call outlives the process. */
export class VapiFake extends DurableObject<FakesEnv> {
  readonly #fake: ReturnType<typeof createVapiFake>;
  #wakeMs: number | null = null;

  constructor(ctx: DurableObjectState, env: FakesEnv) {
    super(ctx, env);
    this.#fake = createVapiFake({
      store: durableStore(ctx.storage),
      now: () => Date.now(),
      speed: Speed.parse(env.CALL_SPEED),
      platform: {
        key: env.VAPI_API_KEY,
        phoneNumberId: env.VAPI_TEST_PHONE_NUMBER_ID,
        phoneNumber: PLATFORM_NUMBER,
        numberLimit: PLATFORM_NUMBER_LIMIT,
      },
      twilio: (request) => env.TWILIO_FAKE.getByName("twilio").fetch(request),
      deliver: deliverHome,
      wake: (atMs) => this.#wake(atMs),
    });
    // A stack that was killed while a delivery was under way has left live calls without an alarm.
    ctx.waitUntil(
      ctx.blockConcurrencyWhile(async () => {
        if ((await ctx.storage.getAlarm()) === null) this.#wake(Date.now());
      }),
    );
  }

  #wake(atMs: number) {
    const now = Date.now();
    // An alarm of the past may be gone; one that is still to come stands, if it is early enough.
    if (this.#wakeMs !== null && this.#wakeMs > now && this.#wakeMs <= atMs) return;
    this.#wakeMs = Math.max(atMs, now);
    this.ctx.waitUntil(this.ctx.storage.setAlarm(this.#wakeMs));
  }

  /** Not awaited: a call that waits for our server must not hold up the alarm of another. */
  override alarm(): void {
    this.#wakeMs = null;
    this.ctx.waitUntil(this.#fake.advance());
  }

  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (isControl(url)) return this.#fake.control.fetch(request);
    if (url.host === STORAGE_HOST) return this.#fake.storage.fetch(request);
    return url.host === CONTROL_HOST ? this.#fake.liveControl.fetch(request) : this.#fake.app.fetch(request);
  }
}

/** Our server, reached as the vendor would reach it: only ever this machine. */
function deliverHome(url: string, init: RequestInit): Promise<Response> {
  requireHome(url);
  return fetch(url, init);
}

function requireHome(url: string): void {
  const { hostname, origin } = new URL(url);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") throw new Error(`The fakes do not call ${origin}`);
}

/** Our server by any request, the relay's handshake too. */
const fetchHome = (request: Request): Promise<Response> => {
  requireHome(request.url);
  return fetch(request);
};

/** While a call goes on the object must not be put away: an alarm comes round so often. */
const KEEP_ALIVE_MS = 5_000;

/** Twilio. Its calls live in memory, with a socket each: they end with the process. */
export class TwilioFake extends DurableObject<FakesEnv> {
  readonly #fake: ReturnType<typeof createTwilioFake>;
  readonly #verify = createVerifyFake({
    store: durableStore(this.ctx.storage),
    now: () => Date.now(),
    account: {
      accountSid: this.env.TWILIO_ACCOUNT_SID,
      authToken: this.env.TWILIO_AUTH_TOKEN,
      serviceSid: this.env.TWILIO_VERIFY_SERVICE_SID,
    },
  });
  #live = 0;

  constructor(ctx: DurableObjectState, env: FakesEnv) {
    super(ctx, env);
    const speed = Speed.parse(env.CALL_SPEED);
    this.#fake = createTwilioFake({
      store: durableStore(ctx.storage),
      now: () => Date.now(),
      platform: { sid: env.TWILIO_ACCOUNT_SID, authToken: env.TWILIO_AUTH_TOKEN },
      voice: {
        network: { fetch: fetchHome, open: socketsBy(fetchHome) },
        sleep: (ms, signal) => sleepUnless(signal, ms / speed),
        speaks: true,
        background: (work) => this.#keepAlive(work),
      },
    });
  }

  #keepAlive(work: Promise<void>) {
    this.#live += 1;
    this.ctx.waitUntil(this.ctx.storage.setAlarm(Date.now() + KEEP_ALIVE_MS));
    this.ctx.waitUntil(
      work
        .catch((error) => console.error(`twilio fake: a call broke off: ${error}`))
        .finally(() => {
          this.#live -= 1;
        }),
    );
  }

  override async alarm(): Promise<void> {
    if (this.#live > 0) await this.ctx.storage.setAlarm(Date.now() + KEEP_ALIVE_MS);
  }

  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (isControl(url)) return this.#fake.control.fetch(request);
    return (url.host === VERIFY_HOST ? this.#verify : this.#fake).app.fetch(request);
  }
}

/** As an owner enters it at Resend. The host alone matters: whatever is for this machine goes to the API. */
const RESEND_WEBHOOK_URL = "http://localhost/api/v1/webhooks/resend";

export class ResendFake extends DurableObject<FakesEnv> {
  readonly #fake = createResendFake({
    store: durableStore(this.ctx.storage),
    now: () => Date.now(),
    apiKey: this.env.RESEND_API_KEY,
    webhook: { url: RESEND_WEBHOOK_URL, secret: this.env.RESEND_WEBHOOK_SECRET, deliver: deliverHome },
  });

  override async fetch(request: Request): Promise<Response> {
    return (isControl(new URL(request.url)) ? this.#fake.control : this.#fake.app).fetch(request);
  }
}

export class SendGridFake extends DurableObject<FakesEnv> {
  readonly #fake = createSendGridFake({
    store: durableStore(this.ctx.storage),
    now: () => Date.now(),
    apiKey: this.env.SENDGRID_API_KEY,
  });

  override async fetch(request: Request): Promise<Response> {
    return (isControl(new URL(request.url)) ? this.#fake.control : this.#fake.app).fetch(request);
  }
}

export class LlmFake extends DurableObject<FakesEnv> {
  readonly #fake = createLlmFake({
    store: durableStore(this.ctx.storage),
    now: () => Date.now(),
    apiKey: this.env.LLM_API_KEY,
  });

  override async fetch(request: Request): Promise<Response> {
    return (isControl(new URL(request.url)) ? this.#fake.control : this.#fake.app).fetch(request);
  }
}
