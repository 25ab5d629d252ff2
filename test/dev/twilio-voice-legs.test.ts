import { expect, test } from "vitest";
import { DEMO_TWILIO } from "../../dev/fakes/twilio";
import { STAFF_OUTCOMES } from "../../dev/fakes/twilio/voice/dial";
import { twilioSignature } from "../../dev/fakes/twilio/voice/signature";
import { applicationForTest, CALLER, LINE, ORIGIN, relayTwiml } from "./relay-server";

const STAFF = "+33611223344";
const HANGUP = "<Response><Hangup/></Response>";
const dialTwiml = (inside = `<Number>${STAFF}</Number>`, attributes = "") =>
  `<Response><Dial action="/dialled" timeout="20" ${attributes}>${inside}</Dial></Response>`;

test.each(STAFF_OUTCOMES)("a <Dial> whose telephone is %s tells its action so, signed", async (outcome) => {
  const app = applicationForTest({ answer: ({ path }) => (path === "/voice" ? dialTwiml() : HANGUP) });
  const call = await app.ring({ staff: { [STAFF]: outcome } });
  const told = app.received.find(({ path }) => path === "/dialled");
  const expected = {
    answered: { DialCallStatus: "completed", DialBridged: "true", DialCallDuration: "20", DialSipResponseCode: "200" },
    busy: { DialCallStatus: "busy", DialBridged: "false", DialSipResponseCode: "486" },
    declined: { DialCallStatus: "busy", DialBridged: "false", DialSipResponseCode: "603" },
    "no-answer": { DialCallStatus: "no-answer", DialBridged: "false" },
    failed: { DialCallStatus: "failed", DialBridged: "false" },
  }[outcome];
  expect(told?.params).toMatchObject({ CallSid: call.sid, CallStatus: "in-progress", ...expected });
  expect(told?.signature).toBe(await twilioSignature(DEMO_TWILIO.authToken, `${ORIGIN}/dialled`, told?.params));
  expect(call.status).toBe("completed");
});

test("with answerOnBridge the caller goes on ringing until somebody takes the call", async () => {
  const twiml = dialTwiml(undefined, 'answerOnBridge="true"');
  const app = applicationForTest({
    answer: ({ path }) => (path === "/voice" ? twiml : '<Response><Reject reason="busy"/></Response>'),
  });
  const missed = await app.ring();
  expect(missed.record).toMatchObject({ status: "busy", answeredAtMs: null });
  const taken = await app.ring({ staff: { [STAFF]: "answered" } });
  expect(taken.record.answeredAtMs).not.toBeNull();
  const told = app.received.filter(({ path }) => path === "/dialled").map(({ params }) => params.CallStatus);
  expect(told).toEqual(["ringing", "in-progress"]);
});

test("of several telephones the one that answers talks, the others stop ringing, and each leg is reported", async () => {
  const leg = (number: string) =>
    `<Number statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed">${number}</Number>`;
  const app = applicationForTest({
    answer: ({ path }) =>
      path === "/voice"
        ? dialTwiml(leg(STAFF).replace("/leg", `${ORIGIN}/leg`) + leg("+33655667788").replace("/leg", `${ORIGIN}/leg`))
        : HANGUP,
  });
  const call = await app.ring({ staff: { [STAFF]: "answered" } });
  const legs = app.received.filter(({ path }) => path === "/leg").map(({ params }) => params);
  expect(
    legs.every(({ ParentCallSid, Direction }) => ParentCallSid === call.sid && Direction === "outbound-dial"),
  ).toBe(true);
  const statuses = (number: string) =>
    legs.filter(({ To }) => To === number).map(({ CallStatus, SequenceNumber }) => `${SequenceNumber} ${CallStatus}`);
  expect(statuses(STAFF)).toEqual(["0 initiated", "1 ringing", "2 in-progress", "3 completed"]);
  expect(statuses("+33655667788")).toEqual(["0 initiated", "1 ringing", "2 canceled"]);
});

