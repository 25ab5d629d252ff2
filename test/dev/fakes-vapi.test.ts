import { expect, test } from "vitest";
import { vapiForTest } from "./vapi-fake";

test("a key that Vapi does not know is a 401 in Vapi's words", async () => {
  const { api } = vapiForTest();
  const answer = await api("GET", "/assistant", { key: "somebody-else" });
  expect(answer.status).toBe(401);
  expect(answer.body).toEqual({
    message: "Invalid Key. Hot tip, you may be using the private key instead of the public key, or vice versa.",
    error: "Unauthorized",
    statusCode: 401,
  });
});

test("an assistant is created with 201, echoes fields that Vapi does not know, and is patched field by field", async () => {
  const { api } = vapiForTest();
  const created = await api("POST", "/assistant", { body: { name: "Ava", firstMessage: "Bonjour", shoeSize: 38 } });
  expect(created).toMatchObject({ status: 201, body: { name: "Ava", shoeSize: 38, id: expect.any(String) } });
  const patched = await api("PATCH", `/assistant/${created.body.id}`, { body: { firstMessage: "Bonsoir" } });
  expect(patched).toMatchObject({ status: 200, body: { name: "Ava", firstMessage: "Bonsoir" } });
  expect((await api("DELETE", `/assistant/${created.body.id}`)).body.id).toBe(created.body.id);
  expect((await api("GET", `/assistant/${created.body.id}`)).status).toBe(404);
});

test.each([
  ["a name of 41 characters", { name: "x".repeat(41) }, "name"],
  ["a voice provider that is not spelt 11labs", { voice: { provider: "elevenlabs", voiceId: "sarah" } }, "voice"],
  ["a voice without an id", { voice: { provider: "azure" } }, "voice.voiceId"],
  ["an unknown server message", { serverMessages: ["transcripts"] }, "serverMessages.0"],
  ["a call of 5 seconds", { maxDurationSeconds: 5 }, "maxDurationSeconds"],
  ["a server without an address", { server: { headers: {} } }, "server.url"],
])("%s is refused, naming the field", async (_case, body, field) => {
  const { api } = vapiForTest();
  const answer = await api("POST", "/assistant", { body });
  expect(answer).toMatchObject({ status: 400, body: { error: "Bad Request", statusCode: 400 } });
  expect(JSON.stringify(answer.body.message)).toContain(field);
});

test("one account never sees the assistants of another", async () => {
  const { api, fake } = vapiForTest();
  await fake.registerKey({ key: "second-key" });
  const { body } = await api("POST", "/assistant", { body: { name: "Ava" } });
  expect((await api("GET", `/assistant/${body.id}`, { key: "second-key" })).status).toBe(404);
  expect((await api("GET", "/assistant", { key: "second-key" })).list).toEqual([]);
});

test("a list is a bare array, newest first, paged backwards by createdAtLt", async () => {
  const { api, clock } = vapiForTest();
  for (const name of ["first", "second", "third"]) {
    await api("POST", "/assistant", { body: { name } });
    clock.ms += 1000;
  }
  const { list: page } = await api("GET", "/assistant?limit=2");
  expect(page).toMatchObject([{ name: "third" }, { name: "second" }]);
  const { list: rest } = await api("GET", `/assistant?createdAtLt=${page[1]?.createdAt}`);
  expect(rest).toMatchObject([{ name: "first" }]);
});

test("a bought number is activating without digits, and active with them a few looks later", async () => {
  const { api } = vapiForTest();
  const bought = await api("POST", "/phone-number", { body: { provider: "vapi", numberDesiredAreaCode: "415" } });
  expect(bought).toMatchObject({ status: 201, body: { status: "activating" } });
  expect(bought.body).not.toHaveProperty("number");
  const look = () => api("GET", `/phone-number/${bought.body.id}`);
  expect((await look()).body).toMatchObject({ status: "activating" });
  await look();
  expect((await look()).body).toMatchObject({ status: "active", number: expect.stringMatching(/^\+1415\d{7}$/) });
});

