import { createExecutionContext, createMessageBatch, getQueueResult, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { CallRoom } from "../../../durable-objects/call-room";
import { eraseOrg } from "../../../worker/account/erase.jobs";
import { archiveCall } from "../../../worker/calls/archive.service";
import { copyRecording } from "../../../worker/calls/recording.service";
import worker from "../../../worker/index";
import type { CallId, OrgId, UserId } from "../../../worker/lib/ids";
import { orgs } from "../../../worker/orgs/orgs.sql.ts";
import { syncAssistant } from "../../../worker/receptionists/assistant-sync";
import { avaProfiles } from "../../../worker/receptionists/receptionists.sql.ts";
import { shortCall, vapiOrg } from "../calls/vapi-caller";
import { useFakes } from "../fakes";
import { createOrg, services } from "../harness";
import { avaOrg, room } from "../voice/browser-call";
import { phoneOrg } from "../voice/phone-call";

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
  await erase(org);
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

async function addCalls(orgId: OrgId, count: number) {
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
       recording_status, archived_at)
     SELECT 'call_' || ?1 || value, ?1, 'vapi', value, 'phone', 'inbound', 0, 'ended', 1, 0, 'none', 1 FROM json_each(?2)`,
  )
    .bind(orgId, JSON.stringify(Array.from({ length: count }, (_, index) => index)))
    .run();
}

test("many pages of calls and recordings go, and another organisation's stay", async () => {
  const [org, other] = [await createOrg(), await createOrg()];
  await addCalls(org.orgId, 450);
  await addCalls(other.orgId, 3);
  const keys = Array.from({ length: 1100 }, (_, index) => `recordings/${org.orgId}/call_${index}`);
  for (let from = 0; from < keys.length; from += 100)
    await Promise.all(keys.slice(from, from + 100).map((key) => env.RECORDINGS.put(key, "a")));
  await env.RECORDINGS.put(`recordings/${other.orgId}/call_1`, "a");
  await erase(org);
  expect(await isThere(org.orgId)).toBe(false);
  expect((await env.RECORDINGS.list({ prefix: `recordings/${org.orgId}/` })).objects).toEqual([]);
  const left = env.DB.prepare("SELECT org_id, count(*) AS n FROM calls WHERE org_id IN (?, ?) GROUP BY org_id");
  expect((await left.bind(org.orgId, other.orgId).all()).results).toEqual([{ org_id: other.orgId, n: 3 }]);
  expect((await env.RECORDINGS.list({ prefix: `recordings/${other.orgId}/` })).objects).toHaveLength(1);
}, 30_000);

test("a recording whose call is erased while it is copied is not kept", async () => {
  const { orgId } = await createOrg();
  await addCalls(orgId, 1);
  const id: CallId = `call_${orgId}0`;
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
