import { expect, test } from "vitest";
import * as z from "zod";
import { createControl } from "../../dev/fakes/control";
import { createLlmFake } from "../../dev/fakes/llm";
import { createResendFake } from "../../dev/fakes/resend";
import { createSendGridFake } from "../../dev/fakes/sendgrid";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake, DEMO_TWILIO } from "../../dev/fakes/twilio";
import { scriptFor } from "../../dev/fakes/vapi/scripts";
import { AssistantBody } from "../../dev/fakes/vapi/wire";
import { profileFromPreset } from "../../receptionist/profile";
import { INDUSTRIES, SPOKEN_LANGUAGES } from "../../receptionist/profile.schema";
import { assistantBody } from "../../worker/providers/vapi-assistant";
import { vapiForTest } from "./vapi-fake";

const MAIL = { from: "Ava <ava@avafirst.example>", to: ["a@shop.example"], subject: "Bonjour", text: "Salut" };

/** No mail comes back here. */
const UNTOLD = { url: "http://localhost", secret: "whsec_AA==", deliver: () => Promise.reject(new Error("told")) };

function resendForTest() {
  const clock = { ms: Date.UTC(2026, 10, 23, 9) };
  const fake = createResendFake({ store: memoryStore(), now: () => clock.ms, apiKey: "re_key", webhook: UNTOLD });
  const post = async (body: object, headers: Record<string, string> = {}) => {
    const init = {
      method: "POST",
      headers: { Authorization: "Bearer re_key", ...headers },
      body: JSON.stringify(body),
    };
    const answer = await fake.app.request("/emails", init);
    return { status: answer.status, body: await answer.json() };
  };
  return { ...fake, post, clock };
}

test.each([
  ["no key", MAIL, { Authorization: "" }, 401, "missing_api_key"],
  ["a wrong key", MAIL, { Authorization: "Bearer re_other" }, 401, "invalid_api_key"],
  ["no sender", { ...MAIL, from: undefined }, {}, 422, "missing_required_field"],
  ["a sender that is no address", { ...MAIL, from: "Ava" }, {}, 422, "validation_error"],
  ["51 readers", { ...MAIL, to: Array.from({ length: 51 }, (_, i) => `a${i}@b.example`) }, {}, 422, "validation_error"],
  ["neither text nor HTML", { ...MAIL, text: undefined }, {}, 422, "validation_error"],
  ["a key that is too long", MAIL, { "Idempotency-Key": "k".repeat(257) }, 400, "invalid_idempotency_key"],
])("Resend refuses a mail with %s", async (_case, body, headers, status, name) => {
  const { post, emails } = resendForTest();
  expect(await post(body, headers)).toMatchObject({ status, body: { name, statusCode: status } });
  expect(await emails()).toEqual([]);
});

test("the same idempotency key sends one mail for a day, and refuses another body", async () => {
  const { post, emails, clock } = resendForTest();
  const key = { "Idempotency-Key": "signup/1" };
  const first = await post(MAIL, key);
  expect(await post(MAIL, key)).toEqual(first);
  expect(await emails()).toHaveLength(1);
  expect(await post({ ...MAIL, subject: "Autre" }, key)).toMatchObject({
    status: 409,
    body: { name: "invalid_idempotent_request" },
  });
  clock.ms += 25 * 60 * 60 * 1000;
  expect((await post(MAIL, key)).body).not.toEqual(first.body);
});

