import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import type * as z from "zod";
import { DEMO_TWILIO } from "../../dev/fakes/twilio";
import { profileFromPreset } from "../../receptionist/profile";
import worker from "../../worker/index";
import type { ImportAnswer, PhoneNumber, TwilioNumbers, VapiAvailable } from "../../worker/numbers/numbers.schema";
import { findProfile } from "../../worker/receptionists/receptionists.service";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

type Org = Awaited<ReturnType<typeof createOrg>>;
type Fakes = ReturnType<typeof useFakes>;

const purchase = ({ api }: Org, areaCode: string, key?: string) =>
  api("/phone-numbers/vapi/purchase", { json: { areaCode }, ...(key && { headers: { "Idempotency-Key": key } }) });
const numbersOf = async ({ api }: Org) =>
  (await (await api("/phone-numbers/my-numbers")).json<{ items: PhoneNumber[] }>()).items;
const bought = (fakes: Fakes) =>
  fakes.requests("api.vapi.ai").filter(({ method, url }) => method === "POST" && url.pathname === "/phone-number");

test("a bought number is shown while it activates, and has its digits once Vapi gave them", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  const answer = await purchase(org, "406");
  expect(answer.status).toBe(201);
  const { id, ...number } = await answer.json<PhoneNumber>();
  expect(number).toMatchObject({ provider: "vapi", status: "activating", number: null, routing: "ava" });
  expect(JSON.parse(bought(fakes)[0]?.body ?? "")).toMatchObject({
    provider: "vapi",
    numberDesiredAreaCode: "406",
    server: { url: "http://ava.test/api/v1/webhooks/vapi" },
  });

  const body = { id: "job_refresh", orgId: org.orgId, type: "number.refresh", numberId: id };
  const deliver = async () => {
    const batch = createMessageBatch("jobs", [{ id: "m1", timestamp: new Date(), attempts: 1, body }]);
    const context = createExecutionContext();
    await worker.queue(batch, env, context);
    return getQueueResult(batch, context);
  };
  const early = await deliver();
  expect(early.retryMessages).toMatchObject([{ msgId: "m1" }]);
  await vi.waitFor(async () => expect((await deliver()).explicitAcks).toEqual(["m1"]), { timeout: 8000, interval: 20 });
  expect(await numbersOf(org)).toMatchObject([
    { id, status: "active", number: expect.stringMatching(/^\+1406\d{7}$/) },
  ]);
  expect((await deliver()).explicitAcks).toEqual(["m1"]);
});

test("an area code without stock is answered with those that have numbers left", async () => {
  using _fakes = useFakes();
  const org = await createOrg();
  const answer = await purchase(org, "212", "one-form");
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({
    error: { code: "number_unavailable", hints: ["701", "279", "406"], issues: [{ path: "areaCode" }] },
  });
  expect(await numbersOf(org)).toEqual([]);
  // A refusal bought nothing: the same form may be sent again with another code.
  expect((await purchase(org, "701", "one-form")).status).toBe(201);
});

test("a purchase that is repeated buys once, one after the other or at the same time", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  const atOnce = await Promise.all([1, 2, 3, 4].map(() => purchase(org, "406", "key-1")));
  const statuses = atOnce.map(({ status }) => status);
  expect(statuses).toContain(201);
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);

  const again = await purchase(org, "406", "key-1");
  expect(again.status).toBe(201);
  expect(again.headers.get("Idempotent-Replayed")).toBe("true");
  const { id } = await again.json<PhoneNumber>();
  expect((await numbersOf(org)).map((number) => number.id)).toEqual([id]);
  expect(bought(fakes)).toHaveLength(1);

  expect((await purchase(org, "701", "key-1")).status).toBe(409);
  expect((await purchase(org, "406", "bad key")).status).toBe(400);
  // The key is the organisation's: another one's purchase is another purchase.
  expect((await purchase(await createOrg(), "406", "key-1")).headers.get("Idempotent-Replayed")).toBeNull();
});

test("area codes are suggested without promising stock", async () => {
  const { api } = await createOrg();
  const answer = await (await api("/phone-numbers/vapi/available?areaCode=406")).json<z.infer<typeof VapiAvailable>>();
  expect(answer).toMatchObject({ searchable: false, country: "US" });
  expect(answer.suggestions[0]).toMatchObject({ areaCode: "406" });
  expect((await api("/phone-numbers/vapi/available?areaCode=06")).status).toBe(400);
  expect((await api("/phone-numbers/vapi/available?country=FR")).status).toBe(400);
});

const { sid: accountSid, authToken } = DEMO_TWILIO;
const verify = ({ api }: Org, token: string = authToken) =>
  api("/phone-numbers/twilio/verify", { json: { accountSid, authToken: token } });
const importAll = ({ api }: Org, sids: string[]) => api("/phone-numbers/twilio/import", { json: { sids } });

