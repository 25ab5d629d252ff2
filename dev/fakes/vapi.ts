import { Hono } from "hono";
import { z } from "zod";
import { Fault, faultSwitch, setFault } from "./faults";
import { collection, type FakeStore } from "./store";
import { DEMO_VAPI_KEY, FREE_NUMBER_LIMIT, openAccounts, requireAccount, type VapiEnv } from "./vapi/accounts";
import { FAULT_ANSWERS, refuse } from "./vapi/answers";
import { assistantRoutes } from "./vapi/assistants";
import { phoneNumberRoutes } from "./vapi/phone-numbers";
import { Assistant, PhoneNumber } from "./vapi/wire";

export type VapiDeps = {
  store: FakeStore;
  /** Epoch milliseconds. */
  now: () => number;
  /** AvaFirst's own account, as it exists at Vapi before anything runs. */
  platform: { key: string; phoneNumberId: string; phoneNumber: string; numberLimit: number };
  /** Twilio, as Vapi reaches it when a number is imported. */
  twilio: (request: Request) => Promise<Response>;
};

const PLATFORM_ORG = "0f0d3c8e-6a55-4c0e-9e0a-5f6d6b1d2a01";

/** `POST /keys` of the control app: an account that exists at Vapi from now on. */
const NewAccount = z.object({ key: z.string().min(1), name: z.string().default("Another account") });

export function createVapiFake({ store, now, platform, twilio }: VapiDeps) {
  const accounts = openAccounts(store);
  const assistants = collection(store, "assistant", Assistant);
  const numbers = collection(store, "number", PhoneNumber);

  async function seed() {
    if (await accounts.get(platform.key)) return;
    const at = new Date(now()).toISOString();
    const { key, numberLimit } = platform;
    await accounts.put(key, { key, orgId: PLATFORM_ORG, name: "AvaFirst", numberLimit });
    await register({ key: DEMO_VAPI_KEY, name: "Demo account" });
    // Imported, not free: a free Vapi number cannot ring an owner abroad.
    await numbers.put(platform.phoneNumberId, {
      id: platform.phoneNumberId,
      orgId: PLATFORM_ORG,
      provider: "twilio",
      number: platform.phoneNumber,
      name: "AvaFirst test line",
      status: "active",
      createdAt: at,
      updatedAt: at,
    });
  }
  const register = ({ key, name }: z.infer<typeof NewAccount>) =>
    accounts.put(key, { key, orgId: crypto.randomUUID(), name, numberLimit: FREE_NUMBER_LIMIT });

  const app = new Hono<VapiEnv>()
    .use(faultSwitch(store, FAULT_ANSWERS))
    .use(async (_c, next) => {
      await seed();
      return next();
    })
    .use(requireAccount(accounts))
    .route("/assistant", assistantRoutes({ assistants, now }))
    .route("/phone-number", phoneNumberRoutes({ numbers, assistants, now, twilio }))
    .notFound((c) => refuse(c, 404, `Cannot ${c.req.method} ${c.req.path}`));

  const control = new Hono()
    .post("/keys", async (c) => c.json(await register(NewAccount.parse(await c.req.json())).then(() => ({ ok: true }))))
    .post("/fault", async (c) =>
      c.json(await setFault(store, Fault.parse(await c.req.json())).then(() => ({ ok: true }))),
    )
    .post("/reset", async (c) => c.json(await store.clear().then(() => ({ ok: true }))));

  return { app, control };
}
