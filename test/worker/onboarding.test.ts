import { expect, test, vi } from "vitest";
import type { OnboardingView, Preset } from "../../worker/onboarding/onboarding.schema";
import type { AvaProfile } from "../../worker/receptionists/receptionists.schema";
import { useFakes } from "./fakes";
import { addMember, createOrg, fetchApi } from "./harness";

// The sync of each profile goes to a fake Vapi, a second after the test that made it: a refusal would open Vapi's circuit.
useFakes();

type Api = Awaited<ReturnType<typeof createOrg>>["api"];

const put = (api: Api, step: string, json: unknown) => api(`/onboarding/steps/${step}`, { method: "PUT", json });
const view = async (api: Api) => (await api("/onboarding")).json<OnboardingView>();
const profileOf = async (api: Api) => {
  const { profileId } = await view(api);
  return (await api(`/ava-profiles/${profileId}`)).json<AvaProfile>();
};
const AVA = {
  language: "fr",
  tone: "friendly",
  formality: "tu",
  voice: { provider: "elevenlabs", voiceId: "sarah" },
  greeting: "Salut, ici le Garage du Port !",
} as const;

test("a business goes through the five screens, and each is kept for another device to go on from", async () => {
  using _fakes = useFakes();
  const { api, orgId } = await createOrg({ name: "Mon garage" });
  expect(await view(api)).toMatchObject({ current: "welcome", completedAt: null, businessName: "Mon garage" });

  const welcome = await put(api, "welcome", { businessName: "Garage du Port" });
  expect(await welcome.json()).toMatchObject({ current: "trade", businessName: "Garage du Port", profileId: null });

  const preset = await (await api("/onboarding/preset/garage?locale=fr")).json<Preset>();
  expect(preset.greeting).toContain("Garage du Port");
  expect(preset.services.length).toBeGreaterThan(3);
  expect(await (await put(api, "trade", { industry: "garage" })).json()).toMatchObject({
    current: "number",
    industry: "garage",
  });
  expect((await profileOf(api)).profile).toMatchObject({
    businessName: "Garage du Port",
    language: "fr",
    services: preset.services,
    hours: preset.hours,
  });

  expect(await (await put(api, "number", { reach: "forward" })).json()).toMatchObject({
    current: "ava",
    reach: "forward",
  });
  expect(await (await put(api, "ava", AVA)).json()).toMatchObject({ current: "test" });
  const ava = await profileOf(api);
  expect(ava.profile).toMatchObject(AVA);
  // What the law wants said is said, though the owner did not write it.
  expect(ava.spokenGreeting).toMatch(/IA|intelligence artificielle|virtuelle|automatique/i);

  await put(api, "test", {});
  const completed = await api("/onboarding/complete", { method: "POST" });
  expect(completed.status).toBe(200);
  const first = await view(await addMember(orgId, "admin").then((member) => member.api));
  expect(first.steps.every((step) => step.done)).toBe(true);
  expect(first.completedAt).not.toBeNull();
  await api("/onboarding/complete", { method: "POST" });
  expect((await view(api)).completedAt).toBe(first.completedAt);
});

test("an unknown trade is refused by name and changes nothing", async () => {
  const { api } = await createOrg();
  const before = await view(api);
  const answer = await put(api, "trade", { industry: "astrologer" });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "invalid_input", issues: [{ path: "industry" }] } });
  expect(await view(api)).toEqual(before);
  expect((await api("/onboarding/preset/astrologer")).status).toBe(404);
});

test("going back to the same trade keeps what was edited; another trade starts afresh, with the same voice", async () => {
  using _fakes = useFakes();
  const { api } = await createOrg();
  await put(api, "trade", { industry: "dentist" });
  const { id, profile } = await profileOf(api);
  const edited = { ...profile, services: profile.services.slice(0, 1), voice: AVA.voice, instructions: "Soyez bref." };
  await api(`/ava-profiles/${id}`, { method: "PUT", json: edited });

  await put(api, "trade", { industry: "dentist" });
  expect((await profileOf(api)).profile).toEqual(edited);

  await put(api, "trade", { industry: "legal" });
  const changed = await profileOf(api);
  expect(changed.id).toBe(id);
  expect(changed.profile).toMatchObject({ industry: "legal", voice: AVA.voice, instructions: "Soyez bref." });
  expect(changed.profile.services).not.toEqual(edited.services);
});

