import { createExecutionContext, createMessageBatch, getQueueResult, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { newRecord } from "../../../dev/fakes/vapi/calls";
import type { CallRoom } from "../../../durable-objects/call-room";
import { eraseOrg } from "../../../worker/account/erase.jobs";
import { archiveCall } from "../../../worker/calls/archive.service";
import { sweepDeletions } from "../../../worker/calls/erase-call.service";
import { copyRecording } from "../../../worker/calls/recording.service";
import worker from "../../../worker/index";
import { type CallId, newId, type OrgId, type UserId } from "../../../worker/lib/ids";
import { DAY } from "../../../worker/lib/time";
import { orgs } from "../../../worker/orgs/orgs.sql.ts";
import { syncAssistant } from "../../../worker/receptionists/assistant-sync";
import { avaProfiles } from "../../../worker/receptionists/receptionists.sql.ts";
import { shortCall, vapiOrg } from "../calls/vapi-caller";
import { useFakes } from "../fakes";
import { createOrg, services } from "../harness";
import { avaOrg, room } from "../voice/browser-call";
import { phoneOrg } from "../voice/phone-call";
import { WAITING_COPIES } from "./erase-checks";

const fakes = useFakes();
const { db } = services;

/** Marks an organisation as one to be erased, whose owner keeps their account. */
const mark = (orgId: OrgId) => db.update(orgs).set({ erasedAt: services.now() }).where(eq(orgs.id, orgId));
const isThere = async (orgId: OrgId) => (await db.select().from(orgs).where(eq(orgs.id, orgId))).length > 0;
const erase = async ({ orgId, userId }: { orgId: OrgId; userId: UserId }) => {
  await mark(orgId);
  await eraseOrg(services, { id: "job_erase", type: "org.erase", orgId, userId });
};
/** All that a room still keeps of its call, as text. */
const keptIn = (id: string) =>
  runInDurableObject(room(id), (_: CallRoom, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
      .toArray()
      .filter(({ name }) => !name.startsWith("_cf"));
    return JSON.stringify(tables.flatMap(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray()));
  });

test("whoever is on the line is hung up on, and the room keeps nothing of what was said", async () => {
  const org = await phoneOrg(fakes);
  const { call, id } = await org.ring();
  await call.hears();
  await call.say("Je m'appelle Luc Moreau.");
  await call.hears();
  expect(await keptIn(id)).toContain("Moreau");
  // Twilio deletes no call that goes on, and this one may not have ended there yet.
  await erase(org).catch((error: unknown) => expect(error).toMatchObject({ name: "NotYet" }));
  await call.ended();
  // The network tells that the call is over, which opens the room once more, for two minutes at most.
  expect(await keptIn(id)).not.toContain("Moreau");
  expect((await room(id).describe(org.orgId))?.turns ?? []).toEqual([]);
});

test("what a call brings after its organisation is gone is forgotten, and its job asks for no person", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  expect(await room(call.callId).archive()).not.toBeNull();
  await db.delete(orgs).where(eq(orgs.id, call.orgId));
  await archiveCall(services, call.orgId, call.callId);
  expect(await room(call.callId).archive()).toBeNull();
  expect(await keptIn(call.callId)).toBe("[]");

  const body = { id: "job_late", type: "call.archive", orgId: call.orgId, callId: call.callId };
  const batch = createMessageBatch("jobs", [{ id: "m1", timestamp: new Date(), attempts: 6, body }]);
  const context = createExecutionContext();
  await worker.queue(batch, env, context);
  expect((await getQueueResult(batch, context)).explicitAcks).toEqual(["m1"]);
  const failed = env.DB.prepare("SELECT count(*) AS n FROM failed_jobs WHERE org_id = ?").bind(call.orgId);
  expect(await failed.first("n")).toBe(0);
});

