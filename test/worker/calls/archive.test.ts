import {
  createExecutionContext,
  createMessageBatch,
  evictDurableObject,
  getQueueResult,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import type { CallRoom } from "../../../durable-objects/call-room";
import type { CallDetail } from "../../../worker/calls/calls.schema";
import { sweepCalls } from "../../../worker/calls/sweep.service";
import worker from "../../../worker/index";
import type { Job } from "../../../worker/jobs/job.schema";
import { newId } from "../../../worker/lib/ids";
import { createOrg, services } from "../harness";
import { START_MS, shortCall, vapiOrg } from "./vapi-caller";

type Call = Awaited<ReturnType<typeof vapiOrg>>;
const room = (callId: string) => env.CALL_ROOMS.getByName(callId);

/** Delivers one job as the queue would, and says what became of the message. */
async function deliver(job: Job, attempts = 1, queue: "jobs" | "jobs-dlq" = "jobs") {
  const batch = createMessageBatch(queue, [{ id: crypto.randomUUID(), timestamp: new Date(), attempts, body: job }]);
  const context = createExecutionContext();
  await worker.queue(batch, env, context);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context);
  return { acked: explicitAcks.length, retried: retryMessages.length };
}

const archiveJob = (call: Call): Job => ({
  id: `job_test_${call.callId}`,
  type: "call.archive",
  orgId: call.orgId,
  callId: call.callId,
});
const detail = async (call: Call) => (await (await call.api(`/calls/${call.callId}`)).json()) as CallDetail;
const rollups = (orgId: string) =>
  env.DB.prepare(
    "SELECT day, calls, answered, booked, duration_s, cost_micros, cost_unknown FROM daily_rollups WHERE org_id = ?",
  )
    .bind(orgId)
    .all()
    .then(({ results }) => results);

test("after the report the archive holds the call, its turns in order, its cost and its summary", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  expect(await deliver(archiveJob(call))).toEqual({ acked: 1, retried: 0 });

  expect(await detail(call)).toMatchObject({
    status: "ended",
    durationS: 30,
    endedReason: "caller-hung-up",
    outcome: "booked",
    topic: "Détartrage",
    summary: "Un détartrage est demandé.",
    cost: { amountMicros: 60_600, currency: "USD" },
    costLines: [
      { item: "vapi", amountMicros: 60_000, source: "vapi" },
      { item: "model", amountMicros: 600, source: "vapi" },
    ],
    turns: [
      { role: "ava", text: "Bonjour, cabinet dentaire, je suis Ava.", atMs: 2_500 },
      { role: "caller", text: "Je voudrais un détartrage, s'il vous plaît.", atMs: 5_000 },
      { role: "ava", text: "Bien sûr. Quel jour vous arrange ?" },
    ],
  });
});

test("an archive that runs twice, or again with a late report, counts the call once and corrects its cost", async () => {
  const call = await vapiOrg();
  const messages = shortCall(call);
  for (const message of messages.slice(0, -1)) await call.post(message);
  await runInDurableObject(room(call.callId), (_: CallRoom, state) => {
    state.storage.sql.exec("UPDATE timers SET due_ms = 0 WHERE name = 'report'");
  });
  await runDurableObjectAlarm(room(call.callId));
  await deliver(archiveJob(call));
  expect(await rollups(call.orgId)).toEqual([
    {
      day: "2026-11-20",
      calls: 1,
      answered: 1,
      booked: 0,
      duration_s: expect.any(Number),
      cost_micros: 0,
      cost_unknown: 1,
    },
  ]);
  expect((await detail(call)).cost).toBeNull();

  await call.post(messages.at(-1));
  await deliver(archiveJob(call));
  await deliver(archiveJob(call));
  expect(await rollups(call.orgId)).toEqual([
    {
      day: "2026-11-20",
      calls: 1,
      answered: 1,
      booked: 1,
      duration_s: expect.any(Number),
      cost_micros: 60_600,
      cost_unknown: 0,
    },
  ]);
});

test("turns that never reached us are taken from the provider's own transcript", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 2_000));
  const messages = [
    { role: "system", message: "You are Ava.", time: START_MS },
    { role: "bot", message: "Bonjour, je suis Ava.", time: START_MS + 2_500, endTime: START_MS + 4_000 },
    {
      role: "user",
      message: "Bonjour, à quelle heure ouvrez-vous ?",
      time: START_MS + 5_000,
      endTime: START_MS + 7_000,
    },
  ];
  await call.post(call.report(20_000, { artifact: { messages } }));
  await deliver(archiveJob(call));
  expect((await detail(call)).turns).toMatchObject([
    { role: "ava", text: "Bonjour, je suis Ava.", atMs: 2_500, endMs: 4_000 },
    { role: "caller", text: "Bonjour, à quelle heure ouvrez-vous ?", atMs: 5_000 },
  ]);
});

