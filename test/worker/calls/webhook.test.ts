import { expect, test } from "vitest";
import { profileFromPreset } from "../../../receptionist/profile";
import { newId } from "../../../worker/lib/ids";
import { phoneNumbers } from "../../../worker/numbers/numbers.sql.ts";
import { createProfile } from "../../../worker/receptionists/receptionists.service";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, services } from "../harness";
import { START_MS, vapiOrg } from "./vapi-caller";

const room = (callId: string) => services.rooms.getByName(callId);
const errorOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error;

test("a webhook without a secret, or with a wrong one, is refused and opens nothing", async () => {
  const call = await vapiOrg();
  const message = call.status("in-progress", 0);
  for (const headers of [{}, { "X-Vapi-Secret": "" }, { "X-Vapi-Secret": "not-the-secret" }] as Record<
    string,
    string
  >[]) {
    const refused = await call.post(message, headers);
    expect(refused.status).toBe(401);
    expect(await errorOf(refused)).toMatchObject({ code: "unauthenticated" });
  }
  expect((await call.api(`/calls/${call.callId}`)).status).toBe(404);
});

test("one organisation's secret cannot write to another's call, even under the same id of Vapi's", async () => {
  const call = await vapiOrg();
  const stranger = await vapiOrg();
  await call.post(call.final("user", "Bonjour.", 1_000));
  await call.post(call.final("user", "Je détourne l'appel.", 2_000), { "X-Vapi-Secret": stranger.secret });
  const described = await room(call.callId).describe(call.orgId);
  expect(described?.turns.map(({ text }) => text)).toEqual(["Bonjour."]);
});

test("a message of a type that Vapi has not published yet is accepted, and changes nothing", async () => {
  const call = await vapiOrg();
  expect((await call.post(call.message("assistant.dreamed", 0, { dream: "sheep" }))).status).toBe(200);
  expect((await call.api(`/calls/${call.callId}`)).status).toBe(404);
});

test("words that every JavaScript object answers to are unknown words like any other", async () => {
  const call = await vapiOrg();
  expect((await call.post(call.message("constructor", 0))).status).toBe(200);
  expect((await call.post(call.status("toString", 0))).status).toBe(200);
  expect((await call.api(`/calls/${call.callId}`)).status).toBe(404);
  expect((await call.post(call.status("ended", 0, { endedReason: "valueOf" }))).status).toBe(200);
  expect(await room(call.callId).describe(call.orgId)).toMatchObject({ call: { endedReason: "unknown" } });
});

test("a time that no clock shows is refused, and changes nothing", async () => {
  const call = await vapiOrg();
  const refused = await call.post(call.status("in-progress", 1e300));
  expect([refused.status, await errorOf(refused)]).toMatchObject([400, { issues: [{ path: "message.timestamp" }] }]);
  expect((await call.api(`/calls/${call.callId}`)).status).toBe(404);
});

test("malformed JSON, a body that is no message, and a transcript without words are told apart", async () => {
  const call = await vapiOrg();
  const headers = { "X-Vapi-Secret": call.secret };
  const malformed = await fetchApi("/webhooks/vapi", { method: "POST", body: "{", headers });
  expect([malformed.status, await errorOf(malformed)]).toMatchObject([400, { message: "The body is not valid JSON." }]);
  const noMessage = await call.post({ hello: "world" });
  expect([noMessage.status, await errorOf(noMessage)]).toMatchObject([400, { issues: [{ path: "message" }] }]);
  const wrongRole = await call.post(call.message("transcript", 0, { role: "robot", transcript: "Bip" }));
  expect([wrongRole.status, await errorOf(wrongRole)]).toMatchObject([400, { issues: [{ path: "role" }] }]);
  expect((await call.post(call.final("user", "   ", 0))).status).toBe(200);
});

test("a body past the limit is 413 and changes nothing", async () => {
  const call = await vapiOrg();
  const tooLong = call.final("user", "a".repeat(2 * 1024 * 1024 + 1), 0);
  const refused = await call.post(tooLong);
  expect([refused.status, await errorOf(refused)]).toMatchObject([413, { code: "payload_too_large" }]);
});

const WISH = { callerName: "Jo", callbackNumber: "06 39 98 12 34", message: "Rappelez-moi." };
test.for([
  [
    "arguments as JSON text under function",
    { type: "function", function: { name: "take_message", arguments: JSON.stringify(WISH) } },
  ],
  ["arguments as an object under function", { type: "function", function: { name: "take_message", arguments: WISH } }],
  ["flat with parameters", { name: "take_message", parameters: WISH }],
  ["flat with arguments", { name: "take_message", arguments: WISH }],
] as const)("a tool call is understood: %s", async ([, shape]) => {
  const call = await vapiOrg();
  const asked = call.message("tool-calls", 5_000, { toolCallList: [{ id: "tc_1", ...shape }] });
  const answer = await call.post(asked);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    results: [{ toolCallId: "tc_1", name: "take_message", result: "Le message est noté pour l'équipe." }],
  });
  await call.post(asked);
  const described = await room(call.callId).describe(call.orgId);
  expect(described?.tools).toEqual([expect.objectContaining({ id: "tc_1", arguments: WISH, atMs: 5_000 })]);
});

