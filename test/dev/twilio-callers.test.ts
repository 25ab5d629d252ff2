import { expect, test } from "vitest";
import * as z from "zod";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake, DEMO_TWILIO } from "../../dev/fakes/twilio";
import { VoiceCallRecord } from "../../dev/fakes/twilio/voice/call-record";
import { sleepUnless } from "../../dev/fakes/twilio/voice/network";
import { VOICE_SCRIPTS } from "../../dev/fakes/twilio/voice/scripts";
import { type App, LINE, networkTo, ORIGIN, relayTwiml } from "./relay-server";

/** A thousand times faster than life, as far as timers go. */
const SPEED = 1000;
const GREETING = "Bonjour, ici Ava, une assistante vocale, je vous écoute.";

const Said = z.looseObject({ callSid: z.string().optional(), error: z.string().optional() });

/** Twilio as the local stack has it: its calls go on by themselves. */
function stackForTest(app: App, speed = SPEED) {
  const { network, sockets } = networkTo(app);
  const work: Promise<void>[] = [];
  const twilio = createTwilioFake({
    store: memoryStore(),
    now: () => Date.now(),
    voice: {
      network,
      sleep: (ms, signal) => sleepUnless(signal, ms / speed),
      speaks: true,
      background: (one) => void work.push(one),
    },
  });
  const post = async (path: string, body: object = {}) => {
    const answer = await twilio.control.request(path, { method: "POST", body: JSON.stringify(body) });
    return { status: answer.status, body: Said.parse(await answer.json()) };
  };
  const call = async (sid: string) =>
    VoiceCallRecord.parse(await (await twilio.control.request(`/calls/${sid}`)).json());
  return {
    post,
    call,
    sockets,
    async ring(order: object = {}): Promise<string> {
      const { accountSid, authToken } = { accountSid: DEMO_TWILIO.sid, authToken: DEMO_TWILIO.authToken };
      await twilio.addLine({ accountSid, authToken, phoneNumber: LINE, voiceUrl: `${ORIGIN}/voice` });
      const { body } = await post("/calls", { to: LINE, ...order });
      return String(body.callSid);
    },
    async over(sid: string): Promise<VoiceCallRecord> {
      await expect.poll(async () => (await call(sid)).endedAtMs, { timeout: 5_000 }).not.toBeNull();
      return call(sid);
    },
  };
}

/** Greets, and answers whatever is said with one sentence. */
const talkative: App = {
  answer: ({ path }) =>
    path === "/voice"
      ? relayTwiml('partialPrompts="true" dtmfDetection="true" events="speaker-events"')
      : "<Response/>",
  onFrame(frame, socket) {
    if (frame.type === "setup") socket.send({ type: "text", token: GREETING, last: true });
    if (frame.type === "prompt" && frame.last === true) {
      socket.send({ type: "text", token: `Vous avez dit : ${frame.voicePrompt}`, last: true });
    }
  },
};

test.each(VOICE_SCRIPTS.map(({ name }) => name))(
  "the caller of %s says what is written, and hangs up in the end",
  async (script) => {
    const stack = stackForTest(talkative);
    const { status, errors, lines } = await stack.over(await stack.ring({ script }));
    expect({ status, errors }).toEqual({ status: "completed", errors: [] });
    const written = VOICE_SCRIPTS.find(({ name }) => name === script)?.steps ?? [];
    const said = written.flatMap((step) => ("say" in step && step.say ? [step.say] : []));
    const callers = lines.filter(({ by }) => by === "caller").map(({ text }) => text);
    expect(callers.filter((text) => said.includes(text))).toEqual(said);
  },
);

test("what a script says waits for Ava to finish, unless it cuts in", async () => {
  const stack = stackForTest(talkative);
  const polite = await stack.over(await stack.ring({ script: "fr-hours" }));
  expect(polite.frames.some(({ frame }) => JSON.stringify(frame).includes('"interrupt"'))).toBe(false);
  const hurried = await stack.over(await stack.ring({ script: "fr-interrupts" }));
  const cuts = hurried.frames.flatMap(({ frame }) =>
    typeof frame === "object" && frame !== null && "utteranceUntilInterrupt" in frame
      ? [String(frame.utteranceUntilInterrupt)]
      : [],
  );
  expect(cuts).toHaveLength(2);
  expect(GREETING.startsWith(String(cuts[0]))).toBe(true);
  expect(cuts[0]?.length).toBeGreaterThanOrEqual(20);
  expect(cuts[0]?.length).toBeLessThan(GREETING.length);
});

test("a person types as the caller: words, keys, an interruption, bad frames, and the end", async () => {
  const stack = stackForTest(talkative, 4);
  const sid = await stack.ring();
  await expect.poll(async () => (await stack.call(sid)).lines.length).toBe(1);
  expect((await stack.post(`/calls/${sid}/interrupt`, { heardChars: 5, text: "Vos horaires ?" })).body).toMatchObject({
    interrupted: true,
    heard: expect.stringMatching(/^Bonjour/),
  });
  await expect.poll(async () => (await stack.call(sid)).lines.at(-1)?.text).toBe("Vous avez dit : Vos horaires ?");
  expect((await stack.post(`/calls/${sid}/keys`, { digits: "06#" })).body).toEqual({ reported: "06#" });
  expect((await stack.post(`/calls/${sid}/say`, { text: "Merci" })).body).toEqual({ understood: true });
  expect((await stack.post(`/calls/${sid}/say`, {})).status).toBe(400);
  await stack.post(`/calls/${sid}/hang-up`);
  expect(await stack.over(sid)).toMatchObject({ status: "completed", script: null });
  expect(stack.sockets[0]?.frames.at(-1)).toMatchObject({ type: "prompt", voicePrompt: "Merci", last: true });
  expect((await stack.post(`/calls/${sid}/say`, { text: "?" })).status).toBe(400);
});

test("no number, no VoiceUrl and no such script are told at once", async () => {
  const stack = stackForTest(talkative);
  expect((await stack.post("/calls", { to: "+33199999999" })).body.error).toContain("No Twilio number");
  expect((await stack.post("/calls", { to: "+33972101485" })).body.error).toContain("no VoiceUrl");
  await stack.ring({ script: "fr-hours" });
  expect((await stack.post("/calls", { to: LINE, script: "nonsense" })).body.error).toContain("No script");
});

test("a language that the TwiML gave no voice for is doubted once", async () => {
  const stack = stackForTest({
    answer: ({ path }) =>
      path === "/voice" ? relayTwiml('language="fr-FR"', '<Language code="en-GB"/>') : "<Response/>",
    onFrame({ type }, socket) {
      if (type !== "setup") return;
      for (const lang of ["fr-FR", "en-US", "en-US"]) socket.send({ type: "text", token: "Hi. ", last: true, lang });
      socket.send({ type: "end" });
    },
  });
  const { errors } = await stack.over(await stack.ring());
  expect(errors).toEqual([{ code: 0, message: "en-US is not among the languages of the TwiML: fr-FR, en-GB" }]);
});
