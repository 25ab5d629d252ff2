import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import type { ReceptionistProfile } from "../../receptionist/profile.schema";
import type { OpeningYear } from "../../worker/receptionists/opening-year.schema";
import type { ProfileVersion, ProfileVersionDetail } from "../../worker/receptionists/publishing.schema";
import type { AvaProfile } from "../../worker/receptionists/receptionists.schema";
import { useFakes } from "./fakes";
import { addMember, createOrg, services } from "./harness";

type Org = Awaited<ReturnType<typeof createOrg>>;

// The sync of each publication goes to a fake Vapi, a second after the test that made it.
useFakes();

const PROFILE = profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr" });
const having = (change: Partial<ReceptionistProfile>): ReceptionistProfile => ({ ...PROFILE, ...change });

async function ava(org: Org, profile = PROFILE) {
  const { id } = await (await org.api("/ava-profiles", { json: profile })).json<AvaProfile>();
  const at = (path = "") => `/ava-profiles/${id}${path}`;
  const send = async (method: string, path: string, json?: unknown) => {
    const answer = await org.api(at(path), { method, ...(json === undefined ? {} : { json }) });
    return { status: answer.status, body: await answer.json<AvaProfile & { error?: { code: string } }>() };
  };
  return {
    id,
    put: (change: Partial<ReceptionistProfile>) => send("PUT", "", having(change)),
    draft: (change: Partial<ReceptionistProfile>) => send("PUT", "/draft", having(change)),
    drop: () => send("DELETE", "/draft"),
    publish: (version: number) => send("POST", "/publish", { version }),
    restore: (version: number) => send("POST", `/versions/${version}/restore`),
    read: async () => (await org.api(at())).json<AvaProfile>(),
    versions: async () => (await (await org.api(at("/versions"))).json<{ items: ProfileVersion[] }>()).items,
    version: async (version: number) => org.api(at(`/versions/${version}`)),
    year: async (query: string) => org.api(at(`/opening-year${query}`)),
  };
}

test("a draft is kept and heard by nobody until it is published, and then it is gone", async () => {
  const page = await ava(await createOrg());
  expect(await page.read()).toMatchObject({ version: 1, draft: null });

  const drafted = await page.draft({ address: "3 rue Royale, Annecy", businessName: "Cabinet Royal" });
  expect(drafted).toMatchObject({ status: 200, body: { version: 1, profile: PROFILE } });
  expect(drafted.body.draft).toMatchObject({ address: "3 rue Royale, Annecy" });
  expect((await page.read()).spokenGreeting).toContain("Cabinet Martin");

  const published = await page.publish(1);
  expect(published).toMatchObject({ status: 200, body: { version: 2, draft: null } });
  expect(published.body.profile).toEqual(having({ address: "3 rue Royale, Annecy", businessName: "Cabinet Royal" }));
  expect(published.body.vapi.sync).toBe("pending");
  expect(await page.publish(2)).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
});

test("a draft that says what is published is none, and a dropped one leaves what answers alone", async () => {
  const page = await ava(await createOrg());
  expect((await page.draft({})).body.draft).toBeNull();
  expect((await page.draft({ address: "Ici" })).body.draft).not.toBeNull();
  expect(await page.drop()).toMatchObject({ status: 200, body: { draft: null, version: 1, profile: PROFILE } });

  // Publishing at once ends a draft that says the same, and no other.
  await page.draft({ address: "Ici" });
  expect((await page.put({ address: "Là" })).body.draft).toMatchObject({ address: "Ici" });
  expect((await page.put({ address: "Ici" })).body.draft).toBeNull();
});

test("of two owners who publish on the same version, the second is told to look first, and keeps the draft", async () => {
  const page = await ava(await createOrg());
  await page.draft({ address: "Ici" });
  await page.put({ instructions: "Soyez bref." });
  expect(await page.publish(1)).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  expect(await page.read()).toMatchObject({ version: 2, draft: { address: "Ici" } });
  expect((await page.versions()).map(({ version }) => version)).toEqual([2, 1]);

  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => page.publish(2)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  expect((await page.versions()).map(({ version }) => version)).toEqual([3, 2, 1]);
});

test("each publication is a version that says who made it, when, and what it changed", async () => {
  const org = await createOrg();
  const page = await ava(org);
  await page.put({ tone: "playful", greeting: "Allô, ici le cabinet Martin !" });
  await page.draft({ tone: "playful", greeting: "Allô, ici le cabinet Martin !", address: "Ici" });
  await page.publish(2);
  const items = await page.versions();
  expect(items).toMatchObject([
    { version: 3, changed: ["address"], publishedBy: "Camille Martin", restoredFrom: null },
    { version: 2, changed: ["tone", "greeting"] },
    { version: 1, changed: [], publishedBy: "Camille Martin" },
  ]);
  for (const { publishedAt } of items) expect(Date.parse(publishedAt)).toBeGreaterThan(Date.now() - 60_000);
});

