import { Hono } from "hono";
import * as z from "zod";
import { faultSwitch } from "./faults";
import { collection, type FakeStore } from "./store";
import { openAccounts, requireAccount, type VapiEnv } from "./vapi/accounts";
import { FAULT_ANSWERS, refuse } from "./vapi/answers";
import { assistantRoutes } from "./vapi/assistants";
import { CallRecord } from "./vapi/call-record";
import { callRoutes } from "./vapi/calls";
import { createVapiControl, type Platform } from "./vapi/control";
import type { Deliver } from "./vapi/delivery";
import { createLiveControl, Orders } from "./vapi/live-control";
import { phoneNumberRoutes } from "./vapi/phone-numbers";
import { createRunner } from "./vapi/runner";
import { createStorage } from "./vapi/storage";
import { Assistant, PhoneNumber } from "./vapi/wire";

export type VapiDeps = {
  store: FakeStore;
  /** Epoch milliseconds. */
  now: () => number;
  /** 1 is the pace of speech, 4 is four times faster. */
  speed: number;
  /** AvaFirst's own account, as it exists at Vapi before anything runs. */
  platform: Platform;
  /** Twilio, as Vapi reaches it when a number is imported. */
  twilio: (request: Request) => Promise<Response>;
  /** Our server, as Vapi reaches it. */
  deliver: Deliver;
  /** Asks for `advance` at that time (epoch ms), even after a restart. */
  wake: (atMs: number) => void;
};

/**
 * Vapi: assistants, phone numbers, calls that speak a script to our server, and their recordings.
 * `app` answers for api.vapi.ai, `storage` for the host that recordings lie on, `liveControl` for the one where calls are told
 * what to do; `control` is ours.
 */
export function createVapiFake(deps: VapiDeps) {
  const { store, now, wake } = deps;
  const accounts = openAccounts(store);
  const assistants = collection(store, "assistant", Assistant);
  const numbers = collection(store, "number", PhoneNumber);
  const calls = collection(store, "call", CallRecord);
  const live = collection(store, "live", z.string());
  const orders = collection(store, "orders", Orders);
  const storage = createStorage({ store, calls, now });
  const runner = createRunner({ ...deps, calls, live, assistants, orders });
  const callDeps = { calls, live, assistants, numbers, storage, now, wake };
  const control = createVapiControl({ ...callDeps, store, accounts, platform: deps.platform });

  const app = new Hono<VapiEnv>()
    .use(faultSwitch(store, FAULT_ANSWERS))
    .use(async (_c, next) => {
      await control.seed();
      return next();
    })
    .use(requireAccount(accounts))
    .route("/assistant", assistantRoutes({ assistants, now }))
    .route("/phone-number", phoneNumberRoutes({ ...deps, numbers, assistants }))
    .route("/call", callRoutes(callDeps))
    .notFound((c) => refuse(c, 404, `Cannot ${c.req.method} ${c.req.path}`));

  return {
    app,
    storage: storage.app,
    liveControl: createLiveControl({ calls, orders, now, wake }),
    control: control.app,
    /** Sends what is due in every live call. */
    advance: runner.advance,
    /** Posts a whole call at once: for tests, which do not wait. */
    playCall: runner.play,
    /** Posts a call up to a message of the test's choosing; it goes on from there. */
    playUntil: runner.playUntil,
    /** Somebody rings a number; the call's id. */
    ring: control.ring,
    /** Makes another private key known. */
    registerKey: control.register,
    calls,
  };
}
