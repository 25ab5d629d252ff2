import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { createResendFake } from "../../dev/fakes/resend";
import { createSendGridFake } from "../../dev/fakes/sendgrid";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake, DEMO_TWILIO } from "../../dev/fakes/twilio";
import { createVerifyFake } from "../../dev/fakes/twilio/verify";
import { ControlBody } from "../../dev/fakes/vapi/live-control";
import { SCRIPTS } from "../../dev/fakes/vapi/scripts";
import { callMessages } from "../../dev/fakes/vapi/timeline";
import { AssistantBody, Call, CallBody, DEFAULT_SERVER_MESSAGES, PhoneNumberBody } from "../../dev/fakes/vapi/wire";
import { profileFromPreset } from "../../receptionist/profile";
import { INDUSTRIES, SPOKEN_LANGUAGES } from "../../receptionist/profile.schema";
import { sendByResend } from "../../worker/providers/resend";
import { sendBySendGrid } from "../../worker/providers/sendgrid";
import { cancelCode, checkCode, sendCode } from "../../worker/providers/twilio-verify";
import { assistantBody } from "../../worker/providers/vapi-assistant";
import { callBody } from "../../worker/providers/vapi-calls";
import { controlBody } from "../../worker/providers/vapi-control";
import { vapiNumberBody } from "../../worker/providers/vapi-numbers";
import { EXAMPLES, hasSpecs, openSpec, pointerTo, schema } from "./specs";
import { ASSISTANT, vapiForTest } from "./vapi-fake";

// Not the console: vitest keeps that of a passing file to itself.
if (!hasSpecs) process.stderr.write("contract: skipped, because the vendors' specs (../shared/specs) are not here\n");
const contract = test.skipIf(!hasSpecs);
const vapiSpec = () => openSpec("vapi_openapi.json");
const Envelope = z.object({ message: z.looseObject({ type: z.string() }) });
const SLOW_MS = 60_000;

afterEach(() => vi.unstubAllGlobals());

const SERVER = { url: "https://app.avafirst.example/api/v1/webhooks/vapi", secret: "whk_org_7f2c" };
const example = (file: string): unknown => JSON.parse(readFileSync(join(EXAMPLES, file), "utf8"));
const exampleFiles = hasSpecs ? readdirSync(EXAMPLES) : [];

const ourAssistants = INDUSTRIES.flatMap((industry) =>
  SPOKEN_LANGUAGES.map((language) =>
    assistantBody({
      orgId: "org_contract",
      profileId: "ava_contract",
      profile: profileFromPreset({ businessName: "L'Atelier", industry, language }),
      server: SERVER,
      transferTo: "+33612345678",
    }),
  ),
);

contract("what we send to Vapi is what its spec accepts, and no field is misspelt", { timeout: SLOW_MS }, () => {
  const spec = vapiSpec();
  const access = { name: "Ligne principale", server: SERVER };
  const sent: [string, object][] = [
    ...ourAssistants.map((body): [string, object] => ["CreateAssistantDTO", body]),
    ["CreateVapiPhoneNumberDTO", vapiNumberBody({ ...access, areaCode: "415" })],
    ["CreateCallDTO", callBody({ assistantId: "a", phoneNumberId: "p", to: "+33612345678", name: "Test" })],
  ];
  for (const [name, body] of sent) {
    expect(spec.errors(schema(name), body), name).toEqual([]);
    const known = spec.fieldsOf(name);
    expect(
      Object.keys(body).filter((field) => !known.has(field)),
      `fields of ${name}`,
    ).toEqual([]);
  }
});

test("what we send to Vapi is what the fake accepts", () => {
  const number = { name: "Ligne", server: SERVER };
  for (const body of ourAssistants) expect(AssistantBody.safeParse(body).error).toBeUndefined();
  expect(PhoneNumberBody.safeParse(vapiNumberBody({ ...number, areaCode: "415" })).error).toBeUndefined();
  const call = callBody({ assistantId: "a", phoneNumberId: "p", to: "+33612345678", name: "Test" });
  expect(CallBody.safeParse(call).error).toBeUndefined();
  for (const order of [
    { type: "say", text: "Bonjour" },
    { type: "transfer", to: "+33612345678", announcement: "Un instant." },
    { type: "transfer", to: "+33612345678", announcement: null },
    { type: "hang-up" },
  ] as const)
    expect(ControlBody.safeParse(controlBody(order)).error).toBeUndefined();
});

