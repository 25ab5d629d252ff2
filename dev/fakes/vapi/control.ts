import { Hono } from "hono";
import * as z from "zod";
import { Fault, setFault } from "../faults";
import type { Collection, FakeStore } from "../store";
import { type Account, DEMO_VAPI_KEY, FREE_NUMBER_LIMIT } from "./accounts";
import { begin, type CallDeps, newRecord } from "./calls";
import { scriptFor, scriptNamed } from "./scripts";
import { E164 } from "./wire-parts";

/** An account that exists at Vapi from now on. */
const NewAccount = z.object({ key: z.string().min(1), name: z.string().default("Another account") });
export type NewAccount = z.input<typeof NewAccount>;

export const InboundCall = z.object({
  /** The number rung: E.164, or Vapi's id of it. */
  to: z.string().min(1),
  from: E164.default("+33612345678"),
  /** A script's name; absent: the one that suits the assistant. */
  script: z.string().optional(),
});
export type InboundCall = z.input<typeof InboundCall>;

export type Platform = {
  key: string;
  phoneNumberId: string;
  /** E.164 */
  phoneNumber: string;
  /** Numbers it may hold. */
  numberLimit: number;
};

const PLATFORM_TWILIO = "AC00000000000000000000000000000000";
const PLATFORM_ORG = "0f0d3c8e-6a55-4c0e-9e0a-5f6d6b1d2a01";

type Deps = CallDeps & { store: FakeStore; accounts: Collection<Account>; platform: Platform };

/** What a person or a test does to Vapi from outside its API: accounts, calls from the street, failures. */
export function createVapiControl(deps: Deps) {
  const { store, accounts, platform, numbers, assistants, calls, now } = deps;

  const register = async (account: NewAccount): Promise<Account> => {
    const { key, name } = NewAccount.parse(account);
    const registered = { key, name, orgId: crypto.randomUUID(), numberLimit: FREE_NUMBER_LIMIT };
    await accounts.put(key, registered);
    return registered;
  };

  /** AvaFirst's own account and line, and a second account to try "my own key" with. */
  async function seed() {
    if (await accounts.get(platform.key)) return;
    const at = new Date(now()).toISOString();
    const { key, numberLimit, phoneNumberId: id, phoneNumber: number } = platform;
    await accounts.put(key, { key, orgId: PLATFORM_ORG, name: "AvaFirst", numberLimit });
    await register({ key: DEMO_VAPI_KEY, name: "Demo account" });
    // Imported, not free: a free Vapi number cannot ring an owner abroad.
    await numbers.put(id, {
      id,
      orgId: PLATFORM_ORG,
      provider: "twilio",
      twilioAccountSid: PLATFORM_TWILIO,
      number,
      name: "AvaFirst test line",
      status: "active",
      createdAt: at,
      updatedAt: at,
    });
  }

  /** Somebody rings one of the numbers. Returns the call's id. Throws when there is no such number or script. */
  async function ring(call: InboundCall): Promise<string> {
    const { to, from, script } = InboundCall.parse(call);
    await seed();
    const held = await numbers.list();
    const phoneNumber = held.find(({ id, number }) => id === to || number === to);
    if (!phoneNumber) throw new Error(`No Vapi number ${to}`);
    if (script !== undefined && !scriptNamed(script)) throw new Error(`No script named ${script}`);
    const assistant = phoneNumber.assistantId ? await assistants.get(phoneNumber.assistantId) : null;
    const { orgId, id: phoneNumberId } = phoneNumber;
    const assistantId = assistant?.id;
    const record = newRecord(now(), {
      call: { orgId, type: "inboundPhoneCall", customer: { number: from }, assistantId, phoneNumberId },
      assistant,
      phoneNumber,
      script: script ?? (assistant ? scriptFor(assistant).name : null),
    });
    await begin(deps, record);
    return record.call.id;
  }

  const state = async () => {
    await seed();
    return {
      accounts: await accounts.list(),
      assistants: await assistants.list(),
      phoneNumbers: await numbers.list(),
      calls: (await calls.list())
        .map(({ call, script, over }) => ({ ...call, script, over }))
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    };
  };

  const app = new Hono()
    .get("/state", async (c) => c.json(await state()))
    .post("/keys", async (c) => c.json(await register(NewAccount.parse(await c.req.json())), 201))
    .post("/calls", async (c) => c.json({ id: await ring(InboundCall.parse(await c.req.json())) }, 201))
    .post("/fault", async (c) => c.json(await done(setFault(store, Fault.parse(await c.req.json())))))
    .post("/reset", async (c) => c.json(await done(store.clear())))
    .onError((error, c) => c.json({ error: error.message }, 400));

  return { app, seed, ring, register };
}

const done = (work: Promise<void>) => work.then(() => ({ ok: true }));
