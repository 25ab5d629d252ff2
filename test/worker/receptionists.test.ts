import { expect, test, vi } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import type { ProfileId } from "../../worker/lib/ids";
import { requireAssistant, syncAssistant } from "../../worker/receptionists/assistant-sync";
import type { AvaProfile } from "../../worker/receptionists/receptionists.schema";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

type Org = Awaited<ReturnType<typeof createOrg>>;

const PROFILE = profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr" });

const create = async ({ api }: Org, profile = PROFILE) => {
  const answer = await api("/ava-profiles", { json: profile });
  expect(answer.status).toBe(201);
  return answer.json<AvaProfile & { id: ProfileId }>();
};
const read = async ({ api }: Org, id: string) => (await api(`/ava-profiles/${id}`)).json<AvaProfile>();

/** What Vapi was sent about this organisation's assistants. */
const sentFor = (fakes: ReturnType<typeof useFakes>, { orgId }: Org, method: string) =>
  fakes
    .requests("api.vapi.ai")
    .filter(({ method: was, url, body }) => was === method && /^\/assistant/.test(url.pathname) && body.includes(orgId))
    .map(({ body, url }) => ({ path: url.pathname, body: JSON.parse(body) }));

test("a receptionist is saved here, made at Vapi once however many syncs run, and patched after", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  const { id } = await create(org);
  const ids = await Promise.all([1, 2, 3, 4].map(() => requireAssistant(services, org.orgId, id)));
  expect(new Set(ids).size).toBe(1);
  await vi.waitFor(async () => expect((await read(org, id)).vapi.sync).toBe("synced"));
  expect(sentFor(fakes, org, "POST")).toHaveLength(1);

  const saved = await org.api(`/ava-profiles/${id}`, { method: "PUT", json: { ...PROFILE, tone: "playful" } });
  expect(await saved.json()).toMatchObject({ version: 2 });
  await vi.waitFor(async () => expect((await read(org, id)).vapi.sync).toBe("synced"), { timeout: 10_000 });
  expect(sentFor(fakes, org, "POST")).toHaveLength(1);
  expect(sentFor(fakes, org, "PATCH").map(({ path }) => path)).toEqual([`/assistant/${ids[0]}`]);

  const before = fakes.requests("api.vapi.ai").length;
  expect(await syncAssistant(services, org.orgId, id)).toEqual({ state: "synced", assistantId: ids[0] });
  expect(fakes.requests("api.vapi.ai")).toHaveLength(before);
});

test("the assistant says that it is an AI, without being interrupted, and reports each word to us", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  const { id, spokenGreeting } = await create(org, {
    ...PROFILE,
    voice: { provider: "elevenlabs", voiceId: "sarah" },
  });
  await requireAssistant(services, org.orgId, id);
  const [sent] = sentFor(fakes, org, "POST");
  expect(sent?.body).toMatchObject({
    firstMessage: spokenGreeting,
    firstMessageInterruptionsEnabled: false,
    voice: { provider: "11labs", voiceId: "sarah", language: "fr" },
    transcriber: { provider: "deepgram", model: "nova-3", language: "fr" },
    server: { url: "http://ava.test/api/v1/webhooks/vapi", headers: { "X-Vapi-Secret": expect.any(String) } },
    metadata: { orgId: org.orgId, profileId: id },
  });
  expect(sent?.body.serverMessages).toContain("transcript");
  expect(sent?.body.name.length).toBeLessThanOrEqual(40);
  // The secret is Vapi's to send back, and nobody else's to read.
  const secret: string = sent?.body.server.headers["X-Vapi-Secret"];
  for (const path of ["/vapi/settings", "/ava-profiles", `/ava-profiles/${id}`])
    expect(await (await org.api(path)).text()).not.toContain(secret);
});

test("an assistant that was deleted at Vapi is made anew", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  const { id } = await create(org);
  const first = await requireAssistant(services, org.orgId, id);
  await fetch(`https://api.vapi.ai/assistant/${first}`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${services.config.VAPI_API_KEY}` },
  });
  await org.api(`/ava-profiles/${id}`, { method: "PUT", json: { ...PROFILE, formality: "tu" } });
  const second = await requireAssistant(services, org.orgId, id);
  expect(second).not.toBe(first);
  expect((await read(org, id)).vapi).toEqual({ assistantId: second, sync: "synced" });
  expect(sentFor(fakes, org, "POST")).toHaveLength(2);
});

test("each organisation sees its own receptionists and no other's", async () => {
  using _fakes = useFakes();
  const [mine, other] = [await createOrg(), await createOrg()];
  const { id } = await create(mine);
  expect((await other.api(`/ava-profiles/${id}`)).status).toBe(404);
  expect((await other.api(`/ava-profiles/${id}`, { method: "PUT", json: PROFILE })).status).toBe(404);
  expect(await (await other.api("/ava-profiles")).json()).toEqual({ items: [] });
  expect((await read(mine, id)).version).toBe(1);
});

test("a profile that cannot be is refused field by field, and nothing is kept", async () => {
  const { api } = await createOrg();
  const hours = { ...PROFILE.hours, monday: [{ fromMin: 600, toMin: 540 }] };
  const answer = await api("/ava-profiles", { json: { ...PROFILE, hours, greeting: "", language: "nl" } });
  expect(answer.status).toBe(400);
  const { error } = await answer.json<{ error: { issues: { path: string }[] } }>();
  expect(error.issues.map(({ path }) => path).sort()).toEqual(["greeting", "hours.monday.0.toMin", "language"]);
  expect(await (await api("/ava-profiles")).json()).toEqual({ items: [] });
});

test("voices come by provider and language", async () => {
  const { api } = await createOrg();
  const { items } = await (await api("/voices?provider=azure&language=de")).json<{
    items: { provider: string; languages: string[] }[];
  }>();
  expect(items.length).toBeGreaterThan(1);
  expect(items.every((voice) => voice.provider === "azure" && voice.languages.includes("de"))).toBe(true);
  expect((await api("/voices?provider=espeak")).status).toBe(400);
});

test("a greeting is previewed as callers would hear it, disclosure included, and nothing is saved", async () => {
  const org = await createOrg();
  const { businessName, industry, language, tone, formality } = PROFILE;
  const greeting = "Bonjour, cabinet Martin.";
  const answer = await org.api("/ava-profiles/preview", {
    json: { businessName, industry, language, tone, formality, greeting },
  });
  const { spokenGreeting, suggestedGreeting } = await answer.json<Record<string, string>>();
  expect(spokenGreeting).toMatch(/^Bonjour, cabinet Martin\. .*\bIA\b/);
  expect(suggestedGreeting).toContain(businessName);
  expect(await (await org.api("/ava-profiles")).json()).toEqual({ items: [] });

  const refused = await org.api("/ava-profiles/preview", {
    json: { businessName, industry, language, tone, formality },
  });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { issues: [{ path: "greeting" }] } });
});

test("a colleague whose number costs more than a call is refused, published or as a draft, and the field is named", async () => {
  using _fakes = useFakes();
  const org = await createOrg();
  const { id } = await create(org);
  const staff = ["+33639981234", "+33899123456"].map((phone) => ({ name: "Luc", role: "", phone }));
  const json = { ...PROFILE, staff };
  for (const answer of [
    await org.api("/ava-profiles", { json }),
    await org.api(`/ava-profiles/${id}`, { method: "PUT", json }),
    await org.api(`/ava-profiles/${id}/draft`, { method: "PUT", json }),
  ])
    expect(await answer.json()).toMatchObject({
      error: { code: "invalid_input", issues: [{ path: "staff.1.phone" }] },
    });
});