test("an area code without stock is a 400 that hints at three others", async () => {
  const { api } = vapiForTest();
  const answer = await api("POST", "/phone-number", { body: { provider: "vapi", numberDesiredAreaCode: "212" } });
  expect(answer.status).toBe(400);
  expect(answer.body.message).toBe("This area code is currently not available. Hint: Try one of 701, 279, 406.");
});

test("the sixth free number is refused", async () => {
  const { api } = vapiForTest();
  const buy = () => api("POST", "/phone-number", { body: { provider: "vapi", numberDesiredAreaCode: "415" } });
  for (let held = 0; held < 5; held += 1) expect((await buy()).status).toBe(201);
  expect((await buy()).status).toBe(400);
});

test("a Twilio number is imported only with credentials that Twilio accepts, and Vapi takes over its voice address", async () => {
  const { api, demo, twilioNumbers } = vapiForTest();
  const body = { provider: "twilio", number: "+33187660142", twilioAccountSid: demo.sid };
  const wrong = await api("POST", "/phone-number", { body: { ...body, twilioAuthToken: "0".repeat(32) } });
  expect(wrong.status).toBe(400);
  const right = await api("POST", "/phone-number", { body: { ...body, twilioAuthToken: demo.authToken } });
  expect(right).toMatchObject({ status: 201, body: { status: "active", number: "+33187660142" } });
  const imported = (await twilioNumbers()).find(({ phoneNumber }) => phoneNumber === "+33187660142");
  expect(imported?.settings.voice_url).toContain("api.vapi.ai");
});

test("calls are refused without a number of this account, an assistant of it, or a caller in E.164", async () => {
  const { api, lineId } = vapiForTest();
  const { body: assistant } = await api("POST", "/assistant", { body: { name: "Ava" } });
  const good = { assistantId: assistant.id, phoneNumberId: lineId, customer: { number: "+33612345678" } };
  const refused = [
    { ...good, assistantId: crypto.randomUUID() },
    { ...good, phoneNumberId: crypto.randomUUID() },
    { ...good, customer: { number: "06 12 34 56 78" } },
    { ...good, customer: {} },
    { phoneNumberId: lineId, customer: good.customer },
  ];
  for (const body of refused) expect((await api("POST", "/call", { body })).status).toBe(400);
  expect(await api("POST", "/call", { body: good })).toMatchObject({ status: 201, body: { status: "queued" } });
});

test("POST /call is not idempotent: the same request rings twice", async () => {
  const { placeCall } = vapiForTest();
  const first = await placeCall();
  const second = await placeCall();
  expect(second).not.toBe(first);
});

test("a free Vapi number cannot ring abroad: the call ends for that reason", async () => {
  const { api, fake, placeCall } = vapiForTest();
  const { body: number } = await api("POST", "/phone-number", {
    body: { provider: "vapi", numberDesiredAreaCode: "415" },
  });
  for (let looks = 0; looks < 3; looks += 1) await api("GET", `/phone-number/${number.id}`);
  const id = await placeCall({ phoneNumberId: number.id });
  await fake.playCall(id);
  const { body: call } = await api("GET", `/call/${id}`);
  expect(call).toMatchObject({ status: "ended", endedReason: "call.start.error-vapi-number-international" });
});

test("a failure switch answers in the vendor's place as often as it is told, and only where it is told", async () => {
  const { api, control } = vapiForTest();
  await control("POST", "/fault", { kind: "429", count: 1, path: "/assistant" });
  expect((await api("GET", "/phone-number")).status).toBe(200);
  expect((await api("GET", "/assistant")).status).toBe(429);
  expect((await api("GET", "/assistant")).status).toBe(200);
  await control("POST", "/fault", { kind: "500" });
  expect((await api("GET", "/assistant")).status).toBe(500);
  expect((await api("GET", "/assistant")).status).toBe(500);
  await control("POST", "/fault", { kind: "none" });
  expect((await api("GET", "/assistant")).status).toBe(200);
});
