import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { DEMO_TWILIO } from "../../../dev/fakes/twilio";
import { DEMO_VAPI_KEY } from "../../../dev/fakes/vapi/accounts";
import type { CallRoom } from "../../../durable-objects/call-room";
import { profileFromPreset } from "../../../receptionist/profile";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { archiveCall } from "../../../worker/calls/archive.service";
import { callDeletions } from "../../../worker/calls/calls.sql.ts";
import { DeletedCalls, DeletionReceipt, DeletionReceipts, RestoredCalls } from "../../../worker/calls/deletions.schema";
import { restoreCalls } from "../../../worker/calls/deletions.service";
import { eraseCall, sweepDeletions } from "../../../worker/calls/erase-call.service";
import { copyRecording } from "../../../worker/calls/recording.service";
import { ensureVapiSettings } from "../../../worker/integrations/vapi-account";
import { type CallId, newId, type OrgId } from "../../../worker/lib/ids";
import { DAY, HOUR, MINUTE, SECOND } from "../../../worker/lib/time";
import { deleteTwilioCall } from "../../../worker/providers/twilio";
import type { Services } from "../../../worker/services";
import { useFakes } from "../fakes";
import { addMember, createOrg, services } from "../harness";
import { phoneOrg } from "../voice/phone-call";
import { START_MS, shortCall, vapiOrg } from "./vapi-caller";

const fakes = useFakes();
const VISITOR = { ip: null, country: null, userAgent: "test" };

/** The Worker as it is so much later. */
const later = (ms: number): Services => ({ ...services, now: () => new Date(Date.now() + ms) });
const AFTER_UNDO = 31 * SECOND;

type Org = Pick<Awaited<ReturnType<typeof createOrg>>, "api" | "orgId" | "userId">;
const remove = async (org: Org, ids: string[]) =>
  DeletedCalls.parse(await (await org.api("/calls/delete", { json: { ids } })).json());
const restore = async (org: Org, ids: string[]) =>
  RestoredCalls.parse(await (await org.api("/calls/restore", { json: { ids } })).json());
const removeOne = (org: Org, id: string) => org.api(`/calls/${id}`, { method: "DELETE" });
const receiptOf = async (org: Org, id: string) =>
  DeletionReceipt.parse(await (await org.api(`/calls/deletions/${id}`)).json());
const actionsOf = async ({ orgId }: Org) =>
  (await services.db.select().from(auditEvents).where(eq(auditEvents.orgId, orgId))).map(({ action, detail }) => ({
    action,
    ...detail,
  }));

/** A call that was spoken, archived and recorded. */
async function archivedCall() {
  const call = await vapiOrg();
  await connectedAt(call.orgId, START_MS);
  for (const message of shortCall(call)) await call.post(message);
  await archiveCall(services, call.orgId, call.callId);
  const key = `recordings/${call.orgId}/${call.callId}`;
  await env.RECORDINGS.put(key, "audio");
  await env.DB.prepare("UPDATE calls SET recording_status = 'stored', recording_key = ? WHERE id = ?")
    .bind(key, call.callId)
    .run();
  return { ...call, id: call.callId, key };
}

/** The accounts that are connected now were connected then. */
const connectedAt = (orgId: OrgId, at: number) =>
  env.DB.batch(
    ["vapi_settings", "twilio_settings"].map((table) =>
      env.DB.prepare(`UPDATE ${table} SET updated_at = ? WHERE org_id = ?`).bind(at, orgId),
    ),
  );