test("a caller's number that is not ours to show fails the <Dial>", async () => {
  const app = applicationForTest({
    answer: ({ path }) => (path === "/voice" ? dialTwiml(undefined, 'callerId="+33199999999"') : HANGUP),
  });
  const call = await app.ring({ staff: { [STAFF]: "answered" } });
  expect(call.record.errors).toMatchObject([{ code: 13214 }]);
  expect(app.received.find(({ path }) => path === "/dialled")?.params).toMatchObject({ DialCallStatus: "failed" });
});

test("`end` lets queued speech be heard, hands its data over, and what the action answers is carried out", async () => {
  const app = applicationForTest({
    answer: ({ path }) =>
      path === "/voice" ? relayTwiml('events="tokens-played"') : path === "/relay-ended" ? dialTwiml() : relayTwiml(),
    onFrame({ type }, socket) {
      if (type === "setup") socket.send({ type: "text", token: "Bonjour.", last: true });
      if (type !== "prompt") return;
      socket.send({ type: "text", token: "Je vous passe Luc.", last: true });
      socket.send({ type: "end", handoffData: '{"to":"Luc"}' });
    },
  });
  const call = await app.ring({ staff: { [STAFF]: "busy" } });
  await call.say("Passez-moi Luc");
  await expect.poll(() => app.sockets.length).toBe(2);
  const ended = app.received.find(({ path }) => path === "/relay-ended");
  expect(ended?.params).toMatchObject({
    SessionStatus: "ended",
    HandoffData: '{"to":"Luc"}',
    CallStatus: "in-progress",
  });
  expect(app.sockets[0]?.frames.at(-1)).toMatchObject({ name: "tokensPlayed", value: "Je vous passe Luc." });
  expect([await call.hears(), await call.hears(), await call.hears()]).toEqual([
    "Bonjour.",
    "Je vous passe Luc.",
    "Bonjour.",
  ]);
  await call.hangUp();
});

test("a socket that dies is a failed session, and the action brings the caller back", async () => {
  const app = applicationForTest({
    answer: () => relayTwiml(),
    onFrame: ({ type, voicePrompt }, socket) => {
      if (type === "setup") socket.send({ type: "text", token: "Bonjour.", last: true });
      if (voicePrompt === "boum") socket.close();
    },
  });
  const call = await app.ring();
  await call.drop();
  expect(app.received.find(({ path }) => path === "/relay-ended")?.params).toMatchObject({
    SessionStatus: "failed",
    ErrorCode: "64105",
  });
  await call.say("boum");
  await expect.poll(() => app.sockets.length).toBe(3);
  await call.hangUp();
  expect(app.received.filter(({ path }) => path === "/relay-ended").map(({ params }) => params.SessionStatus)).toEqual([
    "failed",
    "failed",
    "completed",
  ]);
});

test("a handshake that is refused is a failed session too", async () => {
  const app = applicationForTest({
    answer: ({ path }) => (path === "/voice" ? relayTwiml() : HANGUP),
    accepts: false,
  });
  await app.ring();
  const ended = app.received.find(({ path }) => path === "/relay-ended");
  expect(ended?.params).toMatchObject({ SessionStatus: "failed", ErrorCode: "64102" });
});

test.each([
  ["what is not JSON", "nonsense"],
  ["an unknown type", { type: "weather" }],
  ["a token that is no text", { type: "text", token: 4, last: true }],
  ["a field that nobody knows", { type: "text", token: "x", final: true }],
  ["handoff data that is no text", { type: "end", handoffData: { a: 1 } }],
  ["digits that are none", { type: "sendDigits", digits: "call me" }],
  ["a language change to nothing", { type: "language" }],
  ["a sound from nowhere", { type: "play", source: "hold.mp3" }],
])("%s is answered by an error frame and dropped, and the call goes on", async (_case, bad) => {
  const app = applicationForTest({
    answer: () => relayTwiml(),
    onFrame: ({ type }, socket) => {
      if (type === "setup") socket.send(bad);
      if (type === "prompt") socket.send({ type: "text", token: "Oui.", last: true });
    },
  });
  const call = await app.ring();
  await expect
    .poll(() => app.sockets[0]?.frames.at(-1))
    .toMatchObject({
      type: "error",
      description: expect.stringMatching(/^Invalid message received: /),
    });
  await call.say("Allô ?");
  expect(await call.hears()).toBe("Oui.");
  await call.hangUp();
});