contract("the fake accepts the published examples of requests", () => {
  expect(AssistantBody.safeParse(example("vapi_assistant_create_request.json")).error).toBeUndefined();
  expect(CallBody.safeParse(example("vapi_call_create_request.json")).error).toBeUndefined();
  expect(Call.safeParse(example("vapi_call_object.json")).error).toBeUndefined();
  for (const kind of ["vapi", "twilio"]) {
    const body = example(`vapi_phone_number_create_request_${kind}.json`);
    expect(PhoneNumberBody.safeParse(body).error).toBeUndefined();
  }
});

contract("what the fake answers is what Vapi's spec says", { timeout: SLOW_MS }, async () => {
  const spec = vapiSpec();
  const stack = vapiForTest();
  const { body: assistant } = await stack.api("POST", "/assistant", { body: ourAssistants[0] ?? {} });
  expect(spec.errors(schema("Assistant"), assistant)).toEqual([]);
  const bought = await stack.api("POST", "/phone-number", {
    body: vapiNumberBody({ areaCode: "415", name: "L", server: SERVER }),
  });
  expect(spec.errors(schema("VapiPhoneNumber"), bought.body)).toEqual([]);
  const { body: line } = await stack.api("GET", `/phone-number/${stack.lineId}`);
  expect(spec.errors(schema("TwilioPhoneNumber"), line)).toEqual([]);
  const id = await stack.placeCall();
  const call = () => stack.api("GET", `/call/${id}`);
  expect(spec.errors(schema("Call"), (await call()).body)).toEqual([]);
  await stack.runUntil();
  expect(spec.errors(schema("Call"), (await call()).body)).toEqual([]);
});

/** Vapi names its message schemas after the types. */
const MESSAGE_SCHEMAS: Record<string, string> = {
  "assistant-request": "ServerMessageAssistantRequest",
  // Published for the browser only; servers may ask for it too.
  "assistant.started": "ClientMessageAssistantStarted",
  "status-update": "ServerMessageStatusUpdate",
  transcript: "ServerMessageTranscript",
  'transcript[transcriptType="final"]': "ServerMessageTranscript",
  "conversation-update": "ServerMessageConversationUpdate",
  "speech-update": "ServerMessageSpeechUpdate",
  "tool-calls": "ServerMessageToolCalls",
  "transfer-destination-request": "ServerMessageTransferDestinationRequest",
  "user-interrupted": "ServerMessageUserInterrupted",
  hang: "ServerMessageHang",
  "end-of-call-report": "ServerMessageEndOfCallReport",
};
const messageSchema = (type: string): string => {
  const name = MESSAGE_SCHEMAS[type];
  if (!name) throw new Error(`No schema is known for ${type}`);
  return schema(name);
};

contract("every server message of every script is what Vapi's spec says", { timeout: SLOW_MS }, () => {
  const spec = vapiSpec();
  const call = Call.parse(example("vapi_call_object.json"));
  const everyType = { serverMessages: [...DEFAULT_SERVER_MESSAGES, "transcript" as const] };
  const checked = new Set<string>();
  for (const [index, script] of SCRIPTS.entries()) {
    const ours = AssistantBody.parse(ourAssistants[index % ourAssistants.length]);
    const context = { call, phoneNumber: null, originMs: Date.UTC(2026, 10, 23), speed: 1, toolResults: {} };
    for (const { message } of callMessages(script, { ...context, assistant: { ...ours, ...everyType } })) {
      // A hundred partials are the same shape: the first of each kind in each script is looked at.
      const kind = `${script.name} ${message.type} ${message.transcriptType} ${message.role} ${message.status}`;
      if (checked.has(kind)) continue;
      checked.add(kind);
      expect(spec.errors(messageSchema(message.type), message), kind).toEqual([]);
    }
  }
  const types = new Set([...checked].map((kind) => kind.split(" ")[1]));
  for (const type of ["status-update", "transcript", "tool-calls", "user-interrupted", "hang", "end-of-call-report"]) {
    expect(types).toContain(type);
  }
});

