import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import type * as z from "zod";
import { DEMO_TWILIO } from "../../dev/fakes/twilio";
import { DEMO_VAPI_KEY } from "../../dev/fakes/vapi/accounts";
import { profileFromPreset } from "../../receptionist/profile";
import { auditEvents } from "../../worker/audit/audit.sql.ts";
import { NOBODY } from "../../worker/audit/doer";
import { checkTwilio, checkVapi } from "../../worker/integrations/account-check.service";
import { isKeyRefused, updateVapiKey } from "../../worker/integrations/integrations.queries";
import type { AccountCheck, ProvidersHealth } from "../../worker/integrations/providers.schema";
import { vapiFor } from "../../worker/integrations/vapi-account";
import type { ProfileId } from "../../worker/lib/ids";
import { listNumbers } from "../../worker/numbers/numbers.queries";
import type { TwilioNumbers } from "../../worker/numbers/numbers.schema";
import { requireNumbersIn } from "../../worker/numbers/numbers.service";
import { purchaseVapiNumber } from "../../worker/numbers/vapi-purchase";
import { requireAssistant } from "../../worker/receptionists/assistant-sync";
import type { AvaProfile } from "../../worker/receptionists/receptionists.schema";
import { useFakes } from "./fakes";
import { addMember, createOrg, services } from "./harness";
import { twilioAccount } from "./twilio-line";

const PROFILE = profileFromPreset({ businessName: "Maître Duval", industry: "legal", language: "fr" });
const settings = (apiKey: string | null) => ({ method: "PUT", json: { apiKey } });

test("an own Vapi key is tried before it is kept, and never shown again", async () => {
  using fakes = useFakes();
  const { api, orgId } = await createOrg();
  expect(await (await api("/vapi/settings")).json()).toEqual({
    account: "platform",
    apiKeyLast4: null,
    webhookUrl: "http://ava.test/api/v1/webhooks/vapi",
  });

  const wrong = await api("/vapi/settings", settings("not-a-key-of-vapi"));
  expect(wrong.status).toBe(422);
  expect(await wrong.json()).toMatchObject({ error: { code: "provider_credentials" } });
  expect((await vapiFor(services, orgId)).account).toBe("platform");

  const right = await api("/vapi/settings", settings(DEMO_VAPI_KEY));
  expect(right.status).toBe(200);
  const text = await right.text();
  expect(JSON.parse(text)).toMatchObject({ account: "own", apiKeyLast4: DEMO_VAPI_KEY.slice(-4) });
  const { apiKey, server } = await vapiFor(services, orgId);
  expect(apiKey).toBe(DEMO_VAPI_KEY);
  for (const body of [text, await (await api("/vapi/settings")).text()]) {
    expect(body).not.toContain(DEMO_VAPI_KEY);
    expect(body).not.toContain(server.secret);
  }
  expect(fakes.requests("api.vapi.ai").every(({ method }) => method === "GET")).toBe(true);
});

test("with another account the assistant is made in that one", async () => {
  using fakes = useFakes();
  const { api, orgId } = await createOrg();
  const { id } = await (await api("/ava-profiles", { json: PROFILE })).json<{ id: ProfileId }>();
  const atPlatform = await requireAssistant(services, orgId, id);
  await api("/vapi/settings", settings(DEMO_VAPI_KEY));
  await vi.waitFor(
    async () => {
      const { vapi } = await (await api(`/ava-profiles/${id}`)).json<AvaProfile>();
      expect(vapi.sync).toBe("synced");
      expect(vapi.assistantId).not.toBe(atPlatform);
    },
    { timeout: 10_000 },
  );
  const made = fakes.requests("api.vapi.ai").filter(({ method, body }) => method === "POST" && body.includes(orgId));
  expect(made.at(-1)?.headers.get("Authorization")).toBe(`Bearer ${DEMO_VAPI_KEY}`);
});