test("the room keeps its log until D1 has confirmed, and only then clears it", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  const timers = () =>
    runInDurableObject(room(call.callId), (_: CallRoom, state) =>
      state.storage.sql
        .exec<{ name: string }>("SELECT name FROM timers ORDER BY name")
        .toArray()
        .map(({ name }) => name),
    );
  expect(await timers()).toContain("archive");
  await evictDurableObject(room(call.callId));
  await deliver(archiveJob(call));
  expect(await timers()).toEqual(["purge"]);

  await runInDurableObject(room(call.callId), (_: CallRoom, state) => {
    state.storage.sql.exec("UPDATE timers SET due_ms = 0");
  });
  await runDurableObjectAlarm(room(call.callId));
  expect(await room(call.callId).describe(call.orgId)).toBeNull();
  expect(await deliver(archiveJob(call))).toEqual({ acked: 1, retried: 0 });
  expect((await detail(call)).turns).toHaveLength(3);
});

test("a message that comes after the room was cleared opens it anew, and takes nothing from the archive", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  await deliver(archiveJob(call));
  const archived = await detail(call);
  expect(archived.turns).toHaveLength(3);
  const ring = async (timer: string) => {
    await runInDurableObject(room(call.callId), async (_: CallRoom, state) => {
      state.storage.sql.exec("UPDATE timers SET due_ms = 0 WHERE name = ?", timer);
      await state.storage.setAlarm(Date.now() + 60_000);
    });
    await runDurableObjectAlarm(room(call.callId));
  };
  await ring("purge");
  expect(await room(call.callId).describe(call.orgId)).toBeNull();

  await call.post(call.status("ended", 33_000));
  await ring("report");
  expect(await room(call.callId).archive()).not.toBeNull();
  expect(await deliver(archiveJob(call))).toEqual({ acked: 1, retried: 0 });
  expect(await detail(call)).toEqual(archived);
});

test("a call that nobody answered is abandoned, with no duration rather than zero", async () => {
  const call = await vapiOrg();
  await call.post(call.status("ringing", 500));
  await call.post(
    call.report(30_000, { endedReason: "customer-did-not-answer", cost: undefined, costs: [], analysis: {} }),
  );
  await deliver(archiveJob(call));
  expect(await detail(call)).toMatchObject({
    outcome: "abandoned",
    durationS: null,
    cost: null,
    summary: null,
    topic: null,
  });
});

test("a job that fails is retried, and after its last try waits where its organisation can replay it", async () => {
  const org = await createOrg();
  const job: Job = {
    id: "job_nothing",
    type: "call.archive",
    orgId: org.orgId,
    callId: "call_000000000000000000000000",
  };
  expect(await deliver(job)).toEqual({ acked: 0, retried: 1 });
  expect(await (await org.api("/failed-jobs")).json()).toEqual({ items: [] });

  await deliver(job, 6);
  expect(await deliver(job, 1, "jobs-dlq")).toEqual({ acked: 1, retried: 0 });
  await deliver(job, 1, "jobs-dlq");
  const failed = (await (await org.api("/failed-jobs")).json()) as { items: { id: string; type: string }[] };
  expect(failed.items).toMatchObject([{ id: "job_nothing", type: "call.archive" }]);

  const stranger = await createOrg();
  expect((await stranger.api("/failed-jobs/job_nothing/replay", { method: "POST" })).status).toBe(404);
  expect((await org.api("/failed-jobs/job_nothing/replay", { method: "POST" })).status).toBe(202);
  expect((await org.api("/failed-jobs/job_nothing/replay", { method: "POST" })).status).toBe(404);
  expect(await (await org.api("/failed-jobs")).json()).toEqual({ items: [] });
});

