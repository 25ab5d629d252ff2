import { expect, test } from "vitest";
import { DEMO_TWILIO } from "../../dev/fakes/twilio";
import { twilioSignature } from "../../dev/fakes/twilio/voice/signature";
import { type AppSocket, applicationForTest, CALLER, LINE, ORIGIN, relayTwiml } from "./relay-server";

const NOTHING = "<Response/>";

/** Answers every prompt with what `reply` says, in two tokens. */
const speaking = (reply: (prompt: string) => string) => (frame: Record<string, unknown>, socket: AppSocket) => {
  const text =
    frame.type === "setup"
      ? "Bonjour, ici Ava."
      : frame.type === "prompt" && frame.last
        ? reply(String(frame.voicePrompt))
        : null;
  if (text === null) return;
  socket.send({ type: "text", token: text.slice(0, 4), last: false });
  socket.send({ type: "text", token: text.slice(4), last: true });
};

test("the signature is Twilio's: its published example comes out", async () => {
  // Out of order, as a form may be: the fields are signed by name.
  const params = {
    To: "+18005551212",
    Digits: "1234",
    From: "+14158675310",
    CallSid: "CA1234567890ABCDE",
    Caller: "+14158675310",
  };
  const signature = await twilioSignature("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", params);
  expect(signature).toBe("GvWf1cFY/Q7PnoempGyD5oXAezc=");
});

test("a ring posts the signed voice webhook, opens the signed socket, and sets up once with the parameters", async () => {
  const app = applicationForTest({
    answer: ({ path }) => (path === "/voice" ? relayTwiml("", '<Parameter name="orgId" value="org_42"/>') : NOTHING),
    onFrame: speaking(() => "Oui."),
  });
  const call = await app.ring();
  const voice = app.received.find(({ path }) => path === "/voice");
  expect(voice?.params).toMatchObject({
    CallSid: call.sid,
    From: CALLER,
    To: LINE,
    Direction: "inbound",
    CallStatus: "ringing",
  });
  expect(voice?.signature).toBe(await twilioSignature(DEMO_TWILIO.authToken, `${ORIGIN}/voice`, voice?.params));
  expect(app.sockets[0]?.signature).toBe(await twilioSignature(DEMO_TWILIO.authToken, "wss://app.test/relay"));
  expect(app.sockets[0]?.frames).toMatchObject([
    { type: "setup", callSid: call.sid, customParameters: { orgId: "org_42" } },
  ]);
  expect(await call.hears()).toBe("Bonjour, ici Ava.");
  await call.say("Vous êtes ouverts ?");
  expect(await call.hears()).toBe("Oui.");
  await call.hangUp();
  expect(call.status).toBe("completed");
  const ended = app.received.find(({ path }) => path === "/relay-ended");
  expect(ended?.params).toMatchObject({ SessionStatus: "completed", CallStatus: "completed" });
  const statuses = app.received.filter(({ path }) => path === "/status");
  expect(statuses.map(({ params }) => [params.SequenceNumber, params.CallStatus])).toEqual([
    ["0", "initiated"],
    ["1", "ringing"],
    ["2", "in-progress"],
    ["3", "completed"],
  ]);
  expect(statuses.at(-1)?.params).toMatchObject({ CallDuration: "0", CallbackSource: "call-progress-events" });
});

test("an interruption says what was heard of the turn, and only then come the new words", async () => {
  const app = applicationForTest({
    answer: ({ path }) =>
      path === "/voice" ? relayTwiml('events="speaker-events tokens-played" partialPrompts="true"') : NOTHING,
    onFrame: speaking((prompt) => (prompt.startsWith("Et") ? "Fermé le dimanche." : "Le samedi, de 9 h à 12 h.")),
  });
  const call = await app.ring();
  await call.say("Et le samedi matin s'il vous plaît");
  await call.hears();
  await call.hears();
  await call.interrupt("Fermé le", "Et dimanche ?", { partials: false });
  const frames = app.sockets[0]?.frames ?? [];
  expect(
    frames.map(({ type, name, value, voicePrompt, utteranceUntilInterrupt }) => [
      type,
      name ?? voicePrompt ?? utteranceUntilInterrupt,
      value,
    ]),
  ).toEqual(
    [
      ["setup", undefined, undefined],
      ["info", "agentSpeaking", "on"],
      ["info", "tokensPlayed", "Bonj"],
      ["info", "tokensPlayed", "our, ici Ava."],
      ["info", "agentSpeaking", "off"],
      ["info", "clientSpeaking", "on"],
      ["prompt", "Et le samedi", undefined],
      ["prompt", "Et le samedi matin s'il", undefined],
      ["info", "clientSpeaking", "off"],
      ["prompt", "Et le samedi matin s'il vous plaît", undefined],
      ["info", "agentSpeaking", "on"],
      ["info", "tokensPlayed", "Ferm"],
      ["info", "tokensPlayed", "é le"],
      ["info", "agentSpeaking", "off"],
      ["interrupt", "Fermé le", undefined],
      ["info", "clientSpeaking", "on"],
      ["info", "clientSpeaking", "off"],
      ["prompt", "Et dimanche ?", undefined],
    ].map((row) => row),
  );
});