test("an account is not left while numbers live in it", async () => {
  using _fakes = useFakes();
  const { api } = await createOrg();
  const bought = await api("/phone-numbers/vapi/purchase", { json: { areaCode: "406" } });
  const { id } = await bought.json<{ id: string }>();
  expect((await api("/vapi/settings", settings(DEMO_VAPI_KEY))).status).toBe(409);
  expect(await (await api("/vapi/settings")).json()).toMatchObject({ account: "platform" });
  await api(`/phone-numbers/${id}`, { method: "DELETE" });
  expect((await api("/vapi/settings", settings(DEMO_VAPI_KEY))).status).toBe(200);
});

test.for(["before", "after"] as const)(
  "no number is bought in an account that is left at that moment, %s the purchase is written down",
  async (when) => {
    using _fakes = useFakes();
    const { api, orgId } = await createOrg();
    const leave = async () => (await api("/vapi/settings", settings(DEMO_VAPI_KEY))).status;
    const left: number[] = [];
    const { db } = services;
    const batch: typeof db.batch = async (statements) => {
      if (when === "before" && left.length === 0) left.push(await leave());
      const results = await db.batch(statements);
      if (when === "after" && left.length === 0) left.push(await leave());
      return results;
    };
    const racing = { ...services, db: Object.assign(Object.create(db), { batch }) };
    const purchase = purchaseVapiNumber(racing, orgId, { areaCode: "406" }, undefined, NOBODY);
    if (when === "before") await expect(purchase).rejects.toMatchObject({ code: "conflict" });
    else await purchase;
    expect(left).toEqual([when === "before" ? 200 : 409]);
    const { items } = await (await api("/phone-numbers/my-numbers")).json<{ items: unknown[] }>();
    expect(items).toHaveLength(when === "before" ? 0 : 1);
  },
);

test("an account is left for none where a number was bought since those there were looked at", async () => {
  using _fakes = useFakes();
  const { api, orgId } = await createOrg();
  const isNumberBought = await requireNumbersIn(services, orgId, await vapiFor(services, orgId));
  expect((await api("/phone-numbers/vapi/purchase", { json: { areaCode: "406" } })).status).toBe(201);
  const key = { apiKey: "sealed", apiKeyLast4: "aled", updatedAt: services.now() };
  const refused = await updateVapiKey(services.db, orgId, key, isNumberBought).catch((error: unknown) => error);
  expect(isKeyRefused(refused)).toBe(true);
  expect(await (await api("/vapi/settings")).json()).toMatchObject({ account: "platform" });
});

test("a Twilio account is connected only with its own token, which is never shown", async () => {
  using _fakes = useFakes();
  const { api } = await createOrg();
  const { sid: accountSid, authToken } = DEMO_TWILIO;
  const connect = (token: string) => api("/twilio-settings", { method: "PUT", json: { accountSid, authToken: token } });

  const wrong = await connect("0".repeat(32));
  expect(wrong.status).toBe(422);
  expect(await wrong.json()).toMatchObject({ error: { code: "provider_credentials" } });
  expect(await (await api("/twilio-settings")).json()).toEqual({
    connected: false,
    accountSid: null,
    authTokenLast4: null,
  });

  const right = await connect(authToken);
  expect(await right.json()).toEqual({ connected: true, accountSid, authTokenLast4: authToken.slice(-4) });
  expect(await (await api("/twilio-settings")).text()).not.toContain(authToken);
});

test("each organisation has a webhook secret of its own, the same for two that ask at once; members see no settings", async () => {
  const [mine, other] = [await createOrg(), await createOrg()];
  const secrets = await Promise.all([1, 2, 3].map(async () => (await vapiFor(services, mine.orgId)).server.secret));
  expect(new Set(secrets).size).toBe(1);
  expect((await vapiFor(services, other.orgId)).server.secret).not.toBe(secrets[0]);
  const member = await addMember(mine.orgId, "member");
  expect((await member.api("/vapi/settings")).status).toBe(403);
  expect((await member.api("/twilio-settings")).status).toBe(403);
});

