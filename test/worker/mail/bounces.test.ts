import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { bounceEvent } from "../../../dev/fakes/resend-bounce";
import worker from "../../../worker/index";
import { DAY, SECOND } from "../../../worker/lib/time";
import { clearBounce, isBounced, recordBounces } from "../../../worker/mail/bounces.service";
import { useFakes } from "../fakes";
import { fetchApi, services } from "../harness";
import { byResend, bySendGrid, strangersKey } from "./signed";

let count = 0;
const reader = () => `reader-${++count}@shop.example`;
/** In whole seconds, as SendGrid counts. */
const NOW = new Date(Math.floor(Date.now() / SECOND) * SECOND);
const later = (seconds: number) => new Date(NOW.getTime() + seconds * SECOND);

type BounceType = Parameters<typeof bounceEvent>[0]["type"];
const atResend = (to: string, type: BounceType = "Permanent", at = NOW) =>
  JSON.stringify(bounceEvent({ to, type }, null, at.toISOString()));
const atSendGrid = (
  email: string,
  event: object = { event: "bounce", type: "bounce", reason: "550 unknown" },
  at = NOW,
) => JSON.stringify([{ email, timestamp: at.getTime() / SECOND, sg_event_id: "ev_1", ...event }]);

const tell = async (provider: "resend" | "sendgrid", body: string, headers: Record<string, string>) =>
  (await fetchApi(`/webhooks/${provider}`, { method: "POST", headers, body })).status;
const tellResend = (body: string) => tell("resend", body, byResend(body));
const tellSendGrid = (body: string) => tell("sendgrid", body, bySendGrid(body));

test("an address whose mail comes back to Resend is marked, with what Resend says of it", async () => {
  using fakes = useFakes();
  const to = reader();
  expect(await fakes.resend.bounce({ to, type: "Permanent" })).toBe(204);
  expect(await isBounced(services, to.toUpperCase())).toMatchObject({
    email: to,
    kind: "bounce",
    provider: "resend",
    reason: "The recipient's mailbox does not exist.",
  });
});

test("a complaint marks as well; a mailbox that is full for now does not", async () => {
  const [angry, full] = [reader(), reader()];
  expect(await tellResend(atResend(angry, "complaint"))).toBe(204);
  expect(await tellResend(atResend(full, "Transient"))).toBe(204);
  expect(await isBounced(services, angry)).toMatchObject({ kind: "complaint" });
  expect(await isBounced(services, full)).toBeNull();
});

test("SendGrid's batch marks those whose mail came back, was dropped for them, or was called spam, and nobody else", async () => {
  const [gone, dropped, angry, blocked, ours, opened] = [reader(), reader(), reader(), reader(), reader(), reader()];
  const events = [
    { email: gone, event: "bounce", type: "bounce", reason: "550 5.1.1 unknown" },
    { email: dropped, event: "dropped", reason: "Bounced Address" },
    { email: angry.toUpperCase(), event: "spamreport" },
    { email: blocked, event: "bounce", type: "blocked", reason: "421 try later" },
    { email: ours, event: "dropped", reason: "Recipient List over Package Quota" },
    { email: opened, event: "open" },
  ].map((event) => ({ ...event, timestamp: NOW.getTime() / SECOND }));
  expect(await tellSendGrid(JSON.stringify(events))).toBe(204);
  const kinds = await Promise.all(
    [gone, dropped, angry, blocked, ours, opened].map(async (email) => (await isBounced(services, email))?.kind),
  );
  expect(kinds).toEqual(["bounce", "bounce", "complaint", undefined, undefined, undefined]);
});

const FORGERIES: [string, "resend" | "sendgrid", (body: string) => [string, Record<string, string>]][] = [
  ["an altered body", "resend", (body) => [body.replace("reader-", "reader-x"), byResend(body)]],
  ["another secret", "resend", (body) => [body, byResend(body, { secret: "whsec_c29tZW9uZSBlbHNlJ3Mgc2VjcmV0" })]],
  ["a time six minutes ago", "resend", (body) => [body, byResend(body, { atMs: Date.now() - 360 * SECOND })]],
  ["a time six minutes ahead", "resend", (body) => [body, byResend(body, { atMs: Date.now() + 360 * SECOND })]],
  ["another id than the signed one", "resend", (body) => [body, { ...byResend(body), "svix-id": "msg_other" }]],
  ["no signature", "resend", (body) => [body, without(byResend(body), "svix-signature")]],
  ["no time", "resend", (body) => [body, without(byResend(body), "svix-timestamp")]],
  ["an altered body", "sendgrid", (body) => [body.replace("reader-", "reader-x"), bySendGrid(body)]],
  ["another key", "sendgrid", (body) => [body, bySendGrid(body, { key: strangersKey() })]],
  ["a time six minutes ago", "sendgrid", (body) => [body, bySendGrid(body, { atMs: Date.now() - 360 * SECOND })]],
  [
    "another time than the signed one",
    "sendgrid",
    (body) => [body, { ...bySendGrid(body), ...timeOf(bySendGrid("", { atMs: Date.now() - 60 * SECOND })) }],
  ],
  ["no signature", "sendgrid", (body) => [body, without(bySendGrid(body), "X-Twilio-Email-Event-Webhook-Signature")]],
  [
    "a signature that is none",
    "sendgrid",
    (body) => [body, { ...bySendGrid(body), "X-Twilio-Email-Event-Webhook-Signature": "bm9uZQ==" }],
  ],
];