/** Ended calls as the archive leaves them, but for their words. */
async function addCalls(orgId: OrgId, count: number, fields: { status?: string; provider?: string } = {}) {
  const ids = Array.from({ length: count }, () => newId("call"));
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
       recording_status, archived_at)
     SELECT value, ?1, ?3, value, 'phone', 'inbound', 0, ?4, 1, 1000, 'none', 1 FROM json_each(?2)`,
  )
    .bind(orgId, JSON.stringify(ids), fields.provider ?? "browser", fields.status ?? "ended")
    .run();
  return ids;
}

const ROLLUPS = ["daily_rollups", "topic_rollups", "hour_rollups"];
/** Every figure that rollups hold of an organisation, without those that are nought. */
const figuresOf = async (orgId: OrgId) =>
  (
    await env.DB.batch(
      ROLLUPS.map((table) => env.DB.prepare(`SELECT * FROM ${table} WHERE org_id = ? AND calls <> 0`).bind(orgId)),
    )
  ).map(({ results }) => results);
const countOf = (statement: string, ...values: string[]) =>
  env.DB.prepare(`SELECT count(*) AS n ${statement}`)
    .bind(...values)
    .first("n");
const inSearch = (word: string, orgId: OrgId) =>
  countOf("FROM calls_search WHERE calls_search MATCH ?", `${word} ${orgId.slice(4)}`);

test("a deleted call is in no list and no figure from then on, and undoing brings it back as it was", async () => {
  const call = await archivedCall();
  const { id, orgId, api } = call;
  const before = { figures: await figuresOf(orgId), detail: await (await api(`/calls/${id}`)).json() };
  expect(before.figures.map((rows) => rows.length)).toEqual([1, 1, 1]);

  const answer = await removeOne(call, id);
  expect(answer.status).toBe(202);
  const receipt = DeletionReceipt.parse(await answer.json());
  expect(Date.parse(receipt.undoUntil) - Date.parse(receipt.requestedAt)).toBe(30 * SECOND);
  expect(new Set(Object.values(receipt.copies).map(({ status }) => status))).toEqual(new Set(["waiting"]));
  expect(await figuresOf(orgId)).toEqual([[], [], []]);
  expect((await api(`/calls/${id}`)).status).toBe(404);
  expect((await api(`/calls/${id}/recording`)).status).toBe(404);
  for (const query of ["", "?q=detartrage"])
    expect(await (await api(`/calls${query}`)).json()).toMatchObject({ items: [] });
  // A second time it is the same deletion.
  expect(DeletionReceipt.parse(await (await removeOne(call, id)).json())).toEqual(receipt);
  expect(await remove(call, [id])).toMatchObject({ deleted: [], skipped: [id] });

  expect(await restore(call, [id])).toEqual({ restored: [id], gone: [] });
  expect({ figures: await figuresOf(orgId), detail: await (await api(`/calls/${id}`)).json() }).toEqual(before);
  expect(await (await api("/calls?q=detartrage")).json()).toMatchObject({ items: [{ id }] });
  expect((await api(`/calls/deletions/${id}`)).status).toBe(404);
  expect(await restore(call, [id])).toEqual({ restored: [id], gone: [] });
  expect(await actionsOf(call)).toEqual([
    { action: "call.deleted", calls: 1, callId: id },
    { action: "call.restored", calls: 1, callId: id },
  ]);
  // The job of the undone deletion comes all the same.
  await eraseCall(later(AFTER_UNDO), orgId, id);
  expect((await api(`/calls/${id}`)).status).toBe(200);
});

test("a hundred calls go at once; those that go on, and another organisation's, stay", async () => {
  const [org, stranger] = [await createOrg(), await createOrg()];
  const ended = await addCalls(org.orgId, 97);
  const [live = ""] = await addCalls(org.orgId, 1, { status: "in-progress" });
  const [foreign = ""] = await addCalls(stranger.orgId, 1);
  const unknown = newId("call");
  const { deleted, skipped } = await remove(org, [...ended, live, foreign, unknown]);
  expect(deleted).toEqual(ended);
  expect(skipped).toEqual([live, foreign, unknown]);
  expect(await countOf("FROM calls WHERE org_id = ? AND deleted_at IS NOT NULL", org.orgId)).toBe(97);
  expect(await countOf("FROM outbox WHERE org_id = ? AND job ->> 'type' = 'call.erase'", org.orgId)).toBe(97);
  expect(await actionsOf(org)).toEqual([{ action: "call.deleted", calls: 97 }]);

  expect((await removeOne(org, live)).status).toBe(409);
  expect((await removeOne(org, foreign)).status).toBe(404);
  expect((await removeOne(org, unknown)).status).toBe(404);
  const [first = ""] = ended;
  expect((await stranger.api(`/calls/deletions/${first}`)).status).toBe(404);
  expect(await restore(stranger, [first])).toEqual({ restored: [], gone: [first] });
  const member = await addMember(org.orgId, "member");
  expect((await member.api("/calls/restore", { json: { ids: [first] } })).status).toBe(403);
  expect((await org.api("/calls/delete", { json: { ids: [...ended, ...ended] } })).status).toBe(400);
  expect(await countOf("FROM calls WHERE org_id = ? AND deleted_at IS NULL", stranger.orgId)).toBe(1);
  expect(await restore(org, ended)).toEqual({ restored: ended, gone: [] });
});

test("once nobody can undo it every copy is erased, once however often the job comes, and nothing leads to the call", async () => {
  const call = await archivedCall();
  const { id, orgId, providerCallId, key } = call;
  const only = newId("gap");
  const other = newId("gap");
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO appointments (id, org_id, profile_id, call_id, tool_id, service, starts_at, ends_at, caller_name, is_test, status, created_at)
       VALUES (?1, ?2, 'ava_1', ?3, 't1', 'Détartrage', 1, 2, 'Luc', 0, 'booked', 1)`,
    ).bind(newId("appointment"), orgId, id),
    env.DB.prepare(
      `INSERT INTO ava_profiles (id, org_id, name, profile, version, vapi_version, created_at, updated_at)
       VALUES ('ava_' || ?1, ?1, 'Ava', '{}', 1, 0, 1, 1)`,
    ).bind(orgId),
    ...[only, other].map((gap) =>
      env.DB.prepare(
        `INSERT INTO knowledge_gaps (id, org_id, profile_id, question, topic, call_ids, asked, status, created_at, last_asked_at)
         VALUES (?1, ?2, 'ava_' || ?2, 'Un parking ?', ?1, ?3, ?4, 'open', 1, 1)`,
      ).bind(gap, orgId, JSON.stringify(gap === only ? [id] : [id, "call_other"]), gap === only ? 1 : 2),
    ),
  ]);
  const deletionsAtVapi = () => {
    const asked = fakes.requests("api.vapi.ai").filter(({ url }) => url.pathname === `/call/${providerCallId}`);
    return asked.map(({ method }) => method);
  };
  await removeOne(call, id);
  await expect(eraseCall(services, orgId, id)).rejects.toMatchObject({ name: "NotYet" });
  expect(await inSearch("detartrage", orgId)).toBe(1);

  await eraseCall(later(AFTER_UNDO), orgId, id);
  await eraseCall(later(AFTER_UNDO), orgId, id);
  expect(deletionsAtVapi()).toEqual(["DELETE"]);
  expect(await inSearch("detartrage", orgId)).toBe(0);
  expect(await countOf("FROM calls WHERE id = ?", id)).toBe(0);
  expect(await countOf("FROM call_turns WHERE call_id = ?", id)).toBe(0);
  expect(await env.RECORDINGS.head(key)).toBeNull();
  expect(await env.CALL_ROOMS.getByName(id).describe(orgId)).toBeNull();
  const agreed = env.DB.prepare("SELECT caller_name, call_id, tool_id FROM appointments WHERE org_id = ?").bind(orgId);
  expect(await agreed.first()).toEqual({ caller_name: "Luc", call_id: null, tool_id: null });
  const asked = env.DB.prepare("SELECT id, call_ids FROM knowledge_gaps WHERE org_id = ?").bind(orgId);
  expect((await asked.all()).results).toEqual([{ id: other, call_ids: '["call_other"]' }]);

  const receipt = await receiptOf(call, id);
  expect(receipt).toMatchObject({ attempts: 1, nextTryAt: null, finishedAt: expect.any(String) });
  for (const copy of Object.values(receipt.copies))
    expect(copy).toEqual({ status: "deleted", at: expect.any(String), reason: null });
  expect(await restore(call, [id])).toEqual({ restored: [], gone: [id] });
  expect((await removeOne(call, id)).status).toBe(202);
  expect(DeletionReceipts.parse(await (await call.api("/calls/deletions")).json()).items).toEqual([receipt]);
});