async function addCalls(orgId: OrgId, count: number, provider: "vapi" | "browser" = "vapi") {
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
       recording_status, archived_at)
     SELECT 'call_' || ?1 || ?3 || value, ?1, ?3, value, 'phone', 'inbound', 0, 'ended', 1, 0, 'none', 1 FROM json_each(?2)`,
  )
    .bind(orgId, JSON.stringify(Array.from({ length: count }, (_, index) => index)), provider)
    .run();
}

/** The paths of the calls that Vapi was asked to delete. */
const deletedAtVapi = () =>
  fakes
    .requests("api.vapi.ai")
    .flatMap(({ method, url: { pathname } }) =>
      method === "DELETE" && pathname.startsWith("/call/") ? [pathname] : [],
    );

test("many pages of calls and recordings go, and another organisation's stay", async () => {
  const [org, other] = [await createOrg(), await createOrg()];
  await addCalls(org.orgId, 320, "browser");
  await addCalls(org.orgId, 102);
  await addCalls(other.orgId, 3);
  const keys = Array.from({ length: 1100 }, (_, index) => `recordings/${org.orgId}/call_${index}`);
  for (let from = 0; from < keys.length; from += 100)
    await Promise.all(keys.slice(from, from + 100).map((key) => env.RECORDINGS.put(key, "a")));
  await env.RECORDINGS.put(`recordings/${other.orgId}/call_1`, "a");
  await erase(org);
  expect((await env.RECORDINGS.list({ prefix: `recordings/${org.orgId}/` })).objects).toEqual([]);
  // More calls at Vapi than one job asks for: another goes on.
  await vi.waitFor(async () => expect(await isThere(org.orgId)).toBe(false), { timeout: 14_000, interval: 100 });
  const theirs = Array.from({ length: 102 }, (_, index) => `/call/${index}`);
  expect(deletedAtVapi()).toEqual(expect.arrayContaining(theirs));
  const left = env.DB.prepare("SELECT org_id, count(*) AS n FROM calls WHERE org_id IN (?, ?) GROUP BY org_id");
  expect((await left.bind(org.orgId, other.orgId).all()).results).toEqual([{ org_id: other.orgId, n: 3 }]);
  expect((await env.RECORDINGS.list({ prefix: `recordings/${other.orgId}/` })).objects).toHaveLength(1);
}, 30_000);

/** A call that is over, as Vapi keeps it in AvaFirst's own account. */
async function heldAtVapi(): Promise<string> {
  const answer = await fetch("https://api.vapi.ai/phone-number", {
    headers: { Authorization: `Bearer ${env.VAPI_API_KEY}` },
  });
  const [number] = await answer.json<{ orgId: string }[]>();
  if (!number) throw new Error("Vapi's own account holds a number");
  const { orgId } = number;
  const call = { orgId, type: "inboundPhoneCall" as const, customer: { number: "+33612345678" } };
  const record = newRecord(Date.now(), { call, assistant: null, phoneNumber: null, script: null });
  await fakes.vapi.calls.put(record.call.id, { ...record, over: true });
  return record.call.id;
}

test("what Vapi and Twilio keep of each call goes too, whatever waited there, and a day without them loses nothing", async () => {
  const org = await phoneOrg(fakes);
  const { call, archived } = await org.ring();
  await call.hears();
  call.hangUp();
  await call.ended();
  await vi.waitFor(archived);
  const held = await Promise.all(Array.from({ length: 25 }, heldAtVapi));
  const [waiting = "", ...kept] = held;
  await env.DB.batch([
    ...kept.map((id) =>
      env.DB.prepare(
        `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
           recording_status, archived_at)
         VALUES (?1, ?2, 'vapi', ?3, 'phone', 'inbound', 0, 'ended', 1, ?4, 'none', 1)`,
      ).bind(newId("call"), org.orgId, id, Date.now()),
    ),
    env.DB.prepare(
      `INSERT INTO call_deletions (call_id, org_id, requested_by, requested_at, due_at, call_started_at, provider,
         provider_call_id, copies, attempts, next_try_at)
       VALUES (?1, ?2, ?3, 1, 2, ?4, 'vapi', ?5, ?6, 7, 9e15)`,
    ).bind(newId("call"), org.orgId, org.userId, Date.now(), waiting, JSON.stringify(WAITING_COPIES)),
  ]);
  const leftAtVapi = async () =>
    (await fakes.vapi.calls.list()).filter((record) => held.includes(record.call.id)).length;

  await fakes.fault("vapi", "429", { path: "/call" });
  await expect(erase(org)).rejects.toMatchObject({ name: "NotYet" });
  const rows = env.DB.prepare("SELECT count(*) AS n FROM calls WHERE org_id = ?").bind(org.orgId);
  expect(await rows.first("n"), "ours do not wait").toBe(0);
  expect(await leftAtVapi()).toBe(25);
  const asked = deletedAtVapi().filter((path) => held.some((id) => path === `/call/${id}`));
  expect(asked.length, "a provider that is down is not asked for every call").toBeLessThan(20);
  expect(await isThere(org.orgId)).toBe(true);

  await fakes.fault("vapi", "none");
  await sweepDeletions({ ...services, now: () => new Date(Date.now() + DAY) });
  await vi.waitFor(() => erase(org), { timeout: 10_000, interval: 100 });
  expect(await isThere(org.orgId)).toBe(false);
  expect(await leftAtVapi()).toBe(0);
  expect(fakes.twilio.exchange.calls.has(call.sid)).toBe(false);
}, 30_000);

test("a recording whose call is erased while it is copied is not kept", async () => {
  const { orgId } = await createOrg();
  await addCalls(orgId, 1);
  const id: CallId = `call_${orgId}vapi0`;
  await env.DB.prepare("UPDATE calls SET recording_status = 'pending' WHERE id = ?").bind(id).run();
  fakes.replace("storage.vapi.sim", async () => {
    await env.DB.prepare("DELETE FROM calls WHERE id = ?").bind(id).run();
    return new Response("audio", { headers: { "Content-Type": "audio/mpeg" } });
  });
  fakes.replace("api.vapi.ai", () => Response.redirect("https://storage.vapi.sim/a", 302));
  await copyRecording(services, orgId, id);
  fakes.replace("api.vapi.ai", fakes.vapi.app.fetch);
  expect((await env.RECORDINGS.list({ prefix: `recordings/${orgId}/` })).objects).toEqual([]);
});

test("an assistant that is being made is waited for, and none is made any more", async () => {
  const { orgId, userId, profileId } = await avaOrg();
  const leaseUntil = new Date(services.now().getTime() + 30_000);
  await db.update(avaProfiles).set({ syncLeaseUntil: leaseUntil }).where(eq(avaProfiles.orgId, orgId));
  await expect(erase({ orgId, userId })).rejects.toMatchObject({ name: "NotYet" });
  expect(await isThere(orgId)).toBe(true);
  await db.update(avaProfiles).set({ syncLeaseUntil: null, revision: 9 }).where(eq(avaProfiles.orgId, orgId));
  const before = fakes.requests("api.vapi.ai").length;
  expect(await syncAssistant(services, orgId, profileId)).toEqual({ state: "busy" });
  expect(fakes.requests("api.vapi.ai")).toHaveLength(before);
  await erase({ orgId, userId });
  expect(await isThere(orgId)).toBe(false);
});