test("keys come one by one, and only where the TwiML asked for them", async () => {
  const asked = applicationForTest({ answer: () => relayTwiml('dtmfDetection="true"') });
  const call = await asked.ring();
  await call.keys("06#");
  expect(asked.sockets[0]?.frames.slice(1)).toEqual(["0", "6", "#"].map((digit) => ({ type: "dtmf", digit })));
  const silent = applicationForTest({ answer: () => relayTwiml() });
  await expect((await silent.ring()).keys("0")).rejects.toThrow("dtmfDetection");
});

test("a change of language changes what the caller's words are taken for", async () => {
  const app = applicationForTest({
    answer: () => relayTwiml('language="fr-FR"', '<Language code="en-US"/>'),
    onFrame: ({ type, lang }, socket) => {
      if (type !== "prompt") return;
      if (lang === "fr-FR") socket.send({ type: "language", ttsLanguage: "en-US", transcriptionLanguage: "en-US" });
      socket.send({ type: "text", token: String(lang), last: true });
    },
  });
  const call = await app.ring();
  await call.say("Do you speak English?");
  expect(await call.hears()).toBe("fr-FR");
  await call.say("Thank you");
  expect(await call.hears()).toBe("en-US");
});

test("what may not be interrupted is not, and what is said over it is lost unless it was asked for", async () => {
  const speak = ({ type }: Record<string, unknown>, socket: { send(frame: unknown): void }) => {
    if (type === "setup")
      socket.send({ type: "text", token: "Cet appel est traité par une IA.", last: true, interruptible: false });
  };
  const app = applicationForTest({ answer: () => relayTwiml(), onFrame: speak });
  const call = await app.ring();
  await expect(call.interrupt("Cet appel", "Allô")).rejects.toThrow("does not let the caller interrupt");
  expect(app.sockets[0]?.frames.map(({ type }) => type)).toEqual(["setup"]);
});

const ANYTHING = "</Response>";
test.each([
  ["a document that is not XML", "hello", 12100],
  ["a tag that is never closed", "<Response><Say>x", 12100],
  ["an entity that XML does not know", "<Response><Say>caf&eacute;</Say></Response>", 12100],
  ["an unknown verb", "<Response><Speak>x</Speak></Response>", 12200],
  ["an unknown attribute", '<Response><Dial timout="3">+33611223344</Dial></Response>', 12200],
  ["a relay without wss", relayTwiml().replace("wss://app.test", "https://app.test"), 12200],
  ["a plain ws to the internet", relayTwiml().replace("wss://app.test", "ws://app.example"), 12200],
  ["a value outside its list", relayTwiml('interruptible="sometimes"'), 12200],
  ["a misspelt attribute of the relay", relayTwiml('dtmf="true"'), 12200],
  ["a stray closing tag", ANYTHING, 12100],
])("%s ends the call with Twilio's error", async (_case, xml, code) => {
  const app = applicationForTest({ answer: () => xml });
  const call = await app.ring();
  expect(call.record.errors).toMatchObject([{ code }]);
  expect(call.isOver()).toBe(true);
});

test("attributes of the relay are read in either spelling", async () => {
  const app = applicationForTest({
    answer: () => relayTwiml('speechtimeout="800" partialprompts="true" ignoreBackchannel="true"'),
  });
  const call = await app.ring();
  await call.partial("Je vou");
  expect(app.sockets[0]?.frames.at(-1)).toEqual({ type: "prompt", voicePrompt: "Je vou", lang: "en-US", last: false });
});

