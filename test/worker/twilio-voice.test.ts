import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { readTwiml } from "../../dev/fakes/twilio/voice/twiml";
import { callIdFor } from "../../worker/lib/ids";
import { answerInTime } from "../../worker/webhooks/twilio-answers";
import { useFakes } from "./fakes";
import { ORIGIN } from "./harness";
import { CALLER, configureLine, incoming, NEVER_OPEN, post, STAFF, type TestLine, twilioLine } from "./twilio-line";

const HOOKS = `${ORIGIN}/api/v1/webhooks/twilio`;

async function answer(line: TestLine, path = "/voice", params = incoming(line)) {
  const response = await post(line, path, params);
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("text/xml; charset=utf-8");
  const xml = await response.text();
  // The fake refuses what Twilio does not know, which Twilio itself would only leave out.
  return { xml, verbs: readTwiml(xml), callId: await callIdFor(line.orgId, "twilio", String(params.CallSid)), params };
}

/** The archive follows by a queue. */
const eventually = (see: () => Promise<void>) => vi.waitFor(see, { timeout: 10_000, interval: 50 });

type Call = {
  startedAt: string;
  answeredAt: string | null;
  status: string;
  endedReason: string | null;
  outcome: string | null;
  turns: { text: string }[];
};
const callOf = async ({ org }: TestLine, id: string) => (await org.api(`/calls/${id}`)).json<Call>();
const callsOf = async ({ org }: TestLine) =>
  (await (await org.api("/calls")).json<{ items: Record<string, unknown>[] }>()).items;

test("Ava answers over ConversationRelay: every attribute as Twilio spells it", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  const { xml, callId } = await answer(line);
  expect(xml).toBe(
    `<?xml version="1.0" encoding="UTF-8"?><Response><Connect action="${HOOKS}/relay-ended?leg=relay&amp;profile=${line.profileId}" method="POST">` +
      `<ConversationRelay url="${HOOKS.replace("http", "ws")}/relay?call=${callId}" language="fr-FR" ttsProvider="Google" voice="fr-FR-Chirp3-HD-Aoede" transcriptionProvider="Deepgram" ` +
      `interruptible="any" reportInputDuringAgentSpeech="any" dtmfDetection="true" partialPrompts="true" events="speaker-events tokens-played">` +
      `<Language code="en-GB" ttsProvider="Google" voice="en-GB-Chirp3-HD-Aoede" transcriptionProvider="Deepgram"/>` +
      `<Parameter name="call" value="${callId}"/></ConversationRelay></Connect></Response>`,
  );
  expect(await callsOf(line)).toMatchObject([
    { id: callId, direction: "inbound", isTest: false, from: CALLER, to: line.phoneNumber, channel: "phone" },
  ]);
});

test("a voice that Twilio has is kept, in every language of the call", async () => {
  using fakes = useFakes();
  const voice = { provider: "elevenlabs", voiceId: "sarah" } as const;
  const { xml } = await answer(await twilioLine(fakes, { profile: { voice, language: "en" } }));
  expect(xml).toContain('language="en-GB" ttsProvider="ElevenLabs" voice="EXAVITQu4vr4xnSDxMaL"');
  expect(xml).toContain('<Language code="fr-FR" ttsProvider="ElevenLabs" voice="EXAVITQu4vr4xnSDxMaL"');
});

test("the same call delivered twice gets the same answer, and is one call", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  const params = incoming(line);
  const [first, second] = await Promise.all([answer(line, "/voice", params), answer(line, "/voice", params)]);
  const late = await answer(line, "/voice", params);
  expect(new Set([first.xml, second.xml, late.xml]).size).toBe(1);
  expect(await callsOf(line)).toHaveLength(1);
});

test("staff are rung first in opening hours, presented with the number that was called", async () => {
  using fakes = useFakes();
  const configure = { routing: "staff-first", forwardTo: STAFF, ringS: 15 } as const;
  const line = await twilioLine(fakes, { configure });
  const { xml } = await answer(line);
  expect(xml).toContain(
    `<Response><Dial action="${HOOKS}/relay-ended?leg=staff&amp;profile=${line.profileId}" method="POST" timeout="15" callerId="${line.phoneNumber}" answerOnBridge="true"><Number>${STAFF}</Number></Dial></Response>`,
  );
  const closed = await twilioLine(fakes, { configure: { ...configure, hours: NEVER_OPEN } });
  expect((await answer(closed)).verbs).toMatchObject([{ verb: "Connect" }]);
});

