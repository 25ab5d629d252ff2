import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { openState } from "../../durable-objects/call-state";
import { DeskReports } from "../../durable-objects/desk-reports";
import { type DeskCall, DeskEvent, type DeskReport } from "../../durable-objects/live-desk.schema";
import { archiveCall } from "../../worker/calls/archive.service";
import { eraseCalls } from "../../worker/calls/erase-calls.service";
import { newId, type OrgId } from "../../worker/lib/ids";
import { shortCall, vapiOrg } from "./calls/vapi-caller";
import { useFakes } from "./fakes";
import { addMember, createOrg, services } from "./harness";
import { avaOrg, talkInBrowser } from "./voice/browser-call";

useFakes();

const deskOf = (orgId: OrgId) => env.LIVE_DESKS.getByName(orgId);

type Api = Awaited<ReturnType<typeof createOrg>>["api"];

/** Opens the organisation's live socket and collects its events. */
async function watchDesk(api: Api) {
  const response = await api("/live", { headers: { Upgrade: "websocket" } });
  const socket = response.webSocket;
  if (!socket) throw new Error(`No socket: ${response.status}`);
  const events: DeskEvent[] = [];
  const waiting = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of waiting) wake();
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.addEventListener("close", ({ code, reason }) => resolve({ code, reason }));
  });
  const pongs: string[] = [];
  socket.addEventListener("message", ({ data }) => {
    if (data === "pong") pongs.push(data);
    else events.push(DeskEvent.parse(JSON.parse(String(data))));
    wakeAll();
  });
  socket.accept();
  /** Resolves once the condition is fulfilled. */
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  /** The board as the events leave it. */
  const board = () => {
    const calls = new Map<string, DeskCall>();
    for (const event of events) {
      if (event.type === "snapshot") for (const call of event.calls) calls.set(call.id, call);
      else if (event.type === "call") calls.set(event.call.id, event.call);
      else calls.delete(event.id);
    }
    return [...calls.values()];
  };
  await until(() => events.length > 0);
  return { socket, events, closed, pongs, until, board };
}

const liveCalls = async (api: Api) => (await (await api("/live/calls")).json<{ items: DeskCall[] }>()).items;

const reportOf = (orgId: OrgId, callSeq: number, change: Partial<DeskCall> = {}): DeskReport => ({
  orgId,
  callSeq,
  call: {
    id: "call_reported",
    status: "in-progress",
    channel: "phone",
    direction: "inbound",
    isTest: false,
    from: "+33639981234",
    to: null,
    startedAt: "2026-11-20T09:00:00.000Z",
    answeredAt: null,
    lastLine: { role: "ava", text: `line ${callSeq}`, final: true, atMs: callSeq },
    ...change,
  },
});

test("the board shows a call from its first ring to its end, with its last line, to its own organisation alone", async () => {
  const call = await vapiOrg();
  const stranger = await createOrg();
  const [own, foreign] = await Promise.all([watchDesk(call.api), watchDesk(stranger.api)]);
  expect(own.events).toEqual([{ type: "snapshot", seq: 0, calls: [] }]);

  const [ringing, answered, ...talk] = shortCall(call);
  await call.post(ringing);
  await own.until(() => own.board()[0]?.status === "ringing");
  await call.post(answered);
  for (const message of talk.slice(0, -2)) await call.post(message);
  await own.until(() => own.board()[0]?.lastLine?.text === "Bien sûr. Quel jour vous arrange ?");
  expect(own.board()).toMatchObject([
    {
      id: call.callId,
      status: "in-progress",
      channel: "phone",
      direction: "inbound",
      isTest: false,
      from: "+33639981234",
      lastLine: { role: "ava", final: true },
    },
  ]);
  expect(await liveCalls(call.api)).toEqual(own.board());

  for (const message of talk.slice(-2)) await call.post(message);
  await own.until(() => own.board().length === 0);
  expect(own.events.at(-1)).toMatchObject({ type: "ended", id: call.callId });
  expect(own.events.map(({ seq }) => seq)).toEqual(own.events.map((_, index) => index));
  expect(await liveCalls(call.api)).toEqual([]);

  expect(await liveCalls(stranger.api)).toEqual([]);
  expect(foreign.events).toHaveLength(1);
});

test("a conversation of Ava's own is on the board too, and whoever comes later gets it in the snapshot", async () => {
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  const greeting = await call.greeting();
  const viewer = await watchDesk(org.api);
  await viewer.until(() => viewer.board()[0]?.lastLine?.final === true);
  expect(viewer.board()).toMatchObject([
    { id: call.id, channel: "browser", isTest: true, lastLine: { text: greeting } },
  ]);
  const late = await watchDesk(org.api);
  expect(late.events[0]).toMatchObject({ type: "snapshot", calls: [{ id: call.id, status: "in-progress" }] });
  call.send({ type: "hangup" });
  await viewer.until(() => viewer.board().length === 0);
});

test("reports that come twice, late or after the end change nothing", async () => {
  const org = await createOrg();
  const desk = deskOf(org.orgId);
  const viewer = await watchDesk(org.api);
  const first = reportOf(org.orgId, 3);
  for (const report of [first, first, reportOf(org.orgId, 2), reportOf(org.orgId, 5), reportOf(org.orgId, 4)])
    await desk.report(report);
  await desk.report(reportOf(org.orgId, 7, { status: "ended" }));
  await desk.report(reportOf(org.orgId, 8));
  await desk.report(reportOf(org.orgId, 6));
  await desk.report(reportOf(org.orgId, 1, { id: "call_other" }));
  await viewer.until(() => viewer.events.length === 5);
  expect(viewer.events.slice(1)).toMatchObject([
    { type: "call", seq: 1, call: { lastLine: { text: "line 3" } } },
    { type: "call", seq: 2, call: { lastLine: { text: "line 5" } } },
    { type: "ended", seq: 3, id: "call_reported" },
    { type: "call", seq: 4, call: { id: "call_other" } },
  ]);
});

