import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { DEMO_TWILIO } from "../../../dev/fakes/twilio";
import { openRelay, socketsBy } from "../../../dev/fakes/twilio/voice/network";
import type { CallRoom } from "../../../durable-objects/call-room";
import { VoiceLog } from "../../../durable-objects/voice/voice-log";
import { replay } from "../../../receptionist/conversation/replay";
import { callIdFor } from "../../../worker/lib/ids";
import { useFakes } from "../fakes";
import { ORIGIN } from "../harness";
import { room } from "./browser-call";
import { CALLER, LINE, phoneOrg } from "./phone-call";

type Org = Awaited<ReturnType<typeof phoneOrg>>;
type Fakes = ReturnType<typeof useFakes>;

/** A conversation as Twilio had it: a greeting, two questions, keys, an interruption. Its frames are what is played again. */
async function recorded(org: Org): Promise<string[]> {
  const { call } = await org.ring();
  await call.hears();
  await call.say("Quels sont vos horaires ?", { partials: true });
  const hours = await call.hears();
  await call.interrupt(hours.slice(0, 24), "Combien coûte un détartrage ?");
  await call.hears();
  await call.keys("06#");
  await call.hears();
  await call.listens();
  await call.hangUp();
  return call.frames.flatMap(({ from, frame }) => (from === "twilio" ? [JSON.stringify(frame)] : []));
}

/** Plays the frames again, on a call of their own. `kill` is asked before each frame whether the room dies there. */
async function playAgain(org: Org, fakes: Fakes, frames: string[], kill: (index: number) => boolean) {
  const callSid = `CA${crypto.randomUUID().replaceAll("-", "")}`;
  const id = await callIdFor(org.orgId, "twilio", callSid);
  const call = room(id);
  const form = { AccountSid: DEMO_TWILIO.sid, ApiVersion: "2010-04-01", CallSid: callSid, CallStatus: "ringing" };
  const line = { ...form, Direction: "inbound", From: CALLER, To: LINE, Caller: CALLER, Called: LINE };
  await fakes.phone.post(DEMO_TWILIO, `${ORIGIN}/api/v1/webhooks/twilio/voice`, line);

  const heard: string[] = [];
  const open = socketsBy((request) => exports.default.fetch(request));
  const url = `${ORIGIN.replace("http", "ws")}/api/v1/webhooks/twilio/relay?call=${id}`;
  const socket = await openRelay(
    { fetch: (request) => exports.default.fetch(request), open },
    DEMO_TWILIO.authToken,
    url,
  );
  socket.listen({ message: (data) => void heard.push(String(data)), closed: () => {} });
  for (const [index, frame] of frames.entries()) {
    if (kill(index)) await evictDurableObject(call);
    socket.send(index === 0 ? JSON.stringify({ ...JSON.parse(frame), callSid }) : frame);
    // An answer of the room's to anything: by then it has taken the frame.
    await call.archive();
  }
  const described = await call.describe(org.orgId);
  // As it is now: a caller who says nothing more is asked after a while whether they are still there.
  const said = [...heard];
  socket.close(1000, "");
  const log = await runInDurableObject(call, (_: CallRoom, state) => new VoiceLog(state.storage.sql).all());
  return { heard: said, log, turns: described?.turns ?? [] };
}

const avaSaid = (turns: { role: string; text: string; heardText?: string | undefined }[]) =>
  turns.filter(({ role }) => role === "ava").map(({ text, heardText }) => ({ text, heardText }));

test("a room killed before any one frame of a conversation loses nothing and says nothing twice", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const frames = await recorded(org);
  expect(frames.length).toBeGreaterThan(20);
  const calm = await playAgain(org, fakes, frames, () => false);
  for (const killedAt of frames.keys()) {
    const killed = await playAgain(org, fakes, frames, (index) => index === killedAt);
    expect(avaSaid(killed.turns), `killed before frame ${killedAt}`).toEqual(avaSaid(calm.turns));
    expect(killed.heard, `killed before frame ${killedAt}`).toEqual(calm.heard);
  }
}, 120_000);

test("a room killed before each frame of a conversation is as one that lived, and its log replays it", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const frames = await recorded(org);
  const calm = await playAgain(org, fakes, frames, () => false);
  const killed = await playAgain(org, fakes, frames, () => true);
  expect(avaSaid(killed.turns)).toEqual(avaSaid(calm.turns));
  expect(killed.heard).toEqual(calm.heard);
  expect(replay(killed.log).spoken.map(({ text }) => text)).toEqual(killed.turns.map(({ text }) => text));
}, 60_000);
