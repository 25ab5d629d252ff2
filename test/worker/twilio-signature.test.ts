import { expect, test } from "vitest";
import { twilioSignature } from "../../dev/fakes/twilio/voice/signature";
import { callIdFor } from "../../worker/lib/ids";
import { isSignedByTwilio, readForm } from "../../worker/providers/twilio-signature";
import { useFakes } from "./fakes";
import { fetchApi, ORIGIN } from "./harness";
import { incoming, post, type TestLine, twilioLine } from "./twilio-line";

/** CONTRACTS.md 2.4. */
const VECTOR = {
  token: "12345",
  url: "https://mycompany.com/myapp.php?foo=1&bar=2",
  form: readForm("CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212"),
  signature: "GvWf1cFY/Q7PnoempGyD5oXAezc=",
};

test("Twilio's own example is signed as it says, and nothing else is", () => {
  const { token, url, form, signature } = VECTOR;
  expect(isSignedByTwilio(token, signature, url, form)).toBe(true);
  expect(isSignedByTwilio("12346", signature, url, form)).toBe(false);
  expect(isSignedByTwilio(token, signature, `${url}3`, form)).toBe(false);
  expect(isSignedByTwilio(token, signature, url)).toBe(false);
  expect(isSignedByTwilio(token, "", url, form)).toBe(false);
  expect(isSignedByTwilio(token, signature, url, new Map([...form, ["Digits", ["1235"]]]))).toBe(false);
});

test("an address counts with its scheme's port and without, for sockets too, and repeated fields once each", async () => {
  const signed = (url: string) => twilioSignature("token", url);
  expect(isSignedByTwilio("token", await signed("https://a.example:443/x?y=1"), "https://a.example/x?y=1")).toBe(true);
  expect(isSignedByTwilio("token", await signed("wss://a.example:443/x"), "wss://a.example/x")).toBe(true);
  expect(isSignedByTwilio("token", await signed("http://a.example/x"), "http://a.example:8788/x")).toBe(true);
  expect(isSignedByTwilio("token", await signed("https://a.example:80/x"), "https://a.example/x")).toBe(false);
  const form = readForm("MediaUrl=b&MediaUrl=a&MediaUrl=b");
  const signature = await twilioSignature("token", "https://a.example/", { MediaUrl: ["a", "b"] });
  expect(isSignedByTwilio("token", signature, "https://a.example/", form)).toBe(true);
});

const FORMS = ["/voice", "/voice?profile=ava_x", "/status", "/relay-ended?leg=relay", "/relay-ended?leg=staff"];

test("each form without a signature is malformed, and with a wrong one is refused without a word more", async () => {
  using fakes = useFakes();
  const [line, other] = [await twilioLine(fakes), await twilioLine(fakes)];
  const params = incoming(line);
  const refusals = new Set<string>();
  const expectRefused = async (answer: Response) => {
    expect(answer.status).toBe(403);
    const { error } = await answer.json<{ error: { code: string; message: string } }>();
    refusals.add(`${error.code} ${error.message}`);
  };
  for (const path of FORMS) {
    expect((await post(line, path, params, { signature: null })).status).toBe(400);
    await expectRefused(await post(line, path, params, { signature: "bm90IGEgc2lnbmF0dXJl" }));
    // Another organisation's token, however valid; a signature of another address, host or form; an unknown number or account.
    await expectRefused(await post(line, path, params, { token: other.authToken }));
    await expectRefused(await post(line, path, params, { signedPath: "/elsewhere" }));
    await expectRefused(await post(line, path, params, { origin: "https://evil.example" }));
    const replayed = await twilioSignature(line.authToken, `${ORIGIN}/api/v1/webhooks/twilio${path}`, params);
    await expectRefused(await post(line, path, { ...params, CallSid: "CA1" }, { signature: replayed }));
    await expectRefused(await post(other, path, { ...params, AccountSid: other.accountSid }));
    await expectRefused(await post(line, path, { ...params, To: "+33187009999" }));
  }
  expect(refusals.size).toBe(1);
  expect((await post(line, "/voice", {})).status).toBe(400);
});

test("a signature is checked with the token that is connected now: a new one holds at once", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  expect((await post(line, "/status", incoming(line))).status).toBe(204);
  const { accountSid, phoneNumber, org } = line;
  const authToken = "ab".repeat(16);
  await fakes.twilio.addLine({ accountSid, authToken, phoneNumber, voiceUrl: "" });
  await fakes.twilio.control.request("/reset", { method: "POST" });
  await fakes.twilio.addLine({ accountSid, authToken, phoneNumber, voiceUrl: "" });
  expect((await org.api("/phone-numbers/twilio/verify", { json: { accountSid, authToken } })).status).toBe(200);
  expect((await post({ authToken }, "/status", incoming(line))).status).toBe(204);
  expect((await post(line, "/voice", incoming(line))).status).toBe(403);
});

async function openSocket(call: string, signature: string | null) {
  const answer = await fetchApi(`/webhooks/twilio/relay?call=${call}`, {
    headers: { Upgrade: "websocket", ...(signature !== null && { "X-Twilio-Signature": signature }) },
  });
  answer.webSocket?.accept();
  answer.webSocket?.close();
  return answer.status;
}
const socketUrl = (call: string) => `${ORIGIN.replace("http", "ws")}/api/v1/webhooks/twilio/relay?call=${call}`;

async function answeredCall(line: TestLine) {
  const params = incoming(line);
  expect((await post(line, "/voice", params)).status).toBe(200);
  return callIdFor(line.orgId, "twilio", String(params.CallSid));
}

test("the socket is opened for the call that its signature names, and for nobody else", async () => {
  using fakes = useFakes();
  const [line, other] = [await twilioLine(fakes), await twilioLine(fakes)];
  const [call, second] = [await answeredCall(line), await answeredCall(line)];
  const sign = (token: string, url: string) => twilioSignature(token, url);

  expect(await openSocket(call, null)).toBe(400);
  expect(await openSocket(call, "bm8=")).toBe(403);
  expect(await openSocket(call, await sign(other.authToken, socketUrl(call)))).toBe(403);
  // Signed as the runtime shows the request instead of as TwiML named it; for another call; a call that is not there.
  expect(await openSocket(call, await sign(line.authToken, socketUrl(call).replace("ws", "http")))).toBe(403);
  expect(await openSocket(second, await sign(line.authToken, socketUrl(call)))).toBe(403);
  expect(await openSocket("call_none", await sign(line.authToken, socketUrl("call_none")))).toBe(403);
  expect((await fetchApi("/webhooks/twilio/relay")).status).toBe(400);
  const plain = { headers: { "X-Twilio-Signature": await sign(line.authToken, socketUrl(call)) } };
  expect((await fetchApi(`/webhooks/twilio/relay?call=${call}`, plain)).status).toBe(426);

  const signature = await sign(line.authToken, socketUrl(call));
  expect(await openSocket(call, signature)).toBe(101);
});

test("a handshake that is sent again once the call is over opens nothing", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  const params = incoming(line);
  await post(line, "/voice", params);
  const call = await callIdFor(line.orgId, "twilio", String(params.CallSid));
  const signature = await twilioSignature(line.authToken, socketUrl(call));
  expect(await openSocket(call, signature)).toBe(101);
  expect((await post(line, "/status", { ...params, CallStatus: "completed", SequenceNumber: "3" })).status).toBe(204);
  expect(await openSocket(call, signature)).toBe(409);
});