test("an earlier version is read whole and restored as a new one; the draft stays", async () => {
  const org = await createOrg();
  const page = await ava(org);
  await page.put({ address: "Là" });
  await page.draft({ address: "Ailleurs" });
  const first = await (await page.version(1)).json<ProfileVersionDetail>();
  expect(first).toMatchObject({ version: 1, profile: PROFILE });
  expect((await page.version(9)).status).toBe(404);
  expect((await page.version(0)).status).toBe(400);
  expect((await page.restore(9)).status).toBe(404);

  const restored = await page.restore(1);
  expect(restored).toMatchObject({
    status: 200,
    body: { version: 3, profile: PROFILE, draft: { address: "Ailleurs" } },
  });
  expect((await page.versions())[0]).toMatchObject({ version: 3, restoredFrom: 1, changed: ["address"] });
});

test("a page of history holds fifty versions, and older ones can still be had", async () => {
  const org = await createOrg();
  const page = await ava(org);
  for (let each = 2; each <= 53; each++) await page.put({ instructions: `Version ${each}` });
  const items = await page.versions();
  expect(items).toHaveLength(50);
  expect(items[0]?.version).toBe(53);
  expect(items.every(({ changed }) => changed.join() === "instructions")).toBe(true);
  expect(await (await page.version(2)).json()).toMatchObject({ profile: { instructions: "Version 2" } });
});

test("each way in which a profile comes about writes its version: the preset, another trade, a name, a voice", async () => {
  const org = await createOrg();
  const step = (name: string, json: unknown) => org.api(`/onboarding/steps/${name}`, { method: "PUT", json });
  await step("trade", { industry: "dentist" });
  const [{ id } = { id: "" }] = (await (await org.api("/ava-profiles")).json<{ items: AvaProfile[] }>()).items;
  const history = async () =>
    (await (await org.api(`/ava-profiles/${id}/versions`)).json<{ items: ProfileVersion[] }>()).items;
  expect(await history()).toMatchObject([{ version: 1, publishedBy: "Camille Martin" }]);
  await step("trade", { industry: "dentist" });
  expect(await history()).toHaveLength(1);
  await step("trade", { industry: "garage" });
  await step("welcome", { businessName: "Garage du Lac" });
  const { language, voice, tone, formality, greeting } = PROFILE;
  await step("ava", { language, voice, tone, formality, greeting });
  const items = await history();
  expect(items.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  expect(items[1]?.changed).toContain("businessName");
  expect(items[2]?.changed).toContain("services");
});

test("the first profile keeps the holidays of its time zone, and another trade forgets nothing of the business", async () => {
  const org = await createOrg({ timeZone: "Europe/Brussels" });
  const trade = (industry: string) => org.api("/onboarding/steps/trade", { method: "PUT", json: { industry } });
  await trade("dentist");
  const first = async () => (await (await org.api("/ava-profiles")).json<{ items: AvaProfile[] }>()).items[0];
  const before = await first();
  expect(before?.profile.holidays).toEqual({ region: "BE", openOn: [] });
  const staff = [{ name: "Ana", role: "urgences", phone: "+33639981234" }];
  const known = {
    ...before?.profile,
    staff,
    address: "Ici",
    knownAnswers: [{ question: "Un parking ?", answer: "Oui." }],
  };
  await org.api(`/ava-profiles/${before?.id}`, { method: "PUT", json: known });
  await trade("garage");
  const { holidays, address, knownAnswers } = known;
  expect((await first())?.profile).toMatchObject({ industry: "garage", staff, address, knownAnswers, holidays });
});

test("members read the history, and neither they nor strangers write it", async () => {
  const org = await createOrg();
  const page = await ava(org);
  const member = await addMember(org.orgId, "member");
  expect((await member.api(`/ava-profiles/${page.id}/versions`)).status).toBe(200);
  expect((await member.api(`/ava-profiles/${page.id}/draft`, { method: "PUT", json: PROFILE })).status).toBe(403);
  const refused = await page.draft({ greeting: "" });
  expect(refused).toMatchObject({ status: 400, body: { error: { issues: [{ path: "greeting" }] } } });
});

test("the year shows each day with its rule, for what is published or for the draft", async () => {
  const org = await createOrg();
  const page = await ava(org, having({ holidays: { region: "FR", openOn: [] } }));
  const closing = { from: "2027-08-02", to: "2027-08-20", label: "Congés d'été", intervals: [] };
  await page.draft({ holidays: { region: "FR", openOn: ["assumption"] }, exceptions: [closing] });

  const published = await (await page.year("?year=2027")).json<OpeningYear>();
  expect(published).toMatchObject({ year: 2027, region: "FR" });
  expect(published.days).toHaveLength(365);
  const on = ({ days }: OpeningYear, date: string) => days.find((day) => day.date === date);
  expect(on(published, "2027-07-14")).toMatchObject({ rule: "holiday", intervals: [] });
  expect(on(published, "2027-08-03")).toMatchObject({ rule: "week", intervals: PROFILE.hours.tuesday });
  expect(published.holidays).toContainEqual(
    expect.objectContaining({
      id: "assumption",
      date: "2027-08-15",
      name: expect.objectContaining({ fr: "Assomption" }),
    }),
  );

  const drafted = await (await page.year("?year=2027&draft=true")).json<OpeningYear>();
  expect(on(drafted, "2027-08-03")).toMatchObject({ rule: "exception", label: "Congés d'été", intervals: [] });
  expect((await (await page.year("")).json<OpeningYear>()).year).toBe(services.now().getFullYear());
  for (const query of ["?year=soon", "?year=99999", "?draft=maybe"]) expect((await page.year(query)).status).toBe(400);
});
