import { Hono } from "hono";
import * as z from "zod";
import type { Collection } from "../store";
import type { VapiEnv } from "./accounts";
import { readBody, refuse } from "./answers";
import type { CallRecord } from "./call-record";
import { answerList } from "./lists";
import { controlUrl } from "./live-control";
import { isRecorded } from "./report";
import { scriptFor } from "./scripts";
import type { Storage } from "./storage";
import { type Assistant, type Call, CallBody, type PhoneNumber } from "./wire";

export type CallDeps = {
  calls: Collection<CallRecord>;
  live: Collection<string>;
  assistants: Collection<Assistant>;
  numbers: Collection<PhoneNumber>;
  storage: Storage;
  now: () => number;
  wake: (atMs: number) => void;
};

const CONCURRENCY_LIMIT = 10;
const INTERNATIONAL = "ended:call.start.error-vapi-number-international";

const CallPatch = z.object({ name: z.string().max(40).optional() });

/** Vapi's `/call`. Not idempotent: each `POST` rings again. Source: CONTRACTS.md 1.5. */
export function callRoutes(deps: CallDeps) {
  const { calls, live, assistants, numbers, storage, now } = deps;
  const find = async (orgId: string, id: string) => {
    const found = await calls.get(id);
    return found?.call.orgId === orgId ? found : null;
  };
  const missing = (id: string) => `Call ${id} not found`;

  return new Hono<VapiEnv>()
    .post("/", async (c) => {
      const read = await readBody(c, CallBody);
      if (!read.ok) return read.answer;
      const { orgId } = c.var.account;
      const { assistantId, assistant: transient, assistantOverrides, phoneNumberId, customer, name } = read.body;
      if (!assistantId === !transient) return refuse(c, 400, "exactly one of assistantId and assistant must be set");
      const saved = assistantId ? await assistants.get(assistantId) : null;
      if (assistantId && saved?.orgId !== orgId) return refuse(c, 400, `Assistant ${assistantId} not found`);
      const phoneNumber = phoneNumberId ? await numbers.get(phoneNumberId) : null;
      if (phoneNumber?.orgId !== orgId) return refuse(c, 400, `Phone number ${phoneNumberId} not found`);
      if (phoneNumber.status !== "active") return refuse(c, 400, `Phone number ${phoneNumberId} is not active`);
      if (!customer?.number) return refuse(c, 400, "customer.number must be set");
      const assistant = { ...(saved ?? transient), ...assistantOverrides };
      const abroad = phoneNumber.provider === "vapi" && !customer.number.startsWith("+1");
      const record = newRecord(now(), {
        call: {
          orgId,
          type: "outboundPhoneCall",
          customer: { ...customer, number: customer.number },
          name,
          assistantId,
          phoneNumberId,
        },
        assistant,
        phoneNumber,
        script: abroad ? INTERNATIONAL : scriptFor(assistant).name,
      });
      await begin(deps, record);
      const remainingConcurrentCalls = Math.max(CONCURRENCY_LIMIT - (await live.list()).length, 0);
      const subscriptionLimits = {
        concurrencyBlocked: false,
        concurrencyLimit: CONCURRENCY_LIMIT,
        remainingConcurrentCalls,
      };
      return c.json({ ...record.call, subscriptionLimits }, 201);
    })
    .get("/", async (c) => {
      const { id, assistantId, phoneNumberId } = c.req.query();
      const all = (await calls.list()).map(({ call }) => call);
      return answerList(
        c,
        all.filter(
          (call) =>
            call.orgId === c.var.account.orgId &&
            (!id || call.id === id) &&
            (!assistantId || call.assistantId === assistantId) &&
            (!phoneNumberId || call.phoneNumberId === phoneNumberId),
        ),
      );
    })
    .get("/:id", async (c) => {
      const record = await find(c.var.account.orgId, c.req.param("id"));
      return record ? c.json(record.call) : refuse(c, 404, missing(c.req.param("id")));
    })
    .patch("/:id", async (c) => {
      const record = await find(c.var.account.orgId, c.req.param("id"));
      if (!record) return refuse(c, 404, missing(c.req.param("id")));
      const read = await readBody(c, CallPatch);
      if (!read.ok) return read.answer;
      const call = { ...record.call, ...read.body, updatedAt: new Date(now()).toISOString() };
      await calls.put(call.id, { ...record, call });
      return c.json(call);
    })
    .delete("/:id", async (c) => {
      const record = await find(c.var.account.orgId, c.req.param("id"));
      if (!record) return refuse(c, 404, missing(c.req.param("id")));
      // Unknown to us: what Vapi answers for a call that goes on (CONTRACTS.md 1.5). Nobody of ours may ask it.
      if (!record.over) return refuse(c, 400, `Call ${record.call.id} is still in progress`);
      await calls.delete(record.call.id);
      await live.delete(record.call.id);
      return c.json(record.call);
    })
    .get("/:id/mono-recording", async (c) => {
      const record = await find(c.var.account.orgId, c.req.param("id"));
      const recorded = record?.over && record.call.startedAt && isRecorded(record.assistant ?? {});
      if (!recorded) return refuse(c, 404, `Call ${c.req.param("id")} has no recording`);
      return c.redirect(await storage.signedUrl(record.call.id), 302);
    });
}

type Placed = {
  call: Pick<Call, "orgId" | "type" | "customer"> & {
    name?: string | undefined;
    assistantId?: string | undefined;
    phoneNumberId?: string | undefined;
  };
  assistant: CallRecord["assistant"];
  phoneNumber: PhoneNumber | null;
  script: string | null;
};

export function newRecord(nowMs: number, { call, assistant, phoneNumber, script }: Placed): CallRecord {
  const at = new Date(nowMs).toISOString();
  const id = crypto.randomUUID();
  const { name, assistantId, phoneNumberId, ...rest } = call;
  return {
    call: {
      id,
      ...rest,
      ...(name !== undefined && { name }),
      ...(assistantId !== undefined && { assistantId }),
      ...(phoneNumberId !== undefined && { phoneNumberId }),
      phoneCallTransport: "pstn",
      phoneCallProvider: phoneNumber?.provider ?? "vapi",
      status: rest.type === "inboundPhoneCall" ? "ringing" : "queued",
      monitor: { controlUrl: controlUrl(id) },
      createdAt: at,
      updatedAt: at,
      cost: 0,
    },
    assistant,
    phoneNumber,
    script,
    originMs: nowMs,
    position: 0,
    pending: null,
    toolResults: {},
    over: false,
  };
}

export async function begin({ calls, live, wake }: Pick<CallDeps, "calls" | "live" | "wake">, record: CallRecord) {
  await calls.put(record.call.id, record);
  await live.put(record.call.id, record.call.id);
  wake(record.originMs);
}
