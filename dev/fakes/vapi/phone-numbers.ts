import { Hono } from "hono";
import type { Collection } from "../store";
import type { Account, VapiEnv } from "./accounts";
import { readBody, refuse } from "./answers";
import { answerList } from "./lists";
import { type Assistant, type PhoneNumber, PhoneNumberBody, PhoneNumberPatch } from "./wire";

type Deps = {
  numbers: Collection<PhoneNumber>;
  assistants: Collection<Assistant>;
  now: () => number;
  /** Twilio, as Vapi reaches it when a number is imported. */
  twilio: (request: Request) => Promise<Response>;
};

/** Area codes in which Vapi has nothing left to allocate. */
export const OUT_OF_STOCK = new Set(["202", "212", "213", "305", "310", "312", "646", "917"]);
const HINTED = ["701", "279", "406"];

/** A new number gets its digits after so long, or after so many looks at it. */
const ACTIVATION_MS = 4_000;
const ACTIVATION_LOOKS = 3;

/** Not part of what Vapi shows: how often the number was looked at while it was activating. */
const LOOKS = "fakeLooks";

/** Vapi's `/phone-number`: buying is creating, and the digits come later. Source: CONTRACTS.md 1.4. */
export function phoneNumberRoutes({ numbers, assistants, now, twilio }: Deps) {
  const shown = ({ [LOOKS]: _looks, ...number }: PhoneNumber) => number;
  const owned = async (orgId: string) => (await numbers.list()).filter((number) => number.orgId === orgId);
  const missing = (id: string) => `Phone number ${id} not found`;

  /** The number as it is now: looking at an activating one brings its activation nearer. */
  async function look(orgId: string, id: string): Promise<PhoneNumber | null> {
    const number = await numbers.get(id);
    if (!number || number.orgId !== orgId) return null;
    if (number.status !== "activating") return number;
    const looks = Number(number[LOOKS] ?? 0) + 1;
    const due = now() >= Date.parse(number.createdAt) + ACTIVATION_MS || looks >= ACTIVATION_LOOKS;
    const seen: PhoneNumber = due
      ? { ...number, status: "active", number: digitsFor(number), updatedAt: new Date(now()).toISOString() }
      : { ...number, [LOOKS]: looks };
    await numbers.put(id, seen);
    return seen;
  }

  /** Why this account cannot have the number, or null. */
  async function refusal(account: Account, body: PhoneNumberBody): Promise<string | null> {
    if (body.assistantId && (await assistants.get(body.assistantId))?.orgId !== account.orgId) {
      return `Assistant ${body.assistantId} not found`;
    }
    if (body.provider === "twilio") return twilioRefusal(twilio, body);
    if (!body.numberDesiredAreaCode && !body.sipUri) return "numberDesiredAreaCode or sipUri must be set";
    if (body.numberDesiredAreaCode && OUT_OF_STOCK.has(body.numberDesiredAreaCode)) {
      return `This area code is currently not available. Hint: Try one of ${HINTED.join(", ")}.`;
    }
    const held = (await owned(account.orgId)).filter(({ provider }) => provider === "vapi");
    if (held.length < account.numberLimit) return null;
    return `You have reached the limit of ${account.numberLimit} free phone numbers per account.`;
  }

  return new Hono<VapiEnv>()
    .post("/", async (c) => {
      const read = await readBody(c, PhoneNumberBody);
      if (!read.ok) return read.answer;
      const refused = await refusal(c.var.account, read.body);
      if (refused) return refuse(c, 400, refused);
      const at = new Date(now()).toISOString();
      const number: PhoneNumber = {
        ...read.body,
        id: crypto.randomUUID(),
        orgId: c.var.account.orgId,
        createdAt: at,
        updatedAt: at,
        status: read.body.provider === "vapi" && !read.body.sipUri ? "activating" : "active",
      };
      await numbers.put(number.id, number);
      return c.json(shown(number), 201);
    })
    .get("/", async (c) => answerList(c, (await owned(c.var.account.orgId)).map(shown)))
    .get("/:id", async (c) => {
      const number = await look(c.var.account.orgId, c.req.param("id"));
      return number ? c.json(shown(number)) : refuse(c, 404, missing(c.req.param("id")));
    })
    .patch("/:id", async (c) => {
      const number = await numbers.get(c.req.param("id"));
      if (!number || number.orgId !== c.var.account.orgId) return refuse(c, 404, missing(c.req.param("id")));
      const read = await readBody(c, PhoneNumberPatch);
      if (!read.ok) return read.answer;
      const { assistantId } = read.body;
      if (assistantId && (await assistants.get(assistantId))?.orgId !== number.orgId) {
        return refuse(c, 400, `Assistant ${assistantId} not found`);
      }
      const { id, orgId, createdAt, provider } = number;
      const updatedAt = new Date(now()).toISOString();
      const updated: PhoneNumber = { ...number, ...read.body, id, orgId, createdAt, provider, updatedAt };
      await numbers.put(id, updated);
      return c.json(shown(updated));
    })
    .delete("/:id", async (c) => {
      const number = await numbers.get(c.req.param("id"));
      if (!number || number.orgId !== c.var.account.orgId) return refuse(c, 404, missing(c.req.param("id")));
      await numbers.delete(number.id);
      return c.json(shown(number));
    });
}

/** 555-01xx numbers belong to nobody. The last two digits come from the id, so that a number keeps them. */
function digitsFor(number: PhoneNumber): string {
  const line = Number.parseInt(number.id.slice(0, 6), 16) % 9000;
  return `+1${number.numberDesiredAreaCode}555${String(1000 + line)}`;
}

/** Vapi signs in at Twilio with what it was given, looks for the number there, and takes over its voice address. */
async function twilioRefusal(
  twilio: Deps["twilio"],
  body: Extract<PhoneNumberBody, { provider: "twilio" }>,
): Promise<string | null> {
  const [user, password] = body.twilioApiKey
    ? [body.twilioApiKey, body.twilioApiSecret]
    : [body.twilioAccountSid, body.twilioAuthToken];
  if (!password) return "twilioAuthToken or twilioApiKey and twilioApiSecret must be set";
  const base = `https://api.twilio.com/2010-04-01/Accounts/${body.twilioAccountSid}/IncomingPhoneNumbers`;
  const headers = { Authorization: `Basic ${btoa(`${user}:${password}`)}` };
  const answer = await twilio(new Request(`${base}.json?PhoneNumber=${encodeURIComponent(body.number)}`, { headers }));
  if (!answer.ok) return "Twilio refused these credentials.";
  const found: { incoming_phone_numbers: { sid: string }[] } = await answer.json();
  const [number] = found.incoming_phone_numbers;
  if (!number) return `Number ${body.number} was not found in this Twilio account.`;
  const form = new URLSearchParams({ VoiceUrl: "https://api.vapi.ai/twilio/inbound_call", VoiceMethod: "POST" });
  await twilio(new Request(`${base}/${number.sid}.json`, { method: "POST", headers, body: form }));
  return null;
}