contract("the validator itself can say no, and takes the published examples of messages", { timeout: SLOW_MS }, () => {
  const spec = vapiSpec();
  for (const file of exampleFiles.filter((name) => name.startsWith("vapi_sm_"))) {
    const { message } = Envelope.parse(example(file));
    expect(spec.errors(messageSchema(message.type), message), file).toEqual([]);
  }
  expect(spec.errors(schema("ServerMessageTranscript"), { type: "transcript", role: "bot" })).not.toEqual([]);
  expect(spec.errors(schema("CreateAssistantDTO"), { ...ASSISTANT, name: "x".repeat(41) })).not.toEqual([]);
});

contract("what the Twilio fake answers is what Twilio's spec says", { timeout: SLOW_MS }, async () => {
  // Twilio marks its relative addresses as URIs: its own answers would not pass the format.
  const spec = openSpec("twilio_api_v2010.json", { formats: false });
  const { app } = createTwilioFake({ store: memoryStore(), now: () => Date.now() });
  const base = `/2010-04-01/Accounts/${DEMO_TWILIO.sid}`;
  const headers = { Authorization: `Basic ${btoa(`${DEMO_TWILIO.sid}:${DEMO_TWILIO.authToken}`)}` };
  const ask = async (method: string, path: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form);
    return (await app.request(`https://api.twilio.com${path}`, { method, headers, ...(body && { body }) })).json();
  };
  const answerOf = (path: string, method: string, status: string) =>
    pointerTo(
      "paths",
      `/2010-04-01/Accounts/${path}`,
      method,
      "responses",
      status,
      "content",
      "application/json",
      "schema",
    );
  const numbers = "{AccountSid}/IncomingPhoneNumbers.json";
  const stock = "{AccountSid}/AvailablePhoneNumbers/{CountryCode}/Local.json";
  const messages = "{AccountSid}/Messages.json";
  const message = { To: "+33612345678", From: "+33187660142", Body: "Bonjour" };
  const calls = "{AccountSid}/Calls.json";
  const order = { To: "+33612345678", From: "+33187660142", Url: "https://app.avafirst.example/voice" };
  const placed = await ask("POST", `${base}/Calls.json`, order);
  const { sid } = z.object({ sid: z.string() }).parse(placed);
  const checks: [string, unknown][] = [
    [answerOf(calls, "post", "201"), placed],
    [answerOf(calls, "get", "200"), await ask("GET", `${base}/Calls.json?PageSize=2`)],
    [answerOf("{AccountSid}/Calls/{Sid}.json", "get", "200"), await ask("GET", `${base}/Calls/${sid}.json`)],
    [answerOf("{Sid}.json", "get", "200"), await ask("GET", `${base}.json`)],
    [answerOf(numbers, "get", "200"), await ask("GET", `${base}/IncomingPhoneNumbers.json?PageSize=2`)],
    [answerOf(stock, "get", "200"), await ask("GET", `${base}/AvailablePhoneNumbers/FR/Local.json`)],
    [
      answerOf(numbers, "post", "201"),
      await ask("POST", `${base}/IncomingPhoneNumbers.json`, { PhoneNumber: "+33187660999" }),
    ],
    [answerOf(messages, "post", "201"), await ask("POST", `${base}/Messages.json`, message)],
  ];
  for (const [pointer, body] of checks) expect(spec.errors(pointer, body), pointer).toEqual([]);
});

const formSchema = pointerTo("requestBody", "content", "application/x-www-form-urlencoded", "schema");

