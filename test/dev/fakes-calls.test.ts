import { expect, test } from "vitest";
import * as z from "zod";
import { ASSISTANT, vapiForTest } from "./vapi-fake";

const ToolCalls = z.array(z.looseObject({ id: z.string() }));

const LIVE = { ...ASSISTANT, serverMessages: ["status-update", "transcript", "tool-calls", "end-of-call-report"] };

test("a call speaks its script: statuses in order, partials that grow into finals, then the report", async () => {
  const stack = vapiForTest();
  await stack.placeCall({}, LIVE);
  await stack.runUntil();
  const messages = stack.received.map(({ message }) => message);
  const statuses = messages.filter(({ type }) => type === "status-update").map(({ status }) => status);
  expect(statuses).toEqual(["queued", "ringing", "in-progress", "ended"]);
  const said = messages.filter(({ type }) => type === "transcript");
  expect(said.find(({ transcriptType }) => transcriptType === "final")?.transcript).toBe(ASSISTANT.firstMessage);
  for (const [index, { transcriptType, transcript }] of said.entries()) {
    const next = said[index + 1];
    if (transcriptType === "partial") expect(String(next?.transcript).startsWith(String(transcript))).toBe(true);
  }
  expect(messages.at(-1)).toMatchObject({
    type: "end-of-call-report",
    endedReason: "customer-ended-call",
    analysis: { summary: expect.stringContaining("Camille Moreau") },
    cost: expect.any(Number),
  });
  const times = messages.map(({ timestamp }) => timestamp);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("messages go to the assistant's server with its headers, and only the types it asks for", async () => {
  const stack = vapiForTest();
  await stack.placeCall({}, { ...ASSISTANT, serverMessages: ['transcript[transcriptType="final"]'] });
  await stack.runUntil();
  expect(new Set(stack.received.map(({ message }) => message.type))).toEqual(
    new Set(['transcript[transcriptType="final"]']),
  );
  expect(stack.received[0]?.url).toBe(ASSISTANT.server.url);
  expect(stack.received[0]?.headers.get("X-Vapi-Secret")).toBe("s3cret");
});

test("an assistant without serverMessages gets Vapi's default list, which has no transcript", async () => {
  const stack = vapiForTest();
  await stack.placeCall({}, ASSISTANT);
  await stack.runUntil();
  const types = new Set(stack.received.map(({ message }) => message.type));
  expect(types).toContain("conversation-update");
  expect(types).not.toContain("transcript");
});

test("killed in mid-call, the stack resumes it: every message arrives once, and no time is made up", async () => {
  const undisturbed = vapiForTest();
  await undisturbed.placeCall({}, LIVE);
  await undisturbed.runUntil();

  const stack = vapiForTest();
  await stack.placeCall({}, LIVE);
  await stack.runUntil(stack.clock.ms + 12_000);
  const before = stack.received.length;
  stack.restart();
  stack.clock.ms += 60_000;
  await stack.runUntil(stack.clock.ms + 1_000);
  const soonAfter = stack.received.length - before;
  expect(soonAfter).toBeGreaterThan(0);
  expect(soonAfter).toBeLessThan(10);
  await stack.runUntil();

  const shape = (list: typeof stack.received) => list.map(({ message }) => [message.type, message.transcript]);
  expect(shape(stack.received)).toEqual(shape(undisturbed.received));
});

test("our answer to a tool call is waited for, and stands in the report", async () => {
  const stack = vapiForTest({
    reply: (message) => {
      if (message.type !== "tool-calls") return Response.json({});
      const [call] = ToolCalls.parse(message.toolCallList);
      return Response.json({ results: [{ toolCallId: call?.id, name: "request_appointment", result: "Noted." }] });
    },
  });
  const id = await stack.placeCall({}, LIVE);
  await stack.runUntil();
  const { body } = await stack.api("GET", `/call/${id}`);
  const results = body.artifact?.messages.filter(({ role }) => role === "tool_call_result");
  expect(results).toMatchObject([{ name: "request_appointment", result: "Noted." }]);
});

test("a tool with a server of its own is called there, with that server's headers", async () => {
  const server = { url: "http://127.0.0.1:8788/tools", headers: { "X-Vapi-Secret": "of-the-tool" } };
  const [tool] = ASSISTANT.model.tools;
  const stack = vapiForTest();
  await stack.placeCall({}, { ...LIVE, model: { ...ASSISTANT.model, tools: [{ ...tool, server }] } });
  await stack.runUntil();
  const asked = stack.received.filter(({ message }) => message.type === "tool-calls");
  expect(asked.map(({ url, headers }) => [url, headers.get("X-Vapi-Secret")])).toEqual([[server.url, "of-the-tool"]]);
});

test("a failed delivery is repeated only where the server has a backoffPlan, as the very same message", async () => {
  const failing = (_: unknown, attempt: number) => new Response(null, { status: attempt < 3 ? 503 : 200 });
  const once = vapiForTest({ reply: failing });
  await once.placeCall({}, { ...LIVE, serverMessages: ["status-update"] });
  await once.runUntil();
  expect(once.received).toHaveLength(4);

  const backoffPlan = { type: "fixed", maxRetries: 3, baseDelaySeconds: 0.1 };
  const server = { ...ASSISTANT.server, backoffPlan };
  const thrice = vapiForTest({ reply: failing });
  await thrice.placeCall({}, { ...LIVE, server, serverMessages: ["status-update"] });
  await thrice.runUntil();
  expect(thrice.received).toHaveLength(12);
  expect(thrice.received[1]?.message).toEqual(thrice.received[0]?.message);
});

test("an inbound call to a number without an assistant asks our server who answers", async () => {
  const stack = vapiForTest({
    reply: (message) => Response.json(message.type === "assistant-request" ? { assistant: LIVE } : {}),
  });
  const server = ASSISTANT.server;
  await stack.api("PATCH", `/phone-number/${stack.lineId}`, { body: { server } });
  await stack.fake.ring({ to: "+14155550100", from: "+33612345678" });
  await stack.runUntil();
  const types = stack.received.map(({ message }) => message.type);
  expect(types[0]).toBe("assistant-request");
  expect(types.at(-1)).toBe("end-of-call-report");
  const finals = stack.received.filter(({ message }) => message.transcriptType === "final");
  expect(finals[0]?.message.transcript).toBe(LIVE.firstMessage);
});

test("an assistant-request that fails ends the call for that reason", async () => {
  const stack = vapiForTest({
    reply: (message) => new Response(null, { status: message.type === "assistant-request" ? 500 : 200 }),
  });
  await stack.api("PATCH", `/phone-number/${stack.lineId}`, { body: { server: ASSISTANT.server } });
  const id = await stack.fake.ring({ to: stack.lineId });
  await stack.runUntil();
  expect((await stack.api("GET", `/call/${id}`)).body).toMatchObject({
    endedReason: "assistant-request-failed",
  });
});

test("a recording is a WAV as long as the call, behind a signed address that goes stale", async () => {
  const stack = vapiForTest();
  const id = await stack.placeCall({}, LIVE);
  expect((await stack.api("GET", `/call/${id}/mono-recording`)).status).toBe(404);
  await stack.runUntil();
  const { status, headers } = await stack.api("GET", `/call/${id}/mono-recording`);
  expect(status).toBe(302);
  const address = String(headers.get("Location"));
  const audio = await stack.fake.storage.request(address);
  expect(audio.headers.get("Content-Type")).toBe("audio/wav");
  const { startedAt = "", endedAt = "" } = (await stack.api("GET", `/call/${id}`)).body;
  const seconds = ((await audio.arrayBuffer()).byteLength - 44) / 8000;
  expect(seconds).toBeCloseTo((Date.parse(endedAt) - Date.parse(startedAt)) / 1000, 1);
  expect((await stack.fake.storage.request(address.replace(/signature=.*/, "signature=x"))).status).toBe(403);
  stack.clock.ms += 6 * 60_000;
  expect((await stack.fake.storage.request(address)).status).toBe(403);
});

test("four times faster is the same call in a quarter of the time", async () => {
  const lengthAt = async (speed: number) => {
    const stack = vapiForTest({ speed });
    await stack.placeCall({}, LIVE);
    const startMs = stack.clock.ms;
    await stack.runUntil();
    return stack.clock.ms - startMs;
  };
  expect((await lengthAt(1)) / (await lengthAt(4))).toBeCloseTo(4, 1);
});

test("a whole call can be played at once, in an order of the test's choosing", async () => {
  const stack = vapiForTest();
  const id = await stack.placeCall({}, LIVE);
  const startMs = stack.clock.ms;
  const delivered = await stack.fake.playCall(id, (messages) => [...messages].reverse());
  expect(stack.clock.ms).toBe(startMs);
  expect(delivered[0]).toMatchObject({ message: { type: "end-of-call-report" }, status: 200 });
  expect((await stack.api("GET", `/call/${id}`)).body).toMatchObject({ status: "ended" });
});
