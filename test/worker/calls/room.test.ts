import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { CallOrigin, IngestEvent } from "../../../durable-objects/call.schema";
import type { CallRoom } from "../../../durable-objects/call-room";
import { listCalls } from "../../../worker/calls/call-list.queries";
import { openDb } from "../../../worker/db";
import { newId } from "../../../worker/lib/ids";
import { countingDatabase } from "../analytics/counting-database";
import { createOrg } from "../harness";
import { START_MS, shortCall, vapiOrg } from "./vapi-caller";

const room = (callId: string) => env.CALL_ROOMS.getByName(callId);

/** A call that is over, with its report. */
async function endedCall() {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  const execute = (query: string) =>
    runInDurableObject(room(call.callId), (_: CallRoom, state) => {
      state.storage.sql.exec(query);
    });
  const timers = () =>
    runInDurableObject(room(call.callId), (_: CallRoom, state) =>
      state.storage.sql
        .exec<{ name: string }>("SELECT name FROM timers ORDER BY name")
        .toArray()
        .map(({ name }) => name),
    );
  return { ...call, execute, timers, room: room(call.callId) };
}

test("a timer that outlived its call, as after a crash, does not end it a second time", async () => {
  const call = await endedCall();
  await call.execute("INSERT INTO timers (name, due_ms) VALUES ('forgotten', 0), ('report', 0)");
  await runInDurableObject(call.room, (_: CallRoom, state) => state.storage.setAlarm(Date.now() + 60_000));
  expect(await runDurableObjectAlarm(call.room)).toBe(true);
  expect(await call.room.archive()).toMatchObject({ endedReason: "caller-hung-up", outcome: "booked" });
  expect(await call.timers()).toContain("archive");
});

test("an older archive that is confirmed after a newer one is asked for again: it may have been written last", async () => {
  const call = await endedCall();
  const older = await call.room.archive();
  await call.post(call.final("user", "Merci, au revoir.", 31_000));
  const newer = await call.room.archive();
  await call.room.confirmArchived(newer?.revision ?? 0);
  expect(await call.timers()).toEqual(["purge"]);
  await call.room.confirmArchived(older?.revision ?? 0);
  expect(await call.timers()).toEqual(["archive"]);
});

test("a message that comes when the log is about to be cleared is archived before it is", async () => {
  const call = await endedCall();
  await call.room.confirmArchived((await call.room.archive())?.revision ?? 0);
  await call.post(call.final("user", "Merci, au revoir.", 31_000));
  expect(await call.timers()).toEqual(["archive"]);
});

test("a room that lost its timers goes on when the sweep asks it to", async () => {
  const call = await endedCall();
  await call.execute("DELETE FROM timers");
  await call.room.catchUp();
  expect(await call.timers()).toEqual(["archive"]);
});

test("that a call was answered is known even when it is reported after the end", async () => {
  const call = await vapiOrg();
  await call.post(call.final("user", "Bonjour.", 4_000));
  await call.post(call.status("ended", 32_000));
  await call.post(call.status("in-progress", 2_000));
  await call.post(call.report(32_000));
  const archive = await room(call.callId).archive();
  expect(archive).toMatchObject({ status: "ended", answeredAtMs: START_MS + 2_000, endedAtMs: START_MS + 32_000 });
});

test("a call that was handed to a person is not forgotten while they talk, and not for ever either", async () => {
  const { orgId } = await createOrg();
  const forgotten = async (startedAtMs: number) => {
    const id = newId("call");
    const origin: CallOrigin = {
      id,
      orgId,
      provider: "twilio",
      providerCallId: `CA${id}`,
      profileId: null,
      numberId: null,
      channel: "phone",
      direction: "inbound",
      isTest: false,
      from: null,
      to: null,
      startedAtMs,
    };
    const status: IngestEvent = { key: "forward", atMs: startedAtMs, fact: { type: "status", status: "forwarding" } };
    await room(id).ingest(origin, [status]);
    await runInDurableObject(room(id), async (_: CallRoom, state) => {
      state.storage.sql.exec("UPDATE timers SET due_ms = 0 WHERE name = 'forgotten'");
      await state.storage.setAlarm(Date.now() + 60_000);
    });
    expect(await runDurableObjectAlarm(room(id))).toBe(true);
    return (await room(id).describe(orgId))?.call;
  };
  const HOUR_MS = 3_600_000;
  expect(await forgotten(Date.now() - HOUR_MS)).toMatchObject({ status: "forwarding", endedAt: null });
  expect(await forgotten(Date.now() - 5 * HOUR_MS)).toMatchObject({ status: "ended", endedReason: "provider-silent" });
});

const INSERT_CALL = `
  INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at, recording_status)
  VALUES (?1, ?2, 'vapi', ?1, 'phone', 'inbound', 0, ?3, 1, ?4, 'none')`;

test("a call whose room is gone is not found, and says so as everything else does", async () => {
  const org = await createOrg();
  const id = `call_lost${org.orgId}`;
  await env.DB.prepare(INSERT_CALL).bind(id, org.orgId, "in-progress", 0).run();
  const answer = await org.api(`/calls/${id}/live`, { headers: { Upgrade: "websocket" } });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: "not_found" } });
});

test("live calls are found without reading those that are over", async () => {
  const org = await createOrg();
  const insert = env.DB.prepare(INSERT_CALL);
  const row = (index: number, status: string) => insert.bind(`call_${index}${org.orgId}`, org.orgId, status, index);
  await env.DB.batch([row(0, "in-progress"), ...Array.from({ length: 300 }, (_, index) => row(index + 1, "ended"))]);
  const { DB, rowsRead } = countingDatabase(env.DB);
  const found = await listCalls(
    openDb(DB),
    org.orgId,
    { status: "live" },
    { sort: "-startedAt", beside: null, isBack: false },
    21,
  );
  expect(found.map(({ status }) => status)).toEqual(["in-progress"]);
  expect(rowsRead()).toBeLessThan(10);
});