test("a form sent twice at once makes one receptionist", async () => {
  using _fakes = useFakes();
  const { api } = await createOrg();
  const answers = await Promise.all([1, 2, 3].map(() => put(api, "trade", { industry: "restaurant" })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await (await api("/ava-profiles")).json<{ items: unknown[] }>()).items).toHaveLength(1);
});

test("a new name is the one Ava says, in her greeting too", async () => {
  using _fakes = useFakes();
  const { api } = await createOrg({ name: "Chez Léa" });
  await put(api, "trade", { industry: "restaurant" });
  await put(api, "welcome", { businessName: "Chez Léa & Tom" });
  const { profile, spokenGreeting } = await profileOf(api);
  expect(profile.businessName).toBe("Chez Léa & Tom");
  expect(spokenGreeting).toContain("Chez Léa & Tom");
});

test("trades are told in the language asked for, or the browser's; nobody sees them without a session", async () => {
  const { api } = await createOrg();
  const label = async (path: string, headers: Record<string, string> = {}) =>
    (await (await api(path, { headers })).json<{ items: { label: string }[] }>()).items[0]?.label;
  const english = await label("/onboarding/industries?locale=en");
  expect(await label("/onboarding/industries", { "Accept-Language": "en-GB,fr;q=0.4" })).toBe(english);
  expect(await label("/onboarding/industries", { "Accept-Language": "fr-FR" })).not.toBe(english);
  expect((await api("/onboarding/industries?locale=xx")).status).toBe(400);
  expect((await fetchApi("/onboarding/industries")).status).toBe(401);
});

test("before a trade is chosen there is no Ava to dress or to finish with, and a member may only look", async () => {
  const { api, orgId } = await createOrg();
  expect((await put(api, "ava", AVA)).status).toBe(409);
  expect((await api("/onboarding/complete", { method: "POST" })).status).toBe(409);
  const member = await addMember(orgId, "member");
  expect((await put(member.api, "welcome", { businessName: "À moi" })).status).toBe(403);
  expect(await view(member.api)).toMatchObject({ current: "welcome" });
});

test("the receptionist of onboarding reaches Vapi by itself", async () => {
  using fakes = useFakes();
  const { api, orgId } = await createOrg();
  await put(api, "trade", { industry: "dentist" });
  await vi.waitFor(async () => expect((await profileOf(api)).vapi.sync).toBe("synced"), { timeout: 25_000 });
  const created = fakes.requests("api.vapi.ai").filter(({ method, body }) => method === "POST" && body.includes(orgId));
  expect(created).toHaveLength(1);
  // A fake that is slow on a busy machine is tried again after 2, 4 and 8 seconds.
}, 30_000);

test("forwarding codes come ready to dial with the number, and a number that is none is refused by name", async () => {
  const { api } = await createOrg();
  const answer = await api(`/onboarding/forwarding?country=FR&to=${encodeURIComponent("+33465711842")}`);
  const { items } = await answer.json<{ items: { codes: { all: { activate: string } | null } }[] }>();
  expect(items.length).toBeGreaterThan(4);
  for (const { codes } of items) if (codes.all) expect(codes.all.activate).toContain("+33465711842");
  const refused = await api("/onboarding/forwarding?country=FR&to=tomorrow");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { issues: [{ path: "to" }] } });
});

test("a new business name replaces the old one as a word, and no part of another", async () => {
  using _fakes = useFakes();
  const { api } = await createOrg({ name: "Bon" });
  await put(api, "trade", { industry: "restaurant" });
  await put(api, "ava", { ...AVA, greeting: "Bonjour, ici Bon, la bonne table." });
  await put(api, "welcome", { businessName: "Chez Léa" });
  expect((await profileOf(api)).profile.greeting).toBe("Bonjour, ici Chez Léa, la bonne table.");
});