test("a message that no deployment can read yet is tried again, and ends with the dead", async () => {
  const batch = createMessageBatch("jobs", [
    { id: "m1", timestamp: new Date(), attempts: 1, body: { type: "call.explode" } },
  ]);
  const context = createExecutionContext();
  await worker.queue(batch, env, context);
  expect((await getQueueResult(batch, context)).retryMessages).toMatchObject([{ msgId: "m1" }]);

  const dead = createMessageBatch(
    "jobs-dlq",
    batch.messages.map(({ id, timestamp, body }) => ({ id, timestamp, attempts: 1, body })),
  );
  const afterwards = createExecutionContext();
  await worker.queue(dead, env, afterwards);
  expect((await getQueueResult(dead, afterwards)).explicitAcks).toEqual(["m1"]);
});

test("pages of calls neither lose nor repeat one, even where many start in the same millisecond", async () => {
  const org = await createOrg();
  const startedAt = new Date(START_MS).getTime();
  const insert = env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at, recording_status)
     VALUES (?, ?, 'vapi', ?, 'phone', 'inbound', 0, 'ended', 1, ?, 'none')`,
  );
  const ids = Array.from({ length: 45 }, (_, index) => `call_${String(index).padStart(24, "0")}`);
  await env.DB.batch(
    ids.map((id, index) => insert.bind(`${id}${org.orgId}`, org.orgId, id, startedAt + Math.floor(index / 15))),
  );

  const seen: string[] = [];
  let cursor: string | null = "";
  let pages = 0;
  while (cursor !== null) {
    const query: string = cursor ? `?cursor=${cursor}` : "";
    const page = (await (await org.api(`/calls${query}`)).json()) as {
      items: { id: string }[];
      nextCursor: string | null;
    };
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    pages += 1;
  }
  expect(pages).toBe(3);
  expect(new Set(seen).size).toBe(45);
  expect(seen).toEqual([...seen].sort().reverse());

  const read = async (query: string) =>
    (await org.api(`/calls${query}`)).json<{ items: { id: string }[]; nextCursor: string; previousCursor: string }>();
  const first = await read("");
  const second = await read(`?cursor=${first.nextCursor}`);
  const third = await read(`?cursor=${second.nextCursor}`);
  expect(await read(`?cursor=${third.previousCursor}`)).toEqual(second);
  const back = await read(`?cursor=${second.previousCursor}`);
  expect([back.items, first.previousCursor, back.previousCursor]).toEqual([first.items, null, null]);
  expect((await org.api("/calls?cursor=nonsense")).status).toBe(400);
  expect((await org.api(`/calls?cursor=older.9000000000000000.${newId("call")}`)).status).toBe(400);
  expect((await org.api("/calls?limit=1000")).status).toBe(400);
});

test("a conversation of any length is archived whole, and a turn that no one could speak is cut", async () => {
  const call = await vapiOrg();
  const messages = Array.from({ length: 150 }, (_, index) => ({
    role: index % 2 === 0 ? "bot" : "user",
    message: `${index}: ${"mot ".repeat(index === 149 ? 5_000 : 300)}`,
    time: START_MS + index * 1_000,
  }));
  await call.post(call.report(200_000, { artifact: { messages } }));
  expect(await deliver(archiveJob(call))).toEqual({ acked: 1, retried: 0 });
  const { turns } = await detail(call);
  expect(turns.map(({ text }) => text.split(":")[0])).toEqual(messages.map((_, index) => String(index)));
  expect(turns.at(-1)?.text).toHaveLength(10_000);
});

test("a call whose alarm and archive were lost in a crash is picked up by the sweep", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  await runInDurableObject(room(call.callId), (_: CallRoom, state) => {
    state.storage.sql.exec("UPDATE timers SET due_ms = 0");
    return state.storage.deleteAlarm();
  });
  await vi.waitFor(async () => expect((await detail(call)).status).toBe("ended"));
  const due = () =>
    runInDurableObject(room(call.callId), (_: CallRoom, state) =>
      state.storage.sql.exec<{ due: number }>("SELECT min(due_ms) AS due FROM timers").one(),
    );
  expect((await due()).due).toBe(0);
  await sweepCalls(services);
  expect((await due()).due).toBeGreaterThan(Date.now());
});

test("a call whose room is lost is closed by the sweep, so that it is not live for ever", async () => {
  const org = await createOrg();
  const id = `call_${"0".repeat(20)}${org.orgId.slice(-4)}`;
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at, recording_status)
     VALUES (?, ?, 'vapi', ?, 'phone', 'inbound', 0, 'in-progress', 1, ?, 'none')`,
  )
    .bind(id, org.orgId, id, START_MS)
    .run();
  await sweepCalls(services);
  expect(await (await org.api(`/calls/${id}`)).json()).toMatchObject({ status: "ended", outcome: "failed" });
});