test("a call that Vapi carried is gone from Vapi too, with its recording there", { timeout: 30_000 }, async () => {
  const org = await createOrg();
  const json = profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr" });
  await org.api("/ava-profiles", { json });
  const started = await org.api("/calls/test", { json: { mode: "phone", to: "+33612345678" } });
  const { id } = await started.json<{ id: CallId }>();
  const [held] = await fakes.vapi.calls.list();
  if (!held) throw new Error("Vapi was asked for no call");
  expect((await removeOne(org, id)).status).toBe(409);
  await fakes.vapi.playCall(held.call.id, (messages) => messages.slice(-2));
  await vi.waitFor(async () => expect((await removeOne(org, id)).status).toBe(202), { timeout: 10_000 });
  await eraseCall(later(AFTER_UNDO), org.orgId, id);
  expect(await fakes.vapi.calls.get(held.call.id)).toBeNull();
  expect((await receiptOf(org, id)).copies.provider.status).toBe("deleted");
});

test("what a provider refuses waits with its reason and is asked for again, and the rest is gone at once", async () => {
  const call = await archivedCall();
  const { id, orgId } = call;
  await removeOne(call, id);
  await fakes.fault("vapi", "500", { count: 3 });
  const at = Date.now() + AFTER_UNDO;
  await eraseCall({ ...services, now: () => new Date(at) }, orgId, id);
  const waiting = await receiptOf(call, id);
  expect(waiting.copies).toMatchObject({
    row: { status: "deleted" },
    turns: { status: "deleted" },
    search: { status: "deleted" },
    recording: { status: "deleted" },
    provider: { status: "waiting", at: null, reason: "upstream_failed" },
  });
  expect(waiting).toMatchObject({ attempts: 1, nextTryAt: new Date(at + MINUTE).toISOString(), finishedAt: null });
  expect(await restore(call, [id])).toEqual({ restored: [], gone: [id] });

  await sweepDeletions(later(0));
  expect((await receiptOf(call, id)).nextTryAt, "before its time nothing is sent").toBe(waiting.nextTryAt);
  const past = new Date(Date.now() - 2 * MINUTE);
  await services.db.update(callDeletions).set({ dueAt: past, nextTryAt: past }).where(eq(callDeletions.callId, id));
  await sweepDeletions(later(0));
  await vi.waitFor(
    async () =>
      expect(await receiptOf(call, id)).toMatchObject({
        attempts: 2,
        nextTryAt: null,
        finishedAt: expect.any(String),
        copies: { provider: { status: "deleted", reason: null } },
      }),
    { timeout: 10_000, interval: 100 },
  );
});