function twilioForTest() {
  const fake = createTwilioFake({ store: memoryStore(), now: () => Date.UTC(2026, 10, 23, 9) });
  const { sid, authToken } = DEMO_TWILIO;
  const ask = async (method: string, path: string, form?: Record<string, string>, token: string = authToken) => {
    const headers = { Authorization: `Basic ${btoa(`${sid}:${token}`)}` };
    const init = { method, headers, ...(form && { body: new URLSearchParams(form) }) };
    const answer = await fake.app.request(`/2010-04-01/Accounts/${sid}${path}`, init);
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
  return { ...fake, ask, sid, authToken };
}

test("Twilio refuses a wrong token with 20003, and another account's path with 20404", async () => {
  const { ask, app, sid, authToken } = twilioForTest();
  const wrong = await ask("GET", ".json", undefined, "0".repeat(32));
  expect(wrong).toMatchObject({
    status: 401,
    body: { code: 20003, status: 401, more_info: "https://www.twilio.com/docs/errors/20003" },
  });
  const headers = { Authorization: `Basic ${btoa(`${sid}:${authToken}`)}` };
  const other = await app.request(`/2010-04-01/Accounts/AC${"0".repeat(32)}.json`, { headers });
  expect(other.status).toBe(404);
});

test("Twilio's numbers come in pages with relative addresses", async () => {
  const { ask } = twilioForTest();
  const first = await ask("GET", "/IncomingPhoneNumbers.json?PageSize=3");
  expect(first.body).toMatchObject({ page: 0, page_size: 3, previous_page_uri: null });
  expect(first.body.incoming_phone_numbers).toHaveLength(3);
  const next = first.body.next_page_uri;
  expect(next).toMatch(/^\/2010-04-01\//);
  const second = await ask("GET", next.replace(/^\/2010-04-01\/Accounts\/AC\w+/, ""));
  expect(second.body.incoming_phone_numbers).toHaveLength(1);
  expect(second.body.next_page_uri).toBeNull();
});

test("a number is found in stock, bought with 201, configured, and released with 204", async () => {
  const { ask } = twilioForTest();
  const stock = await ask("GET", "/AvailablePhoneNumbers/FR/Local.json");
  const [{ phone_number: PhoneNumber }] = stock.body.available_phone_numbers;
  const bought = await ask("POST", "/IncomingPhoneNumbers.json", { PhoneNumber });
  expect(bought).toMatchObject({ status: 201, body: { phone_number: PhoneNumber } });
  expect((await ask("POST", "/IncomingPhoneNumbers.json", { PhoneNumber })).body.code).toBe(21422);
  const path = `/IncomingPhoneNumbers/${bought.body.sid}.json`;
  const VoiceUrl = "https://app.avafirst.example/voice";
  expect((await ask("POST", path, { VoiceUrl })).body.voice_url).toBe(VoiceUrl);
  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await ask("GET", path)).body.code).toBe(20404);
});

test("Twilio takes forms in CapitalCase and nothing else", async () => {
  const { ask, app, sid, authToken, messages } = twilioForTest();
  const sms = { To: "+33612345678", From: "+33187660142", Body: "Votre code : 123456" };
  const headers = { Authorization: `Basic ${btoa(`${sid}:${authToken}`)}`, "Content-Type": "application/json" };
  const url = `/2010-04-01/Accounts/${sid}/Messages.json`;
  expect((await app.request(url, { method: "POST", headers, body: JSON.stringify(sms) })).status).toBe(400);
  expect((await ask("POST", "/Messages.json", { to: sms.To, from: sms.From, body: sms.Body })).status).toBe(400);
  expect((await ask("POST", "/Messages.json", { ...sms, To: "0612345678" })).body.code).toBe(21211);
  expect(await ask("POST", "/Messages.json", sms)).toMatchObject({ status: 201, body: { status: "queued" } });
  expect(await messages()).toMatchObject([{ to: sms.To, body: sms.Body }]);
});