const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
const timeOf = (headers: ReturnType<typeof bySendGrid>) => ({
  "X-Twilio-Email-Event-Webhook-Timestamp": headers["X-Twilio-Email-Event-Webhook-Timestamp"],
});

const bounces = async () => (await env.DB.prepare("SELECT * FROM mail_bounces ORDER BY email").all()).results;

test.for(FORGERIES)("with %s, %s is not believed, and nothing changes", async ([_case, provider, forge]) => {
  const before = await bounces();
  const [body, headers] = forge(provider === "resend" ? atResend(reader()) : atSendGrid(reader()));
  expect(await tell(provider, body, headers)).toBe(401);
  expect(await bounces()).toEqual(before);
});

test.for(["resend", "sendgrid"] as const)(
  "without a secret for %s configured, nobody is believed",
  async (provider) => {
    const to = reader();
    const [body, headers] =
      provider === "resend" ? [atResend(to), byResend(atResend(to))] : [atSendGrid(to), bySendGrid(atSendGrid(to))];
    const request = new Request<unknown, IncomingRequestCfProperties>(`http://ava.test/api/v1/webhooks/${provider}`, {
      method: "POST",
      headers,
      body,
    });
    const context = createExecutionContext();
    const answer = await worker.fetch(
      request,
      { ...env, RESEND_WEBHOOK_SECRET: "", SENDGRID_WEBHOOK_KEY: "" },
      context,
    );
    await waitOnExecutionContext(context);
    expect(answer.status).toBe(401);
    expect(await isBounced(services, to)).toBeNull();
  },
);

test("the same message twice leaves the same row", async () => {
  const to = reader();
  const body = atResend(to);
  const headers = byResend(body, { id: "msg_twice" });
  expect(await tell("resend", body, headers)).toBe(204);
  const first = await isBounced(services, to);
  expect(await tell("resend", body, headers)).toBe(204);
  expect(await isBounced(services, to)).toEqual(first);
});

test("an older event that comes late does not undo a newer one, whoever tells it", async () => {
  const to = reader();
  await tellResend(atResend(to, "complaint", later(60)));
  await tellSendGrid(atSendGrid(to, { event: "bounce", type: "bounce", reason: "550" }, NOW));
  expect(await isBounced(services, to)).toMatchObject({ kind: "complaint", provider: "resend" });
  await tellSendGrid(atSendGrid(to, { event: "bounce", type: "bounce", reason: "550" }, later(120)));
  expect(await isBounced(services, to)).toMatchObject({ kind: "bounce", provider: "sendgrid", at: later(120) });
});

test("a long reason is cut to what a page can show, and one address is cleared without the others", async () => {
  const [to, other] = [reader(), reader()];
  await tellSendGrid(atSendGrid(to, { event: "bounce", type: "bounce", reason: "x".repeat(5000) }));
  await tellSendGrid(atSendGrid(other));
  expect((await isBounced(services, to))?.reason).toHaveLength(300);
  await clearBounce(services.db, ` ${to.toUpperCase()}`);
  expect(await isBounced(services, to)).toBeNull();
  expect(await isBounced(services, other)).not.toBeNull();
});

test("a mailbox that did not exist is tried again after a week; who complained is left alone", async () => {
  const [gone, angry] = [reader(), reader()];
  const at = services.now();
  await recordBounces(services.db, "resend", [
    { email: gone, kind: "bounce", reason: "550 5.1.1 unknown", at },
    { email: angry, kind: "complaint", reason: "Spam", at },
  ]);
  const after = (days: number) => ({ db: services.db, now: () => new Date(at.getTime() + days * DAY) });
  expect(await isBounced(after(6), gone)).not.toBeNull();
  expect(await isBounced(after(8), gone)).toBeNull();
  expect(await isBounced(after(365), angry)).not.toBeNull();
});

test("what is signed and no event is refused as malformed, not believed", async () => {
  const [said, bare] = [JSON.stringify({ type: "email.bounced" }), "bounced!"];
  expect(await tellResend(said)).toBe(400);
  expect(await tellResend(bare)).toBe(400);
  expect(await tellSendGrid(said)).toBe(400);
  const unknown = JSON.stringify({ type: "domain.updated", created_at: NOW.toISOString(), data: {} });
  expect(await tellResend(unknown)).toBe(204);
});