test.each([
  ["a status that is none of success", () => new Response("no", { status: 500 }), 11200],
  ["a type that is not XML", () => new Response("<Response/>", { headers: { "Content-Type": "text/plain" } }), 12300],
])("%s ends the call, unless the fallback answers", async (_case, wrong, code) => {
  const app = applicationForTest({ answer: ({ path }) => (path === "/fallback" ? HANGUP : wrong()) });
  const alone = await app.ring();
  expect(alone.record).toMatchObject({ status: "failed", errors: [{ code }] });
  await app.rest("POST", `/IncomingPhoneNumbers/${await app.numberSid()}.json`, {
    VoiceFallbackUrl: `${ORIGIN}/fallback`,
  });
  const saved = await app.ring();
  expect(saved.record).toMatchObject({ status: "completed", errors: [{ code }] });
  const asked = app.received.findLast(({ path }) => path === "/fallback");
  expect(asked?.params).toMatchObject({ ErrorCode: String(code), ErrorUrl: `${ORIGIN}/voice` });
});

test("REST places a call, which asks for TwiML once it is picked up, and reports the steps that were asked for", async () => {
  const app = applicationForTest({ answer: ({ path }) => (path === "/out" ? relayTwiml() : HANGUP) });
  await app.ready;
  const form = new URLSearchParams({
    To: CALLER,
    From: LINE,
    Url: `${ORIGIN}/out`,
    StatusCallback: `${ORIGIN}/out-status`,
  });
  for (const event of ["initiated", "answered", "completed"]) form.append("StatusCallbackEvent", event);
  const placed = await app.rest("POST", "/Calls.json", form);
  expect(placed).toMatchObject({
    status: 201,
    body: { status: "queued", direction: "outbound-api", to: CALLER, from: LINE },
  });
  const call = await app.phone.pickUp();
  expect(app.received.find(({ path }) => path === "/out")?.params).toMatchObject({
    Direction: "outbound-api",
    To: CALLER,
  });
  expect((await app.rest("GET", `/Calls/${call.sid}.json`)).body).toMatchObject({
    status: "in-progress",
    duration: null,
  });
  await app.rest("POST", `/Calls/${call.sid}.json`, { Twiml: "<Response><Say>Au revoir</Say></Response>" });
  await call.ended();
  expect(await call.hears()).toBe("Au revoir");
  expect(app.received.filter(({ path }) => path === "/out-status").map(({ params }) => params.CallStatus)).toEqual([
    "initiated",
    "in-progress",
    "completed",
  ]);
  expect((await app.rest("GET", `/Calls/${call.sid}.json`)).body).toMatchObject({ status: "completed", duration: "0" });
  expect((await app.rest("POST", `/Calls/${call.sid}.json`, { Status: "completed" })).body).toMatchObject({
    code: 21220,
  });
});

test.each([
  [{ To: "0612345678", From: LINE, Url: ORIGIN }, 21211],
  [{ From: LINE, Url: ORIGIN }, 21201],
  [{ To: CALLER, From: "+33199999999", Url: ORIGIN }, 21210],
  [{ To: CALLER, From: LINE }, 21205],
  [{ To: CALLER, From: LINE, Url: ORIGIN, StatusCallbackEvent: "dreaming" }, 20001],
])("REST refuses to place %o with %i", async (form, code) => {
  const app = applicationForTest({ answer: () => HANGUP });
  await app.ready;
  expect(await app.rest("POST", "/Calls.json", form)).toMatchObject({ status: 400, body: { code } });
});

test("REST hangs a call up", async () => {
  const app = applicationForTest({ answer: () => relayTwiml() });
  const call = await app.ring();
  await app.rest("POST", `/Calls/${call.sid}.json`, { Status: "completed" });
  await call.ended();
  expect(app.received.find(({ path }) => path === "/relay-ended")?.params).toMatchObject({
    SessionStatus: "completed",
  });
});

test("<Reject> never answers, <Redirect> goes elsewhere, and a call that only redirects is stopped", async () => {
  const busy = applicationForTest({ answer: () => '<Response><Reject reason="busy"/></Response>' });
  expect((await busy.ring()).record).toMatchObject({ status: "busy", answeredAtMs: null });
  const round = applicationForTest({ answer: () => "<Response><Redirect>/voice</Redirect></Response>" });
  expect((await round.ring()).record.errors).toMatchObject([{ code: 11200 }]);
});