function controlForTest() {
  const vapi = vapiForTest();
  const resend = resendForTest();
  const twilio = twilioForTest();
  const llm = createLlmFake({ store: memoryStore(), now: () => Date.UTC(2026, 10, 23, 9), apiKey: "k" });
  const controls = {
    vapi: vapi.fake.control,
    twilio: twilio.control,
    resend: resend.control,
    sendgrid: createSendGridFake({ store: memoryStore(), now: () => 0, apiKey: "k" }).control,
    llm: llm.control,
  };
  const control = createControl(async (vendor, path, init) => controls[vendor].request(path, init));
  const post = (path: string, body: object) =>
    control.request(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  return { control, post, vapi, resend, twilio };
}

const SENDGRID_MAIL = {
  personalizations: [{ to: [{ email: "a@shop.example" }], custom_args: { job: "job_1" } }],
  from: { email: "ava@avafirst.example", name: "Ava" },
  subject: "Bonjour",
  content: [
    { type: "text/plain", value: "Salut" },
    { type: "text/html", value: "<p>Salut</p>" },
  ],
};

function sendGridForTest() {
  const fake = createSendGridFake({ store: memoryStore(), now: () => Date.UTC(2026, 10, 23, 9), apiKey: "SG.key" });
  const post = async (body: object, key = "SG.key") => {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    const answer = await fake.app.request("/v3/mail/send", { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, text: await answer.text() };
  };
  return { ...fake, post };
}

test("SendGrid takes a mail without a word, and the same one again as another", async () => {
  const { post, emails } = sendGridForTest();
  expect(await post(SENDGRID_MAIL)).toEqual({ status: 202, text: "" });
  expect(await post(SENDGRID_MAIL)).toEqual({ status: 202, text: "" });
  expect(await emails()).toMatchObject([
    { to: ["a@shop.example"], subject: "Bonjour", text: "Salut", html: "<p>Salut</p>" },
    { to: ["a@shop.example"] },
  ]);
});

test.each([
  ["a wrong key", SENDGRID_MAIL, "SG.other", 401],
  ["no reader", { ...SENDGRID_MAIL, personalizations: [{ to: [] }] }, "SG.key", 400],
  ["no subject", { ...SENDGRID_MAIL, subject: undefined }, "SG.key", 400],
  ["a sender that is no address", { ...SENDGRID_MAIL, from: { email: "Ava" } }, "SG.key", 400],
  ["HTML before its text", { ...SENDGRID_MAIL, content: SENDGRID_MAIL.content.toReversed() }, "SG.key", 400],
  ["a field that it does not know", { ...SENDGRID_MAIL, html: "<p>Salut</p>" }, "SG.key", 400],
] as const)("SendGrid refuses a mail with %s", async (_case, body, key, status) => {
  const { post, emails } = sendGridForTest();
  const answer = await post(body, key);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ message: expect.any(String) }] });
  expect(await emails()).toEqual([]);
});

test("the outbox shows what was sent, newest last, and the page shows it to a person without running it", async () => {
  const { control, resend, twilio } = controlForTest();
  const link = "http://127.0.0.1:8788/verify?token=abc&x=1";
  await resend.post({ ...MAIL, subject: "<script>1</script>", text: `Confirmez : ${link}` });
  await resend.post({ ...MAIL, subject: "Second" });
  await twilio.ask("POST", "/Messages.json", { To: "+33612345678", From: "+33187660142", Body: "Code 42" });
  expect(await (await control.request("/outbox")).json()).toEqual({
    emails: [
      expect.objectContaining({ to: "a@shop.example", subject: "<script>1</script>", text: `Confirmez : ${link}` }),
      { to: "a@shop.example", subject: "Second", text: "Salut", html: null, at: "2026-11-23T09:00:00.000Z" },
    ],
    sms: [{ to: "+33612345678", body: "Code 42", at: "2026-11-23T09:00:00.000Z" }],
  });
  const page = await (await control.request("/")).text();
  expect(page).toContain(`href="${link.replaceAll("&", "&amp;")}"`);
  expect(page).not.toContain("<script>");
  for (const shown of [DEMO_TWILIO.sid, DEMO_TWILIO.authToken, "+33187660142", "/vapi/calls", "/faults", "/reset"]) {
    expect(page).toContain(shown);
  }
});

