import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { CallRoom } from "../../../durable-objects/call-room";
import { createOrg, fetchApi } from "../harness";
import { shortCall, vapiOrg, watch } from "./vapi-caller";

const room = (callId: string) => env.CALL_ROOMS.getByName(callId);
const said = (turns: unknown) =>
  (turns as { role: string; text: string }[]).map(({ role, text }) => `${role}: ${text}`);
const SAID = [
  "ava: Bonjour, cabinet dentaire, je suis Ava.",
  "caller: Je voudrais un détartrage, s'il vous plaît.",
  "ava: Bien sûr. Quel jour vous arrange ?",
];

test("a viewer first gets a snapshot, then every event with a seq that rises by one", async () => {
  const call = await vapiOrg();
  const [first, ...rest] = shortCall(call);
  await call.post(first);
  const viewer = await watch(call.api, call.callId);
  for (const message of rest) await call.post(message);

  const frames = await viewer.until((seen) => seen.at(-1)?.type === "ended");
  expect(frames[0]).toMatchObject({
    type: "snapshot",
    seq: 1,
    call: { id: call.callId, status: "ringing", from: "+33639981234" },
  });
  expect(frames.map(({ seq }) => seq)).toEqual(frames.map((_, index) => index + 1));
  expect(frames).toContainEqual(
    expect.objectContaining({
      type: "turn",
      turn: expect.objectContaining({ text: "Bonjour, cabinet", final: false }),
    }),
  );
  expect(frames.at(-1)).toMatchObject({ endedReason: "caller-hung-up", outcome: "booked" });
  expect(await viewer.closed).toEqual({ code: 1000, reason: "call ended" });
});

test("a partial and the final that replaces it share one id", async () => {
  const call = await vapiOrg();
  await call.post(call.partial("user", "Je vou", 1_000));
  await call.post(call.final("user", "Je voudrais un rendez-vous.", 2_000));
  const { frames, until } = await watch(call.api, call.callId, 0);
  await until((seen) => seen.length === 2);
  const [partial, final] = frames.map((frame) => frame.turn as { id: string; final: boolean; atMs: number });
  expect([partial?.final, final?.final]).toEqual([false, true]);
  expect(final?.id).toBe(partial?.id);
  expect(final?.atMs).toBe(1_000);
});

test("deliveries that come twice change nothing", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) {
    expect((await call.post(message)).status).toBe(200);
    expect((await call.post(message)).status).toBe(200);
  }
  const described = await room(call.callId).describe(call.orgId);
  expect(said(described?.turns)).toEqual(SAID);
});

test.for([
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  [3, 0, 9, 6, 2, 1, 8, 5, 7, 4],
  [6, 3, 7, 0, 9, 4, 2, 5, 1, 8],
])("deliveries in the order %j leave the same conversation", async (order) => {
  const call = await vapiOrg();
  const messages = shortCall(call);
  for (const index of order) await call.post(messages[index]);
  const archive = await room(call.callId).archive();
  expect(said(archive?.turns)).toEqual(SAID);
  expect(archive).toMatchObject({ status: "ended", endedReason: "caller-hung-up", outcome: "booked" });
});

test("a viewer that comes back with the last seq it saw gets what it missed, and nothing twice", async () => {
  const call = await vapiOrg();
  const messages = shortCall(call);
  for (const message of messages.slice(0, 4)) await call.post(message);
  const before = await watch(call.api, call.callId);
  await before.until((seen) => seen.length === 1);
  const lastSeen = before.frames[0]?.seq ?? 0;
  before.socket?.close(1000);
  for (const message of messages.slice(4, 8)) await call.post(message);

  const again = await watch(call.api, call.callId, lastSeen);
  await again.until((seen) => seen.at(-1)?.type === "turn" && seen.length >= 3);
  expect(again.frames.map(({ type }) => type)).not.toContain("snapshot");
  expect(again.frames[0]?.seq).toBe(lastSeen + 1);
  expect(again.frames.map(({ seq }) => seq)).toEqual(again.frames.map((_, index) => lastSeen + 1 + index));
});

test("a restart of the object in mid-call loses no turn and repeats no seq", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) {
    await call.post(message);
    await evictDurableObject(room(call.callId));
  }
  const archive = await room(call.callId).archive();
  expect(said(archive?.turns)).toEqual(SAID);
  const seqs = await runInDurableObject(room(call.callId), (_: CallRoom, state) =>
    state.storage.sql
      .exec<{ seq: number }>("SELECT seq FROM log ORDER BY seq")
      .toArray()
      .map(({ seq }) => seq),
  );
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
});

test("partials that follow each other closely reach viewers as the newest of them, and the final is never held back", async () => {
  const call = await vapiOrg();
  const words = "je voudrais prendre un rendez-vous pour un détartrage la semaine prochaine".split(" ");
  await Promise.all(
    words.map((_, index) => call.post(call.partial("user", words.slice(0, index + 1).join(" "), 1_000 + index * 10))),
  );
  await call.post(call.final("user", words.join(" "), 3_000));
  const viewer = await watch(call.api, call.callId, 0);
  const frames = await viewer.until((seen) => (seen.at(-1)?.turn as { final?: boolean })?.final === true);
  expect(frames.length).toBeLessThan(words.length);
  expect(said(frames.slice(-1).map(({ turn }) => turn))).toEqual([`caller: ${words.join(" ")}`]);
});

test("a call that the provider forgot is ended by the alarm, and its viewers are told why", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  await call.post(call.final("user", "Allô ?", 2_000));
  const viewer = await watch(call.api, call.callId);
  await runInDurableObject(room(call.callId), (_: CallRoom, state) => {
    state.storage.sql.exec("UPDATE timers SET due_ms = 0 WHERE name = 'forgotten'");
  });
  expect(await runDurableObjectAlarm(room(call.callId))).toBe(true);
  await viewer.until((seen) => seen.at(-1)?.type === "ended");
  expect(viewer.frames.at(-1)).toMatchObject({ endedReason: "provider-silent", outcome: "failed" });
  expect(await viewer.closed).toMatchObject({ code: 1000 });
});

test("only members of the organisation may watch: 401 for nobody, 404 for another's, before any upgrade", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  const stranger = await createOrg();
  const anonymous = (path: string, init?: { headers: Record<string, string> }) => fetchApi(path, init);
  expect((await watch(stranger.api, call.callId)).status).toBe(404);
  expect((await watch(anonymous, call.callId)).status).toBe(401);
  expect((await watch(call.api, call.callId)).status).toBe(101);
  expect((await call.api(`/calls/${call.callId}/live`)).status).toBe(426);
});

test("another site's page cannot open the socket with the visitor's cookie", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  const headers = { Upgrade: "websocket", Origin: "https://evil.example" };
  expect((await call.api(`/calls/${call.callId}/live`, { headers })).status).toBe(403);
});

test("ping is answered pong", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  const viewer = await watch(call.api, call.callId);
  const pong = new Promise((resolve) => {
    viewer.socket?.addEventListener("message", ({ data }) => data === "pong" && resolve(data));
  });
  viewer.socket?.send("ping");
  expect(await pong).toBe("pong");
});