test("a tool that does not exist, or lacks what it needs, is answered with an error on one line", async () => {
  const call = await vapiOrg();
  const toolCallList = [
    { id: "a", name: "launch_rocket", arguments: {} },
    { id: "b", name: "take_message", arguments: { callerName: "Jo" } },
  ];
  const answer = await call.post(call.message("tool-calls", 0, { toolCallList }));
  const { results } = (await answer.json()) as { results: { toolCallId: string; error: string; result?: string }[] };
  expect(results.map(({ toolCallId }) => toolCallId)).toEqual(["a", "b"]);
  for (const { error, result } of results) {
    expect(result).toBeUndefined();
    expect(error).toMatch(/^[^\n]+$/);
  }
  expect(results[1]?.error).toContain("callbackNumber");
});

test("assistant-request is answered with the assistant of the organisation's profile", async () => {
  using fakes = useFakes();
  const call = await vapiOrg();
  const request = call.message("assistant-request", 0);
  expect(await (await call.post(request)).json()).toEqual({ error: expect.stringContaining("not in service") });

  await createProfile(
    services,
    call.orgId,
    profileFromPreset({ businessName: "Salon Martin", industry: "hair-salon", language: "fr" }),
  );
  const answer = (await (await call.post(request)).json()) as {
    assistant?: { firstMessage: string };
    assistantId?: string;
  };
  expect(answer.assistantId ?? answer.assistant?.firstMessage).toEqual(expect.any(String));
  expect(answer.assistant?.firstMessage ?? "").toMatch(/Ava|IA|artificielle/);
  expect(fakes.requests("api.vapi.ai")).toEqual([]);
});

test("a call shows in the organisation's list as soon as Vapi speaks of it, and in nobody else's", async () => {
  const call = await vapiOrg();
  const stranger = await createOrg();
  await call.post(call.status("in-progress", 1_000));
  const list = (await (await call.api("/calls")).json()) as { items: unknown[] };
  expect(list.items).toEqual([
    expect.objectContaining({
      id: call.callId,
      status: "in-progress",
      from: "+33639981234",
      startedAt: new Date(START_MS).toISOString(),
    }),
  ]);
  expect(await (await stranger.api("/calls")).json()).toMatchObject({ items: [], nextCursor: null });
});

test("a number that is routed to a person is handed on before Ava speaks", async () => {
  const call = await vapiOrg();
  const vapiNumberId = crypto.randomUUID();
  await services.db.insert(phoneNumbers).values({
    id: newId("number"),
    orgId: call.orgId,
    number: "+14155550142",
    provider: "vapi",
    providerId: vapiNumberId,
    vapiNumberId,
    status: "active",
    routing: "forward",
    forwardTo: "+33639985678",
    ringS: 0,
    createdAt: services.now(),
  });
  const request = call.message("assistant-request", 0, { phoneNumber: { id: vapiNumberId, number: "+14155550142" } });
  expect(await (await call.post(request)).json()).toEqual({ destination: { type: "number", number: "+33639985678" } });
});

test("a live call is read with what its room knows: its status, when it was answered, and what was said", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 2_000));
  await call.post(call.final("user", "Bonjour.", 3_000));
  expect(await (await call.api(`/calls/${call.callId}`)).json()).toMatchObject({
    status: "in-progress",
    answeredAt: new Date(START_MS + 2_000).toISOString(),
    turns: [{ role: "caller", text: "Bonjour." }],
    cost: null,
  });
});

test("of several receptionists, the one that the number called is given answers", async () => {
  using _fakes = useFakes();
  const call = await vapiOrg();
  const profile = (businessName: string) => profileFromPreset({ businessName, industry: "hair-salon", language: "fr" });
  await createProfile(services, call.orgId, profile("Salon du Port"));
  const second = await createProfile(services, call.orgId, profile("Salon de la Gare"));
  const vapiNumberId = crypto.randomUUID();
  await services.db.insert(phoneNumbers).values({
    id: newId("number"),
    orgId: call.orgId,
    number: "+14155550143",
    provider: "vapi",
    providerId: vapiNumberId,
    vapiNumberId,
    status: "active",
    profileId: second.id,
    routing: "ava",
    ringS: 0,
    createdAt: services.now(),
  });
  const request = call.message("assistant-request", 0, { phoneNumber: { id: vapiNumberId, number: "+14155550143" } });
  const { assistant } = await (await call.post(request)).json<{ assistant: { firstMessage: string } }>();
  expect(assistant.firstMessage).toContain("Salon de la Gare");
});