test("the control app rings a number, makes a vendor fail, and forgets everything", async () => {
  const { control, post, vapi, resend } = controlForTest();
  expect((await post("/vapi/calls", { to: "+14155550100", script: "garage-en" })).status).toBe(201);
  expect((await post("/vapi/calls", { to: "+19995550100" })).status).toBe(400);
  expect((await post("/vapi/calls", { to: "+14155550100", script: "nonsense" })).status).toBe(400);
  const state = await (await control.request("/vapi/state")).json();
  expect(state).toMatchObject({ calls: [{ type: "inboundPhoneCall", status: "ringing", script: "garage-en" }] });

  await post("/faults", { vendor: "resend", kind: "500", count: 1 });
  expect((await resend.post(MAIL)).status).toBe(500);
  expect((await resend.post(MAIL)).status).toBe(200);
  expect((await post("/faults", { vendor: "acme", kind: "500" })).status).toBe(400);

  expect((await post("/reset", {})).status).toBe(200);
  expect(await (await control.request("/outbox")).json()).toEqual({ emails: [], sms: [] });
  expect((await vapi.api("GET", "/call")).list).toEqual([]);
});

test("a person's form leads back to the page, which says what was done", async () => {
  const { control } = controlForTest();
  const body = new URLSearchParams({ vendor: "vapi", kind: "429", count: "", path: "" });
  const answer = await control.request("/faults", { method: "POST", body });
  expect(answer.status).toBe(303);
  const page = await (await control.request(String(answer.headers.get("Location")))).text();
  expect(page).toContain("vapi answers 429 from now on");
});

test("an assistant of ours gets the conversation of its trade, in its language", () => {
  const written = new Set(["dentist", "garage", "restaurant"]);
  for (const industry of INDUSTRIES) {
    for (const language of SPOKEN_LANGUAGES) {
      const profile = profileFromPreset({ businessName: "L'Atelier", industry, language });
      const server = { url: "https://app.avafirst.example/hook", secret: "s" };
      const body = assistantBody({ orgId: "org_1", profileId: "ava_1", profile, server, transferTo: null });
      const hasOwn = written.has(industry) && (language === "fr" || language === "en");
      expect(scriptFor(AssistantBody.parse(body)).name).toBe(`${hasOwn ? industry : "generic"}-${language}`);
    }
  }
});

test("a person rings a Twilio number from the page and gets a telephone to type on; a program gets the call's SID", async () => {
  const { control, post, twilio } = controlForTest();
  const line = { accountSid: DEMO_TWILIO.sid, authToken: DEMO_TWILIO.authToken, phoneNumber: "+33187660142" };
  await twilio.addLine({ ...line, voiceUrl: "http://127.0.0.1:8788/voice" });
  const body = new URLSearchParams({ to: line.phoneNumber, from: "+33612345678", script: "", staffOutcome: "busy" });
  const rung = await control.request("/twilio/calls", { method: "POST", body });
  const location = String(rung.headers.get("Location"));
  expect([rung.status, location]).toEqual([303, expect.stringMatching(/^\/twilio\/caller\/CA[0-9a-f]{32}$/)]);
  expect(await (await control.request(location)).text()).toContain("Type as the caller");
  expect(await (await control.request("/")).text()).toContain(location);

  const placed = await post("/twilio/calls", { to: line.phoneNumber, script: "fr-hours" });
  expect(placed.status).toBe(201);
  const { callSid } = z.object({ callSid: z.string() }).parse(await placed.json());
  // Nobody answers in this test: the call is over at once, and says why.
  await expect
    .poll(async () => (await control.request(`/twilio/calls/${callSid}`)).json())
    .toMatchObject({
      status: "failed",
      script: "fr-hours",
      errors: [{ code: 11200 }],
    });
  expect((await post("/twilio/calls", { to: "+33199999999" })).status).toBe(400);
});

test("what a language model says next is dictated from the control app, and read back", async () => {
  const { control, post } = controlForTest();
  expect((await post("/llm/script", [{ text: "Bonjour." }, { break: true }])).status).toBe(200);
  expect((await post("/llm/misbehave", { kind: "slow-tokens", ms: 40 })).status).toBe(200);
  expect(await (await control.request("/llm/state")).json()).toEqual({
    script: [[{ text: "Bonjour." }], [{ break: true }]],
    fault: { kind: "slow-tokens", ms: 40 },
  });
  expect((await post("/llm/misbehave", { kind: "asleep" })).status).toBe(400);
  expect((await post("/faults", { vendor: "llm", kind: "429", count: 1 })).status).toBe(200);
});
