import { expect, test } from "vitest";
import { replay } from "../../../receptionist/conversation/replay";
import { conversationRelay } from "../../../worker/providers/twilio-relay";
import { useFakes } from "../fakes";
import { ORIGIN } from "../harness";
import { CALLER, phoneOrg } from "./phone-call";

const STAFF = "+33611111111";
const team = { staff: [{ name: "Camille", role: "accueil", phone: STAFF }] };

test("a call is answered by Ava herself: greeted with the disclosure, answered, archived", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, archived } = await org.ring();
  expect(await call.hears()).toMatch(/assistante vocale IA/);
  await call.say("Quels sont vos horaires ?");
  expect(await call.hears()).not.toBe("");
  await call.listens();
  await call.hangUp();
  const detail = await archived();
  expect(detail).toMatchObject({
    provider: "twilio",
    channel: "phone",
    direction: "inbound",
    from: CALLER,
    endedReason: "caller-hung-up",
    outcome: "answered",
    isTest: false,
    profileVersion: 1,
  });
  expect(detail.turns.map(({ role }) => role)).toEqual(["ava", "caller", "ava"]);
});

test("the disclosure cannot be cut short, and what follows it can: the turn keeps what was heard", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, archived } = await org.ring();
  const greeting = await call.hears();
  const legal = greeting.slice(0, greeting.indexOf("Est-ce"));
  await expect(call.interrupt(legal.slice(0, 12))).rejects.toThrow(/does not let/);
  await call.listens();
  await call.say("Vos horaires, s'il vous plaît ?");
  const hours = await call.hears();
  await call.interrupt(hours.slice(0, 20), "Et combien coûte un détartrage ?");
  await call.hears();
  await call.hangUp();
  const { turns } = await archived();
  expect(turns.find(({ heardText }) => heardText !== undefined)).toMatchObject({
    text: hours.trim(),
    heardText: hours.slice(0, 20).trim(),
  });
});

test("a socket that dies is connected again, and the caller hears what they had not heard", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, archived } = await org.ring();
  await call.hears();
  await call.say("Vos horaires ?");
  const answer = await call.hears();
  await call.drop();
  const again = await call.hears();
  expect(again).toContain("la ligne a été coupée");
  expect(again).toContain(answer.trim().split(". ")[0]);
  await call.listens();
  await call.hangUp();
  expect(await archived()).toMatchObject({ endedReason: "caller-hung-up", outcome: "answered" });
});

test("malformed, unknown, oversized and wrongly shaped frames are dropped, and the call goes on", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call } = await org.ring();
  await call.hears();
  for (const bad of [
    "not json",
    "[]",
    '{"type":"dance"}',
    '{"type":"prompt","voicePrompt":7}',
    '{"type":"setup","sessionId":"VXx","callSid":"CAother"}',
    "x".repeat(70_000),
  ])
    await call.raw(bad);
  await call.say("Vos horaires ?");
  expect(await call.hears()).not.toBe("");
  await call.hangUp();
});

test("the same log gives the same frames as went over the line", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, log } = await org.ring();
  await call.hears();
  await call.say("Vos horaires ?");
  await call.hears();
  await call.say("Merci, au revoir.");
  await call.hears();
  await call.ended();
  const sent = call.frames.filter(({ from }) => from === "app").map(({ frame }) => frame);
  expect(replay(await log()).frames.map((frame) => JSON.parse(conversationRelay(ORIGIN).write(frame, "FR")))).toEqual(
    sent,
  );
});

test("staff who answer first keep the call, and Ava is not heard", async () => {
  using fakes = useFakes();
  const always = Object.fromEntries(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [
      day,
      [{ fromMin: 0, toMin: 1440 }],
    ]),
  );
  const line = { routing: "staff-first", forwardTo: STAFF, ringS: 20, hours: always };
  const org = await phoneOrg(fakes, {}, line);
  const taken = await org.ring({ staff: { [STAFF]: "answered" } });
  await taken.call.ended();
  expect(await taken.archived()).toMatchObject({ outcome: "transferred", turns: [], answeredAt: expect.any(String) });

  const missed = await org.ring({ staff: { [STAFF]: "no-answer" } });
  expect(await missed.call.hears()).toMatch(/assistante vocale IA/);
  await missed.call.hangUp();
});

test("a transfer that nobody takes brings the caller back to Ava, and one that is taken ends as transferred", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes, team);
  const failed = await org.ring({ staff: { [STAFF]: "busy" } });
  await failed.call.hears();
  await failed.call.say("Je voudrais parler à Camille.");
  await failed.call.hears();
  const back = await failed.call.hears();
  expect(back).toMatch(/message/i);
  await failed.call.hangUp();

  const done = await org.ring({ staff: { [STAFF]: "answered" } });
  await done.call.hears();
  await done.call.say("Je voudrais parler à Camille.");
  await done.call.hears();
  await done.call.ended();
  expect(await done.archived()).toMatchObject({ outcome: "transferred", endedReason: "transferred" });
});
