import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
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