test("a check says in one line what is wrong with an account, and the page shows what failed last", async () => {
  using fakes = useFakes();
  const { api, orgId } = await createOrg();
  const check = (provider: "vapi" | "twilio") => ({ vapi: checkVapi, twilio: checkTwilio })[provider](services, orgId);
  const health = async (provider: string) =>
    (await (await api("/providers/health")).json<z.infer<typeof ProvidersHealth>>()).items.find(
      (item) => item.provider === provider,
    );
  expect(await check("twilio")).toMatchObject({
    ok: false,
    code: "conflict",
    message: expect.stringMatching(/^Connect/),
  });
  const { accountSid, authToken, phoneNumber } = await twilioAccount(fakes);
  await api("/twilio-settings", { method: "PUT", json: { accountSid, authToken } });
  expect(await check("twilio")).toMatchObject({ ok: true, code: null, message: null });

  const listed = await api("/phone-numbers/twilio/verify", { json: { accountSid, authToken } });
  const sids = (await listed.json<z.infer<typeof TwilioNumbers>>()).items.map(({ sid }) => sid);
  await api("/phone-numbers/twilio/import", { json: { sids } });
  expect(await check("twilio")).toMatchObject({ ok: true });
  await fakes.twilio.addLine({ accountSid, authToken, phoneNumber, voiceUrl: "https://else.example/voice" });
  expect(await check("twilio")).toMatchObject({ code: "conflict", message: expect.stringContaining(phoneNumber) });
  await fakes.twilio.setBalance(accountSid, "-0.40");
  expect(await check("twilio")).toMatchObject({ code: "limit_reached" });
  await fakes.fault("twilio", "401", { count: 1 });
  expect(await check("twilio")).toMatchObject({ code: "provider_credentials" });
  await fakes.fault("twilio", "hang", { count: 1 });
  expect(await check("twilio")).toMatchObject({ code: "upstream_timeout" });
  await vi.waitFor(async () =>
    expect((await health("twilio"))?.errors.map(({ code, status }) => [code, status])).toEqual([
      ["upstream_timeout", null],
      ["provider_credentials", 401],
    ]),
  );

  expect(await check("vapi")).toMatchObject({ ok: true });
  const { id } = await (await api("/phone-numbers/vapi/purchase", { json: { areaCode: "406" } })).json<{
    id: string;
  }>();
  const bought = (await listNumbers(services.db, orgId)).find((row) => row.id === id);
  const elsewhere = { method: "PATCH", body: JSON.stringify({ server: { url: "https://else.example/vapi" } }) };
  const headers = { Authorization: `Bearer ${services.config.VAPI_API_KEY}`, "Content-Type": "application/json" };
  await fetch(`https://api.vapi.ai/phone-number/${bought?.vapiNumberId}`, { ...elsewhere, headers });
  expect(await check("vapi")).toMatchObject({ ok: false, code: "conflict" });
  expect((await health("vapi"))?.circuit.state).toBe("closed");
  const asked = await api("/providers/vapi/check", { method: "POST" });
  expect(await asked.json<AccountCheck>()).toMatchObject({ ok: false, checkedAt: expect.any(String) });
  const member = await addMember(orgId, "member");
  for (const [path, method] of [
    ["/health", "GET"],
    ["/twilio/check", "POST"],
  ] as const)
    expect((await member.api(`/providers${path}`, { method })).status).toBe(403);
});

test("who changed an account's credentials is in the audit, and never the credentials", async () => {
  using _fakes = useFakes();
  const { api, orgId, userId } = await createOrg();
  await api("/vapi/settings", settings(DEMO_VAPI_KEY));
  await api("/vapi/settings", settings(null));
  const { sid: accountSid, authToken } = DEMO_TWILIO;
  await api("/twilio-settings", { method: "PUT", json: { accountSid, authToken } });
  const rows = await services.db.select().from(auditEvents).where(eq(auditEvents.orgId, orgId));
  expect(rows.every((row) => row.action === "credentials.changed" && row.userId === userId)).toBe(true);
  expect(rows.map(({ detail }) => detail)).toEqual([
    { provider: "vapi", account: "own" },
    { provider: "vapi", account: "platform" },
    { provider: "twilio", account: "own" },
  ]);
});