contract("a code by phone is asked for and checked as Verify's spec says, and so is the fake's answer", async () => {
  const spec = openSpec("twilio_verify_v2.json");
  const account = { accountSid: `AC${"0".repeat(32)}`, authToken: "token", serviceSid: `VA${"0".repeat(32)}` };
  const { app } = createVerifyFake({ store: memoryStore(), now: () => Date.now(), account });
  const checked: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const what =
      ["Verifications", "VerificationCheck"].find((name) => url.endsWith(`/${name}`)) ?? "Verifications/{Sid}";
    const route = pointerTo("paths", `/v2/Services/{ServiceSid}/${what}`, "post");
    const form = Object.fromEntries(new URLSearchParams(String(init.body)));
    expect(spec.errors(`${route}${formSchema}`, form), what).toEqual([]);
    const known = spec.fieldsAt(`${route}${formSchema}`);
    expect(Object.keys(form).filter((field) => !known.has(field))).toEqual([]);
    const answer = await app.request(url, init);
    const answered = pointerTo("responses", String(answer.status), "content", "application/json", "schema");
    expect(spec.errors(`${route}${answered}`, await answer.clone().json()), what).toEqual([]);
    checked.push(what);
    return answer;
  });
  const verify = { ...account, timeoutMs: 1000 };
  const order = { phone: "+33612345678", locale: "fr", channel: "sms" } as const;
  const sid = await sendCode(verify, order);
  expect(await checkCode(verify, sid, "0000000")).toBe("wrong");
  await cancelCode(verify, sid);
  for (const _ of Array.from({ length: 5 })) await sendCode(verify, order);
  await expect(sendCode(verify, order)).rejects.toMatchObject({ code: "too_many_requests" });
  expect(new Set(checked)).toEqual(new Set(["Verifications", "VerificationCheck", "Verifications/{Sid}"]));
});

contract("a mail of ours is what Resend's spec accepts, and so is the fake's answer", async () => {
  const spec = openSpec("resend_openapi.json");
  const webhook = { url: "http://localhost", secret: "whsec_AA==", deliver: () => Promise.reject(new Error("told")) };
  const { app } = createResendFake({ store: memoryStore(), now: () => Date.now(), apiKey: "re_key", webhook });
  const bodies: unknown[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    bodies.push(JSON.parse(String(init.body)));
    return app.request(url, init);
  });
  const mail = { to: "owner@shop.example", subject: "Bonjour", html: "<p>Bonjour</p>", text: "Bonjour" };
  await sendByResend({ apiKey: "re_key", from: "Ava <ava@avafirst.example>" }, mail, "key-1");
  expect(bodies).toHaveLength(1);
  expect(spec.errors(schema("SendEmailRequest"), bodies[0])).toEqual([]);
  const headers = { Authorization: "Bearer re_key" };
  const sent = await app.request("/emails", { method: "POST", headers, body: JSON.stringify(bodies[0]) });
  const { id } = z.object({ id: z.string() }).parse(await sent.clone().json());
  expect(spec.errors(schema("SendEmailResponse"), await sent.json())).toEqual([]);
  const shown = await app.request(`/emails/${id}`, { headers });
  expect(spec.errors(schema("Email"), await shown.json())).toEqual([]);
});

contract("a mail of ours is what SendGrid's spec accepts, and so is the fake's refusal", async () => {
  const spec = openSpec("sendgrid_tsg_mail_v3.json");
  const { app, emails } = createSendGridFake({ store: memoryStore(), now: () => Date.now(), apiKey: "SG.key" });
  const bodies: unknown[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    bodies.push(JSON.parse(String(init.body)));
    return app.request(url, init);
  });
  const mail = { to: "owner@shop.example", subject: "Bonjour", html: "<p>Bonjour</p>", text: "Bonjour" };
  await sendBySendGrid({ apiKey: "SG.key", from: "Ava <ava@avafirst.example>" }, mail, "job_1");
  const request = pointerTo("components", "requestBodies", "PostMailSend", "content", "application/json", "schema");
  expect(bodies).toHaveLength(1);
  expect(spec.errors(request, bodies[0])).toEqual([]);
  const known = spec.fieldsAt(request);
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(bodies[0])).filter((name) => !known.has(name))).toEqual(
    [],
  );
  expect(await emails()).toMatchObject([{ from: "Ava <ava@avafirst.example>", to: ["owner@shop.example"] }]);
  expect(spec.errors(request, { from: { email: "no address" } })).not.toEqual([]);

  const headers = { Authorization: "Bearer SG.key", "Content-Type": "application/json" };
  const refused = await app.request("/v3/mail/send", {
    method: "POST",
    headers,
    body: JSON.stringify({ subject: "" }),
  });
  expect(refused.status).toBe(400);
  expect(spec.errors(schema("ErrorResponse"), await refused.json())).toEqual([]);
});
