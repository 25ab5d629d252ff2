import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { memoryStore } from "../../dev/fakes/store";
import { createTwilioFake, DEMO_TWILIO } from "../../dev/fakes/twilio";
import { createTwilioVoice } from "../../dev/fakes/twilio/voice/caller";
import { socketsBy } from "../../dev/fakes/twilio/voice/network";
import { useFakes } from "./fakes";

test("a host that no fake answers for throws, so that no test reaches the network", async () => {
  using _fakes = useFakes();
  await expect(fetch("https://example.com/")).rejects.toThrow("No fake answers for example.com");
});

test("what the Worker sends can be read back: mails in the outbox, requests by host", async () => {
  using fakes = useFakes();
  const mail = { from: "Ava <ava@avafirst.example>", to: "owner@shop.example", subject: "Bonjour", text: "Salut" };
  const headers = { Authorization: `Bearer ${env.RESEND_API_KEY}`, "Content-Type": "application/json" };
  const answer = await fetch("https://api.resend.com/emails", { method: "POST", headers, body: JSON.stringify(mail) });
  expect(answer.status).toBe(200);
  const { emails } = await fakes.outbox();
  expect(emails).toMatchObject([{ to: "owner@shop.example", subject: "Bonjour", text: "Salut", html: null }]);
  expect(fakes.requests("api.resend.com").map(({ url }) => url.pathname)).toEqual(["/emails"]);
});

test("a hanging vendor lets go of a caller who stops waiting", async () => {
  using fakes = useFakes();
  await fakes.fault("vapi", "hang");
  const waiting = fetch("https://api.vapi.ai/assistant", { signal: AbortSignal.timeout(20) });
  await expect(waiting).rejects.toThrow();
});

test("a call's relay runs over a real WebSocket, which both ends can close", async () => {
  const closed: number[] = [];
  const application = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/voice") {
      const relay = `<Connect action="/ended"><ConversationRelay url="ws://app.test/relay"/></Connect>`;
      return new Response(`<Response>${relay}</Response>`, { headers: { "Content-Type": "text/xml" } });
    }
    if (pathname !== "/relay") return new Response("<Response/>", { headers: { "Content-Type": "text/xml" } });
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    server.addEventListener("close", ({ code }) => void closed.push(code));
    server.addEventListener("message", ({ data }) => {
      const { type } = JSON.parse(String(data));
      if (type === "setup") server.send(JSON.stringify({ type: "text", token: "Bonjour.", last: true }));
      if (type === "prompt") server.close(1011, "crashed");
    });
    return new Response(null, { status: 101, webSocket: client });
  };
  const network = { fetch: application, open: socketsBy(application) };
  const voice = { network, sleep: async () => {}, speaks: false, background: () => {} };
  const twilio = createTwilioFake({ store: memoryStore(), now: () => Date.now(), voice });
  const line = { accountSid: DEMO_TWILIO.sid, authToken: DEMO_TWILIO.authToken, phoneNumber: "+33187660142" };
  await twilio.addLine({ ...line, voiceUrl: "http://app.test/voice" });
  const phone = createTwilioVoice({ exchange: twilio.exchange, network });

  const left = await phone.ring({ to: line.phoneNumber });
  expect(await left.hears()).toBe("Bonjour.");
  await left.hangUp();
  await vi.waitFor(() => expect(closed).toEqual([1000]));

  const lost = await phone.ring({ to: line.phoneNumber });
  await lost.say("Allô ?");
  await lost.ended();
  expect(lost.webhooks.at(-1)?.params).toMatchObject({ SessionStatus: "failed", ErrorCode: "64105" });
});