test("whoever staff's phone does not reach is answered by Ava, and a call that staff took is over", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes, { configure: { routing: "staff-first", forwardTo: STAFF, ringS: 15 } });
  for (const [status, code] of [
    ["no-answer", undefined],
    ["busy", "486"],
    ["busy", "603"],
    ["failed", undefined],
  ]) {
    const { params, callId } = await answer(line);
    const ended = { ...params, DialCallStatus: `${status}`, ...(code && { DialSipResponseCode: code }) };
    const { xml, verbs } = await answer(line, `/relay-ended?leg=staff&profile=${line.profileId}`, ended);
    expect(verbs).toMatchObject([{ verb: "Connect" }]);
    expect(xml).toContain(`relay?call=${callId}`);
  }
  const { params, callId } = await answer(line);
  const taken = await answer(line, "/relay-ended?leg=staff", { ...params, DialCallStatus: "completed" });
  expect(taken.verbs).toEqual([{ verb: "Hangup" }]);
  await eventually(async () => expect(await callOf(line, callId)).toMatchObject({ status: "ended" }));
});

test("a line that forwards rings its number at any hour, and says so when nobody is there", async () => {
  using fakes = useFakes();
  const configure = { routing: "forward", forwardTo: STAFF, hours: NEVER_OPEN } as const;
  const line = await twilioLine(fakes, { configure });
  const { verbs, params, callId } = await answer(line);
  expect(verbs).toMatchObject([
    { verb: "Dial", callerId: line.phoneNumber, action: `${HOOKS}/relay-ended?leg=forward&profile=${line.profileId}` },
  ]);
  expect(await callOf(line, callId)).toMatchObject({ status: "forwarding" });
  const answered = await answer(line, "/relay-ended?leg=forward", { ...params, DialCallStatus: "completed" });
  expect(answered.verbs).toEqual([{ verb: "Hangup" }]);
  await eventually(async () =>
    expect(await callOf(line, callId)).toMatchObject({ endedReason: "transferred", outcome: "transferred" }),
  );

  const second = await answer(line);
  const busy = await answer(line, "/relay-ended?leg=forward", { ...second.params, DialCallStatus: "busy" });
  expect(busy.verbs).toMatchObject([{ verb: "Say", text: expect.stringContaining("Personne") }, { verb: "Hangup" }]);
  await eventually(async () =>
    expect(await callOf(line, second.callId)).toMatchObject({ endedReason: "busy", outcome: "abandoned" }),
  );
});

test("outside hours a line hangs up with the hours, in the language of the profile, or takes messages", async () => {
  using fakes = useFakes();
  const profile = { businessName: 'Martin & "Fils" <SARL>', language: "en", hours: NEVER_OPEN } as const;
  const line = await twilioLine(fakes, { profile, configure: { afterHours: "hang-up" } });
  const { xml, verbs, callId } = await answer(line);
  expect(xml).toContain('<Say voice="Google.en-GB-Chirp3-HD-Aoede" language="en-GB">');
  expect(verbs).toMatchObject([
    { verb: "Say", text: expect.stringMatching(/Martin & "Fils" <SARL>.*closed.*Goodbye/) },
    { verb: "Hangup" },
  ]);
  await eventually(async () => {
    const call = await callOf(line, callId);
    expect(call).toMatchObject({ status: "ended", endedReason: "ava-hung-up", outcome: "answered" });
    expect(call.turns.map(({ text }) => text)).toEqual([expect.stringContaining("closed")]);
  });
  const messages = await twilioLine(fakes, { configure: { afterHours: "message", hours: NEVER_OPEN } });
  expect((await answer(messages)).verbs).toMatchObject([{ verb: "Connect" }]);
});

test("a number that nobody answers for yet forwards where it can, and says so where it cannot", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes, { hasProfile: false, locale: "en" });
  expect((await answer(line)).verbs).toMatchObject([
    { verb: "Say", text: expect.stringContaining("not in service") },
    { verb: "Hangup" },
  ]);
  const forwarding = await twilioLine(fakes, { hasProfile: false, configure: { forwardTo: STAFF } });
  const { verbs } = await answer(forwarding);
  expect(verbs).toMatchObject([{ verb: "Dial", action: undefined, numbers: [{ phoneNumber: STAFF }] }]);
});

test("a line that broke is connected again; one that was hung up is over", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  const { params, callId, xml } = await answer(line);
  const broken = { ...params, SessionId: "VX1", SessionStatus: "failed", ErrorCode: "64105" };
  const again = await answer(line, `/relay-ended?leg=relay&profile=${line.profileId}`, broken);
  expect(again.xml).toBe(xml);
  const ended = await answer(line, "/relay-ended?leg=relay", {
    ...params,
    SessionId: "VX2",
    SessionStatus: "completed",
  });
  expect(ended.verbs).toEqual([{ verb: "Hangup" }]);
  await eventually(async () => expect((await callOf(line, callId)).status).toBe("ended"));
});

test("what is changed about a number holds from the very next call on, and a number given up is nobody's", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  expect((await answer(line)).verbs).toMatchObject([{ verb: "Connect" }]);
  await configureLine(line.org, line.number, { routing: "forward", forwardTo: STAFF });
  expect((await answer(line)).verbs).toMatchObject([{ verb: "Dial" }]);
  expect((await line.org.api(`/phone-numbers/${line.number.id}`, { method: "DELETE" })).status).toBe(204);
  expect((await post(line, "/voice", incoming(line))).status).toBe(403);
});