test("a board that was put away keeps its calls and its sockets, and counts on; a ping does not wake it", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  await call.post(call.final("user", "Allô ?", 2_000));
  const viewer = await watchDesk(call.api);
  await viewer.until(() => viewer.board()[0]?.lastLine?.text === "Allô ?");
  const before = viewer.events.at(-1)?.seq ?? 0;
  await evictDurableObject(deskOf(call.orgId));
  viewer.socket.send("ping");
  await viewer.until(() => viewer.pongs.length === 1);
  // The room restarts as well, and what it reports next is in order.
  await evictDurableObject(env.CALL_ROOMS.getByName(call.callId));
  await call.post(call.final("assistant", "Bonjour !", 3_000));
  await viewer.until(() => viewer.board()[0]?.lastLine?.text === "Bonjour !");
  expect(viewer.events.at(-1)?.seq).toBe(before + 1);
});

test("whoever looks finds the calls that the board never heard of, and not those that no room holds any more", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  await call.post(call.final("user", "Allô ?", 2_000));
  await expect.poll(() => liveCalls(call.api)).toHaveLength(1);
  const desk = deskOf(call.orgId);
  // As a board that was deployed after the call began, and had a report of one that its room has lost since.
  await desk.erase();
  await desk.report(reportOf(call.orgId, 9, { id: newId("call") }));
  const viewer = await watchDesk(call.api);
  expect(viewer.board()).toMatchObject([{ id: call.callId, lastLine: { text: "Allô ?" } }]);
});

test("an end whose report was lost is told once the call is archived, and to whoever looks", async () => {
  const call = await vapiOrg();
  for (const message of shortCall(call)) await call.post(message);
  const desk = deskOf(call.orgId);
  const forgetTheEnd = async () => {
    await desk.erase();
    await desk.report(reportOf(call.orgId, 1, { id: call.callId }));
    expect(await desk.liveIds()).toEqual([call.callId]);
  };
  await forgetTheEnd();
  await archiveCall(services, call.orgId, call.callId);
  await expect.poll(() => desk.liveIds()).toEqual([]);
  await forgetTheEnd();
  expect(await liveCalls(call.api)).toEqual([]);
});

test("a report that fails is logged and is in nobody's way: what happened meanwhile is in the next", async () => {
  const logged = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { orgId } = await createOrg();
  const state = openState({
    id: newId("call"),
    orgId,
    provider: "vapi",
    providerCallId: "1",
    profileId: null,
    numberId: null,
    channel: "phone",
    direction: "inbound",
    isTest: false,
    from: null,
    to: null,
    startedAtMs: Date.now(),
  });
  const reported: number[] = [];
  const work: Promise<unknown>[] = [];
  const reports = new DeskReports({
    ctx: { waitUntil: (promise) => void work.push(promise) },
    state: () => state,
    report: async ({ callSeq }) => {
      reported.push(callSeq);
      if (callSeq === 1) throw new Error("the desk is away");
    },
  });
  const happen = (tell: "changed" | "partial") => {
    state.seq += 1;
    reports[tell]();
  };
  happen("changed");
  await Promise.all(work);
  for (let count = 0; count < 10; count += 1) happen("changed");
  for (let count = 0; count < 10; count += 1) happen("partial");
  await Promise.all(work);
  happen("partial");
  await Promise.all(work);
  expect(reported).toEqual([1, 21]);
  expect(logged).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("desk.report_failed"));
  logged.mockRestore();
});

test("a session that has ended watches the board no more, and other sessions do", async () => {
  const owner = await createOrg();
  const member = await addMember(owner.orgId, "member");
  const [mine, theirs] = await Promise.all([watchDesk(owner.api), watchDesk(member.api)]);
  expect((await owner.api("/auth/logout", { method: "POST" })).status).toBe(204);
  expect(await mine.closed).toEqual({ code: 4401, reason: "session ended" });
  expect((await owner.api("/live", { headers: { Upgrade: "websocket" } })).status).toBe(401);
  await deskOf(owner.orgId).report(reportOf(owner.orgId, 1));
  await theirs.until(() => theirs.board().length === 1);
});

test("who has watched for an hour is asked for anew who they are, before they are told more", async () => {
  const owner = await createOrg();
  const member = await addMember(owner.orgId, "member");
  const early = await watchDesk(owner.api);
  vi.setSystemTime(Date.now() + 61 * 60_000);
  const late = await watchDesk(member.api);
  await deskOf(owner.orgId).report(reportOf(owner.orgId, 1));
  vi.useRealTimers();
  await late.until(() => late.board().length === 1);
  expect(await early.closed).toMatchObject({ code: 4408 });
  expect(early.board()).toEqual([]);
  await watchDesk(owner.api);
});

test("the board is no page, and goes with its organisation", async () => {
  const org = await createOrg();
  expect((await org.api("/live")).status).toBe(426);
  await deskOf(org.orgId).report(reportOf(org.orgId, 1));
  const viewer = await watchDesk(org.api);
  await eraseCalls(services, org.orgId, { by: org.userId, at: services.now() });
  expect(await viewer.closed).toMatchObject({ code: 1000 });
  expect(await deskOf(org.orgId).calls()).toEqual([]);
});
