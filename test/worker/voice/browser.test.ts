import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { CallRoom } from "../../../durable-objects/call-room";
import { VoiceLog } from "../../../durable-objects/voice/voice-log";
import { replay } from "../../../receptionist/conversation/replay";
import { archiveCall } from "../../../worker/calls/archive.service";
import { CallDetail } from "../../../worker/calls/calls.schema";
import { addMember, createOrg, services } from "../harness";
import { avaOrg, openSocket, room, talkInBrowser } from "./browser-call";

const logOf = (id: string) =>
  runInDurableObject(room(id), (_: CallRoom, state) => new VoiceLog(state.storage.sql).all());

/** Takes its memory from a room that has taken what it was sent. */
async function evict(stub: ReturnType<typeof room>) {
  await stub.archive();
  await evictDurableObject(stub);
}

test("Ava greets in the browser with the disclosure, and the call is in progress", async () => {
  const call = await talkInBrowser(await avaOrg());
  expect(await call.greeting()).toMatch(/^Cabinet Lumière, bonjour\. Je suis Ava, l’assistante vocale IA/);
  expect(call.events).toContainEqual(expect.objectContaining({ type: "status", status: "in-progress" }));
});

test("what is typed is heard and answered in the same room, and archived with an outcome and the version that answered", async () => {
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  await call.greeting();
  await call.say("Vous êtes ouverts le lundi ?");
  call.send({ type: "hangup" });
  const ended = await call.until(() => call.events.find((event) => event.type === "ended"));
  expect(ended).toMatchObject({ endedReason: "caller-hung-up", outcome: "answered" });
  await call.closed();

  await archiveCall(services, org.orgId, call.id as `call_${string}`);
  const detail = CallDetail.parse(await (await org.api(`/calls/${call.id}`)).json());
  expect(detail).toMatchObject({
    channel: "browser",
    provider: "browser",
    isTest: true,
    outcome: "answered",
    profileVersion: 1,
  });
  expect(detail.turns.map(({ role }) => role)).toEqual(["ava", "caller", "ava"]);
  expect(detail.turns[2]?.latency).toMatchObject({ brain: "rules", tookOver: false });
});

test("a sentence that is sent twice over a line that dropped is heard once", async () => {
  const call = await talkInBrowser(await avaOrg());
  await call.greeting();
  call.send({ type: "say", text: "Bonjour", id: "s1" });
  call.send({ type: "say", text: "Bonjour", id: "s1" });
  call.send({ type: "say", text: "Et vos prix ?" });
  await call.until(() => call.events.some((event) => event.type === "turn" && event.turn.text === "Et vos prix ?"));
  const heard = (await logOf(call.id)).filter((input) => input.type === "heard");
  expect(heard.map((input) => input.type === "heard" && input.text)).toEqual(["Bonjour", "Et vos prix ?"]);
});

test("a page that comes back goes on where it was, without a second greeting", async () => {
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  await call.greeting();
  const seq = call.events.at(-1)?.seq ?? 0;
  call.socket.close(1000, "gone");
  const again = await openSocket(org, call.id, seq);
  await again.say("Toujours là ?");
  const greetings = (await logOf(call.id)).filter((input) => input.type === "connected");
  expect(greetings.length).toBeGreaterThanOrEqual(1);
  expect(again.avaTurns().join(" ")).not.toContain("assistante vocale IA");
});

test("frames that are no frames are dropped, and the call goes on", async () => {
  const call = await talkInBrowser(await avaOrg());
  await call.greeting();
  for (const bad of ["not json", "{}", '{"type":"dance"}', '{"type":"say","text":7}', "x".repeat(70_000)])
    call.send(bad);
  expect(await call.say("Bonjour")).not.toBe("");
});

test("whoever may only watch says nothing, though they try", async () => {
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  await call.greeting();
  const member = await addMember(org.orgId, "member");
  const watcher = await openSocket(member, call.id);
  watcher.send({ type: "say", text: "Coucou" });
  watcher.send({ type: "hangup" });
  await call.say("Bonjour");
  const heard = (await logOf(call.id)).filter((input) => input.type === "heard" || input.type === "hung-up");
  expect(heard).toHaveLength(1);
});

test("another organisation can neither watch nor speak", async () => {
  const call = await talkInBrowser(await avaOrg());
  await call.greeting();
  const other = await createOrg();
  const refused = await other.api(`/calls/${call.id}/live`, { headers: { Upgrade: "websocket" } });
  expect(refused.status).toBe(404);
});

test("another organisation's profile, number or a moment that is none are refused by name, and nothing is opened", async () => {
  const org = await avaOrg();
  const other = await avaOrg();
  const start = (asked: object) => org.api("/calls/test", { json: { mode: "browser", ...asked } });
  expect((await start({ profileId: other.profileId })).status).toBe(404);
  expect((await start({ numberId: "num_nope" })).status).toBe(404);
  const wrong = await start({ at: "samedi" });
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: { issues: [{ path: "at" }] } });
});

test("an owner who cuts Ava short sees what was heard and what was not", async () => {
  const call = await talkInBrowser(await avaOrg());
  const greeting = await call.greeting();
  call.send({ type: "interrupt", heardText: greeting.slice(0, greeting.indexOf("Est-ce") + 6) });
  const cut = await call.until(() =>
    call.events
      .flatMap((event) => (event.type === "turn" && event.turn.heardText !== undefined ? [event.turn] : []))
      .at(0),
  );
  expect(cut.text).toBe(greeting);
  expect(greeting.startsWith(cut.heardText ?? "?")).toBe(true);
});

test("a room that is evicted between any two frames says the same, once, and its log gives the call again", async () => {
  const lines = ["Bonjour", "Quels sont vos horaires ?", "Combien coûte un détartrage ?", "Et le samedi ?"];
  const run = async (isEvicted: boolean) => {
    const call = await talkInBrowser(await avaOrg());
    await call.greeting();
    for (const line of lines) {
      if (isEvicted) await evict(call.room);
      call.send({ type: "say", text: line });
      if (isEvicted) await evict(call.room);
      const turns = lines.indexOf(line) + 2;
      await call.until(() => call.avaTurns().length >= turns);
    }
    if (isEvicted) await evict(call.room);
    call.send({ type: "hangup" });
    await call.until(() => call.events.find((event) => event.type === "ended"));
    return { said: call.avaTurns(), log: await logOf(call.id) };
  };
  const [calm, evicted] = [await run(false), await run(true)];
  expect(evicted.said).toEqual(calm.said);
  expect(
    replay(evicted.log)
      .spoken.filter(({ role }) => role === "ava")
      .map(({ text }) => text),
  ).toEqual(evicted.said);
});

test("a page that never comes back ends the call by itself", async () => {
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  await call.greeting();
  call.socket.close(1000, "gone");
  await runInDurableObject(call.room, (_: CallRoom, state) => {
    state.storage.sql.exec("UPDATE timers SET due_ms = 0 WHERE name = 'voice:gone'");
    return state.storage.setAlarm(Date.now());
  });
  await runDurableObjectAlarm(call.room);
  expect(await call.room.archive()).toMatchObject({ endedReason: "caller-hung-up" });
});