test("a call at Twilio goes with the owner's own account; without one it says so and is tried once a day", async () => {
  const org = await phoneOrg(fakes);
  const { call, id, archived } = await org.ring();
  await call.hears();
  expect((await removeOne(org, id)).status).toBe(409);
  const account = { ...DEMO_TWILIO, accountSid: DEMO_TWILIO.sid, timeoutMs: SECOND };
  await expect(deleteTwilioCall(account, call.sid)).rejects.toMatchObject({ code: "provider_refused" });
  call.hangUp();
  await call.ended();
  await vi.waitFor(archived);
  await removeOne(org, id);
  const settings = env.DB.prepare("SELECT * FROM twilio_settings WHERE org_id = ?").bind(org.orgId);
  const kept = await settings.first<Record<string, string | number>>();
  if (!kept) throw new Error("No account is connected");
  await env.DB.prepare("DELETE FROM twilio_settings WHERE org_id = ?").bind(org.orgId).run();
  const at = Date.now() + AFTER_UNDO;
  await eraseCall({ ...services, now: () => new Date(at) }, org.orgId, id);
  expect(await receiptOf(org, id)).toMatchObject({
    copies: { row: { status: "deleted" }, provider: { status: "waiting", reason: "provider_credentials" } },
    nextTryAt: new Date(at + DAY).toISOString(),
  });

  const columns = Object.keys(kept);
  await env.DB.prepare(
    `INSERT INTO twilio_settings (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  )
    .bind(...Object.values(kept))
    .run();
  await eraseCall(later(DAY + HOUR), org.orgId, id);
  expect((await receiptOf(org, id)).copies.provider.status).toBe("deleted");
  expect(fakes.twilio.exchange.calls.has(call.sid)).toBe(false);
});

test("a 404 means deleted only of a call made since the present account was connected; else the receipt says that it was not found", async () => {
  for (const provider of ["vapi", "twilio"] as const) {
    const org = await phoneOrg(fakes);
    const calls = await addCalls(org.orgId, 2, { provider });
    const [older = newId("call"), newer = newId("call")] = calls;
    await ensureVapiSettings(services, org.orgId);
    await connectedAt(org.orgId, 1001);
    // Connecting the same account again makes it no newer.
    const { sid: accountSid, authToken } = DEMO_TWILIO;
    for (const again of [
      await org.api("/phone-numbers/twilio/verify", { json: { accountSid, authToken } }),
      await org.api("/vapi/settings", { method: "PUT", json: { apiKey: null } }),
    ])
      expect(again.status).toBe(200);
    await env.DB.prepare("UPDATE calls SET started_at = 1001 WHERE id = ?").bind(newer).run();
    await remove(org, calls);
    for (const id of calls) await eraseCall(later(AFTER_UNDO), org.orgId, id);
    const at = expect.any(String);
    expect(await receiptOf(org, newer)).toMatchObject({
      copies: { provider: { status: "deleted", at, reason: null } },
    });
    expect(await receiptOf(org, older)).toMatchObject({
      copies: { row: { status: "deleted" }, provider: { status: "not-found", at, reason: null } },
      finishedAt: at,
    });
  }
});

test("an organisation's own Vapi account is not asked about a call that AvaFirst's held before it", async () => {
  const org = await phoneOrg(fakes);
  const [id = newId("call")] = await addCalls(org.orgId, 1, { provider: "vapi" });
  const saved = await org.api("/vapi/settings", { method: "PUT", json: { apiKey: DEMO_VAPI_KEY } });
  expect(saved.status).toBe(200);
  const asked: (string | null)[] = [];
  fakes.replace("api.vapi.ai", (request) => {
    if (request.method === "DELETE") asked.push(request.headers.get("Authorization"));
    return Response.json({});
  });
  await removeOne(org, id);
  await eraseCall(later(AFTER_UNDO), org.orgId, id);
  fakes.replace("api.vapi.ai", fakes.vapi.app.fetch);
  expect(asked).toEqual([`Bearer ${env.VAPI_API_KEY}`]);
  expect((await receiptOf(org, id)).copies.provider.status).toBe("deleted");
});

test("of an undoing and an erasure that race, one wins and the call is whole or gone", async () => {
  const org = await createOrg();
  for (const [place, id] of (await addCalls(org.orgId, 6)).entries()) {
    await removeOne(org, id);
    const due = (await receiptOf(org, id)).undoUntil;
    // Two Workers whose clocks differ: each believes that it is in time.
    const [early, late] = [-1, 1].map((ms) => ({ ...services, now: () => new Date(Date.parse(due) + ms) }));
    if (!early || !late) throw new Error("No clocks");
    const undoing = () => restoreCalls(early, org, VISITOR, [id]);
    const erasing = () => eraseCall(late, org.orgId, id);
    const both = place % 2 === 0 ? [undoing(), erasing()] : [erasing(), undoing()];
    await Promise.all(both);
    const isKept = (await countOf("FROM calls WHERE id = ? AND deleted_at IS NULL", id)) === 1;
    expect(await countOf("FROM calls WHERE id = ?", id)).toBe(isKept ? 1 : 0);
    expect(await countOf("FROM call_deletions WHERE call_id = ?", id)).toBe(isKept ? 0 : 1);
    expect((await org.api(`/calls/${id}`)).status).toBe(isKept ? 200 : 404);
  }
  // An erasure that has begun is not undone, whatever the clock says.
  const [begun = newId("call")] = await addCalls(org.orgId, 1);
  await removeOne(org, begun);
  await services.db.update(callDeletions).set({ attempts: 1 }).where(eq(callDeletions.callId, begun));
  expect(await restore(org, [begun])).toEqual({ restored: [], gone: [begun] });
});

test("nothing that comes late brings an erased call back", async () => {
  const call = await archivedCall();
  const { id, orgId } = call;
  await removeOne(call, id);
  await eraseCall(later(AFTER_UNDO), orgId, id);
  for (const message of shortCall(call)) await call.post(message);
  expect(await env.CALL_ROOMS.getByName(id).archive()).not.toBeNull();
  await archiveCall(later(AFTER_UNDO), orgId, id);
  expect(await env.CALL_ROOMS.getByName(id).archive()).toBeNull();
  await archiveCall(later(AFTER_UNDO), orgId, id);
  expect(
    await runInDurableObject(env.CALL_ROOMS.getByName(id), (_: CallRoom, { storage }) => storage.sql.databaseSize),
  ).toBeLessThan(100_000);
  await copyRecording(later(AFTER_UNDO), orgId, id);
  expect(await countOf("FROM calls WHERE id = ?", id)).toBe(0);
  expect(await (await call.api("/calls")).json()).toMatchObject({ items: [] });
  expect(await figuresOf(orgId)).toEqual([[], [], []]);
});

test("a call that is deleted before its archive is archived whole once the deletion is undone", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  // The job may have archived it at once; what matters is what comes while it is deleted.
  await vi.waitFor(async () => expect((await removeOne(call, call.callId)).status).toBe(202));
  await expect(archiveCall(services, call.orgId, call.callId)).rejects.toMatchObject({ name: "NotYet" });
  await restore(call, [call.callId]);
  await archiveCall(services, call.orgId, call.callId);
  expect(await (await call.api(`/calls/${call.callId}`)).json()).toMatchObject({ turns: { length: 3 } });
  expect((await figuresOf(call.orgId)).map((rows) => rows.length)).toEqual([1, 1, 1]);
});

test("receipts are listed newest first, for a month once all is gone, and kept for a year", async () => {
  const org = await createOrg();
  const ids = await addCalls(org.orgId, 3);
  for (const id of ids) await removeOne(org, id);
  const [old = newId("call"), recent = newId("call"), open = newId("call")] = ids;
  const ago = (days: number) => new Date(Date.now() - days * DAY);
  const finish = (id: CallId, days: number) =>
    services.db
      .update(callDeletions)
      .set({ finishedAt: ago(days), requestedAt: ago(days) })
      .where(eq(callDeletions.callId, id));
  await finish(old, 31);
  await finish(recent, 29);
  const listed = async () =>
    DeletionReceipts.parse(await (await org.api("/calls/deletions")).json()).items.map(({ callId }) => callId);
  expect(await listed()).toEqual([open, recent]);
  expect((await receiptOf(org, old)).callId).toBe(old);

  await finish(old, 366);
  const night = new Date();
  night.setUTCHours(3, 0);
  await sweepDeletions({ ...services, now: () => night });
  expect((await org.api(`/calls/deletions/${old}`)).status).toBe(404);
  expect((await org.api(`/calls/deletions/${recent}`)).status).toBe(200);
});
