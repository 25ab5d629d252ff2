import { expect, test } from "vitest";
import { CONTROL_HOST } from "../../dev/fakes/vapi/live-control";
import { ASSISTANT, vapiForTest } from "./vapi-fake";

const WITH_TRANSCRIPT = { ...ASSISTANT, serverMessages: ["status-update", "transcript", "end-of-call-report"] };

/** A call whose greeting is being said, and a way to control it as its owner would. */
async function talking() {
  const stack = vapiForTest();
  const id = await stack.placeCall({}, WITH_TRANSCRIPT);
  const { body } = await stack.api("GET", `/call/${id}`);
  expect(body).toMatchObject({ monitor: { controlUrl: `https://${CONTROL_HOST}/${id}/control` } });
  const control = (order: object | string, of = id) =>
    stack.fake.liveControl.request(`https://${CONTROL_HOST}/${of}/control`, {
      method: "POST",
      body: typeof order === "string" ? order : JSON.stringify(order),
    });
  const early = await control({ type: "end-call" });
  await stack.runUntil(stack.clock.ms + 5_000);
  const said = () =>
    stack.received.flatMap(({ message }) => (message.transcriptType === "final" ? [String(message.transcript)] : []));
  const statuses = () =>
    stack.received.flatMap(({ message }) => (message.type === "status-update" ? [message.status] : []));
  return { ...stack, id, control, early, said, statuses };
}

test("a line that is given is said once the sentence in progress is, and the script goes on", async () => {
  const call = await talking();
  const before = call.received.length;
  expect(
    (await call.control({ type: "say", content: "Le docteur vous rappelle.", endCallAfterSpoken: false })).status,
  ).toBe(200);
  await call.runUntil();
  const said = call.said();
  expect(said.slice(0, 2)).toEqual([ASSISTANT.firstMessage, "Le docteur vous rappelle."]);
  expect(said.length).toBeGreaterThan(4);
  const undisturbed = vapiForTest();
  await undisturbed.placeCall({}, WITH_TRANSCRIPT);
  await undisturbed.runUntil();
  const words = (messages: typeof call.received) => messages.map(({ message }) => [message.type, message.transcript]);
  expect(words(call.received.slice(0, before))).toEqual(words(undisturbed.received.slice(0, before)));
});

test("a call is ended in mid-sentence, and transferred with its announcement", async () => {
  const ended = await talking();
  await ended.control({ type: "end-call" });
  await ended.runUntil();
  expect(ended.said()).toEqual([]);
  expect(ended.received.at(-1)?.message).toMatchObject({
    type: "end-of-call-report",
    endedReason: "manually-canceled",
    startedAt: expect.any(String),
  });
  expect((await ended.control({ type: "say", content: "Allô ?" })).status).toBe(404);

  const passed = await talking();
  const destination = { type: "number", number: "+33611111111" };
  await passed.control({ type: "transfer", destination, content: "Je vous mets en relation." });
  await passed.runUntil();
  expect(passed.said()).toEqual(["Je vous mets en relation."]);
  expect(passed.statuses()).toEqual(["queued", "ringing", "in-progress", "forwarding", "ended"]);
  expect(passed.received.at(-1)?.message).toMatchObject({ endedReason: "assistant-forwarded-call" });
});

test("what is no order, a call that nobody has taken, and one that is unknown are refused", async () => {
  const call = await talking();
  expect(call.early.status).toBe(400);
  for (const bad of [
    "not json",
    {},
    { type: "dance" },
    { type: "say" },
    { type: "say", message: "Bonjour" },
    { type: "end-call", now: true },
    { type: "transfer", destination: { type: "number", number: "0611111111" } },
  ])
    expect((await call.control(bad)).status, JSON.stringify(bad)).toBe(400);
  expect((await call.control({ type: "end-call" }, crypto.randomUUID())).status).toBe(404);
});