test("a form that leaves out what it is about is answered all the same", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  const { params } = await answer(line);
  expect((await post(line, "/status", { ...params, CallStatus: "", SequenceNumber: "x" })).status).toBe(204);
  expect((await answer(line, "/relay-ended?leg=staff", params)).verbs).toMatchObject([{ verb: "Connect" }]);
  expect((await answer(line, "/relay-ended?leg=relay", params)).verbs).toEqual([{ verb: "Hangup" }]);
  expect((await post(line, "/relay-ended?leg=other", params)).status).toBe(400);
});

test("a caller who withholds the number is nobody, however it is presented", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  for (const From of ["anonymous", "+266696687", "Restricted", "sip:someone@example.org", ""])
    await answer(line, "/voice", incoming(line, { From }));
  expect((await callsOf(line)).map(({ from }) => from)).toEqual([null, null, null, null, null]);
});

test("statuses are taken by their number: late and repeated ones change nothing", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  const { params, callId } = await answer(line);
  const status = async (CallStatus: string, SequenceNumber: number) => {
    const form = { ...params, CallStatus, SequenceNumber: `${SequenceNumber}`, Timestamp: new Date().toUTCString() };
    expect((await post(line, "/status", form)).status).toBe(204);
    return (await callOf(line, callId)).status;
  };
  expect(await status("in-progress", 2)).toBe("in-progress");
  expect(await status("ringing", 1)).toBe("in-progress");
  expect(await status("completed", 3)).toBe("ended");
  expect(await status("in-progress", 2)).toBe("ended");
  expect(await status("unheard-of", 4)).toBe("ended");
  const { startedAt, answeredAt } = await callOf(line, callId);
  expect(Date.parse(`${answeredAt}`)).toBeGreaterThanOrEqual(Date.parse(startedAt));
  expect(await callsOf(line)).toHaveLength(1);
});

test("a caller who gives up while staff's phone rings has hung up, and the call is over at once", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes, { configure: { routing: "staff-first", forwardTo: STAFF, ringS: 30 } });
  const { params, callId } = await answer(line);
  await post(line, "/status", { ...params, CallStatus: "no-answer", SequenceNumber: "1" });
  await eventually(async () =>
    expect(await callOf(line, callId)).toMatchObject({ status: "ended", endedReason: "caller-hung-up" }),
  );
});

test("when the answer cannot be made, the caller is forwarded, or told so: never an error tone", async () => {
  using fakes = useFakes();
  const forwarding = await twilioLine(fakes, { configure: { forwardTo: STAFF } });
  const lonely = await twilioLine(fakes);
  const { params } = await answer(lonely);
  const down = vi.spyOn(env.CALL_ROOMS, "getByName").mockImplementation(() => {
    throw new Error("The rooms are down");
  });
  try {
    const { verbs } = await answer(forwarding);
    expect(verbs).toMatchObject([{ verb: "Dial", action: undefined, numbers: [{ phoneNumber: STAFF }] }]);
    const sorry = [{ verb: "Say", text: expect.stringContaining("désolés") }, { verb: "Hangup" }];
    expect((await answer(lonely)).verbs).toMatchObject(sorry);
    const leg = async (query: string, form: Record<string, string>) =>
      (await answer(lonely, `/relay-ended?leg=${query}`, { ...params, ...form })).verbs;
    expect(await leg("relay", { SessionStatus: "failed" })).toMatchObject(sorry);
    expect(await leg("relay", { SessionStatus: "completed" })).toEqual([{ verb: "Hangup" }]);
    expect(await leg("staff", { DialCallStatus: "busy" })).toMatchObject(sorry);
    expect(await leg("transfer", { DialCallStatus: "completed" })).toEqual([{ verb: "Hangup" }]);
  } finally {
    down.mockRestore();
  }
});

test("an answer that is late is given up for the one that is there", async () => {
  const never = new Promise<string>(() => {});
  const what = { callSid: "CA1", orgId: "org_1", step: "voice" };
  expect(await answerInTime(what, never, async () => "instead", 5)).toBe("instead");
  expect(await answerInTime(what, Promise.resolve("in time"), async () => "instead", 1000)).toBe("in time");
});

test("while the database is down, a caller of a line known here is forwarded, and any other is told sorry", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes, { configure: { forwardTo: STAFF } });
  await answer(line);
  const unknown = await twilioLine(fakes);
  const down = vi.spyOn(env.DB, "prepare").mockImplementation(() => {
    throw new Error("The database is down");
  });
  try {
    expect((await answer(line)).verbs).toMatchObject([{ verb: "Dial", numbers: [{ phoneNumber: STAFF }] }]);
    expect((await answer(unknown)).verbs).toMatchObject([{ verb: "Say" }, { verb: "Hangup" }]);
    expect((await post(line, "/voice", incoming(line), { signature: "bm8=" })).status).toBe(200);
  } finally {
    down.mockRestore();
  }
});