test("Twilio numbers are listed once the token is right, and imported so that Ava answers them", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  expect((await importAll(org, ["PN10000000000000000000000000000001"])).status).toBe(409);
  const wrong = await verify(org, "f".repeat(32));
  expect(wrong.status).toBe(422);
  expect(await wrong.json()).toMatchObject({ error: { code: "provider_credentials" } });

  const listed = await verify(org);
  const text = await listed.text();
  expect(text).not.toContain(authToken);
  const { items, accountName }: z.infer<typeof TwilioNumbers> = JSON.parse(text);
  expect(accountName).toBe(DEMO_TWILIO.friendlyName);
  const [first, second] = items;
  if (!first || !second) throw new Error("The demo account holds several numbers");
  expect(Object.keys(first).sort()).toEqual(["imported", "label", "number", "sid", "voice"]);

  const answer = await importAll(org, [first.sid, second.sid, first.sid]);
  expect(answer.status).toBe(201);
  const { imported, failed } = await answer.json<z.infer<typeof ImportAnswer>>();
  expect(failed).toEqual([]);
  expect(imported.map(({ number, status }) => ({ number, status }))).toEqual([
    { number: first.number, status: "active" },
    { number: second.number, status: "active" },
  ]);
  const made = fakes.requests("api.vapi.ai").filter(({ method }) => method === "POST");
  expect(made.filter(({ url }) => url.pathname === "/phone-number")).toEqual([]);
  const again = await (await verify(org)).json<z.infer<typeof TwilioNumbers>>();
  expect(again.items.filter((item) => item.imported).map(({ sid }) => sid)).toEqual([first.sid, second.sid]);

  const configured = () => fakes.requests("api.twilio.com").filter(({ method }) => method === "POST");
  const before = configured().length;
  await importAll(org, [first.sid]);
  expect(configured()).toHaveLength(before);
  expect(await numbersOf(org)).toHaveLength(2);
});

test("a number is configured and released by its own organisation only", async () => {
  using fakes = useFakes();
  const [mine, other] = [await createOrg(), await createOrg()];
  const profile = profileFromPreset({ businessName: "Plomberie Roux", industry: "plumbing", language: "fr" });
  const { id: profileId } = await (await mine.api("/ava-profiles", { json: profile })).json<{ id: string }>();
  const { id } = await (await purchase(mine, "406")).json<PhoneNumber>();
  const configure = ({ api }: Org, json: unknown) => api(`/phone-numbers/${id}/configure`, { method: "PUT", json });
  const wanted = { profileId, hours: profile.hours, routing: "staff-first", forwardTo: "+33612345678", ringS: 20 };

  expect((await configure(other, { ...wanted, profileId: null })).status).toBe(404);
  expect((await other.api(`/phone-numbers/${id}`, { method: "DELETE" })).status).toBe(404);
  const unforwarded = await configure(mine, { ...wanted, forwardTo: null });
  expect(await unforwarded.json()).toMatchObject({ error: { code: "invalid_input", issues: [{ path: "forwardTo" }] } });

  expect(await (await configure(mine, wanted)).json()).toMatchObject(wanted);
  // Whom she may transfer to is part of the assistant.
  await vi.waitFor(
    () => {
      const last = fakes.requests("api.vapi.ai").findLast(({ url }) => url.pathname.startsWith("/assistant"));
      expect(last?.body).toContain("+33612345678");
    },
    { timeout: 10_000 },
  );

  // Nor may she transfer to it once the number is given up.
  const { id: second } = await (await purchase(mine, "406")).json<PhoneNumber>();
  const costly = await configure(mine, { ...wanted, forwardTo: "+33899123456" });
  expect(await costly.json()).toMatchObject({ error: { code: "invalid_input", issues: [{ path: "forwardTo" }] } });
  const byAnother = { ...wanted, forwardTo: "+33639981234" };
  await mine.api(`/phone-numbers/${second}/configure`, { method: "PUT", json: byAnother });
  expect((await mine.api(`/phone-numbers/${second}`, { method: "DELETE" })).status).toBe(204);
  // Each of the three changes made Vapi's assistant out of date, and none is a change that the owner published.
  const profileNow = () => findProfile(services.db, mine.orgId, profileId);
  expect(await profileNow()).toMatchObject({ version: 1, revision: 4 });
  await vi.waitFor(async () => expect(await profileNow()).toMatchObject({ vapiVersion: 4 }), { timeout: 10_000 });

  // Vapi gave it up already: releasing says so, and is done.
  const [{ url } = { url: new URL("https://api.vapi.ai") }] = fakes
    .requests("api.vapi.ai")
    .filter(({ url }) => /^\/phone-number\/./.test(url.pathname));
  await fetch(url, { method: "DELETE", headers: { Authorization: `Bearer ${services.config.VAPI_API_KEY}` } });
  expect((await mine.api(`/phone-numbers/${id}`, { method: "DELETE" })).status).toBe(204);
  expect(await numbersOf(mine)).toEqual([]);
  expect((await mine.api(`/phone-numbers/${id}`, { method: "DELETE" })).status).toBe(404);
});
