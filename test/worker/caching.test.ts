import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import { newId } from "../../worker/lib/ids";
import { createProfile } from "../../worker/receptionists/receptionists.service";
import { useFakes } from "./fakes";
import { addMember, createOrg, fetchApi, services } from "./harness";

// The sync of a profile goes to a fake Vapi.
useFakes();
afterEach(() => vi.restoreAllMocks());

type Member = Awaited<ReturnType<typeof createOrg>>;

const ask = (member: Pick<Member, "api">, path: string, tag?: string | null) =>
  member.api(path, tag ? { headers: { "If-None-Match": tag } } : {});

test("lists and details are read again only where they changed, and never out of another's hands", async () => {
  const owner = await createOrg();
  const colleague = await addMember(owner.orgId, "owner");
  const stranger = await createOrg();
  const profile = await createProfile(
    services,
    owner.orgId,
    profileFromPreset({ businessName: "Salon Martin", industry: "hair-salon", language: "fr" }),
  );
  const callId = await endedCall(owner);
  // Its assistant is made by a job, which changes what is read.
  const sync = async () => JSON.stringify(await (await owner.api(`/ava-profiles/${profile.id}`)).json());
  await expect.poll(sync, { timeout: 10_000 }).toContain('"sync":"synced"');

  for (const path of [
    "/calls",
    `/calls/${callId}`,
    "/phone-numbers/my-numbers",
    "/ava-profiles",
    `/ava-profiles/${profile.id}`,
    "/analytics/summary",
    "/analytics/calls-per-day",
  ]) {
    const first = await ask(owner, path);
    expect(first.status, path).toBe(200);
    const tag = first.headers.get("ETag");
    expect(tag, path).toMatch(/^W\/"\w+"$/);
    expect(first.headers.get("Cache-Control"), path).toBe("private, no-cache");
    expect(first.headers.get("Vary"), path).toMatch(/Cookie, Authorization/);

    const again = await ask(owner, path, `"of-something-else", ${tag}`);
    expect(again.status, path).toBe(304);
    expect(await again.text(), path).toBe("");
    expect(again.headers.get("ETag"), path).toBe(tag);
    expect(again.headers.get("Cache-Control"), path).toBe("private, no-cache");
    expect(again.headers.get("X-Request-Id"), path).toBeTruthy();

    // The same rows, and still another person's browser.
    const theirs = await ask(colleague, path, tag);
    expect(theirs.status, path).toBe(200);
    expect(await theirs.text(), path).toBe(await first.text());
    // An empty list is as empty for a stranger: the tag of the one says nothing of the other.
    expect([200, 404], path).toContain((await ask(stranger, path, tag)).status);
    const anonymous = await fetchApi(path, { headers: { "If-None-Match": tag ?? "" } });
    expect(anonymous.status, path).toBe(401);
    expect(anonymous.headers.get("Cache-Control"), path).toBe("no-store");
  }

  const before = (await ask(owner, "/calls")).headers.get("ETag");
  await endedCall(owner);
  const after = await ask(owner, "/calls", before);
  expect(after.status, "a call more").toBe(200);
  expect(after.headers.get("ETag")).not.toBe(before);

  const tag = after.headers.get("ETag");
  expect((await owner.api("/auth/logout", { method: "POST" })).status).toBeLessThan(300);
  expect((await ask(owner, "/calls", tag)).status, "logged out, whatever was read before").toBe(401);
});

test("what is private and in no list is kept by nobody", async () => {
  const { api } = await createOrg();
  for (const path of ["/auth/session", "/account", "/members", "/onboarding", "/onboarding/preset/garage"]) {
    const answer = await api(path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("Cache-Control"), path).toBe("no-store");
    expect(answer.headers.get("ETag"), path).toBeNull();
  }
});

/** What everybody is told alike. */
const PUBLIC = [
  "/auth/methods",
  "/onboarding/industries",
  "/voices?language=fr",
  "/phone-numbers/vapi/available?areaCode=406",
];

test("what everybody is told alike comes from KV for a minute, of this version of the product alone", async () => {
  const { api } = await createOrg();
  for (const path of PUBLIC) {
    const made = await api(path);
    expect(made.headers.get("Cache-Control"), path).toBe("public, max-age=60");
    const body = await made.text();
    const put = vi.spyOn(env.CACHE, "put");
    expect(await (await api(path)).text(), path).toBe(body);
    expect(put, `${path} was written once`).not.toHaveBeenCalled();
    put.mockRestore();
  }
  const { keys } = await env.CACHE.list({ prefix: "public:" });
  expect(keys.length).toBeGreaterThanOrEqual(PUBLIC.length);
  for (const { name } of keys) expect(name).toContain(`:${env.CF_VERSION_METADATA.id}:`);
  expect(await (await fetchApi("/onboarding/industries")).json(), "for members alone").toMatchObject({
    error: { code: "unauthenticated" },
  });

  const french = await api("/onboarding/industries", { headers: { "Accept-Language": "fr" } });
  const english = await api("/onboarding/industries", { headers: { "Accept-Language": "en" } });
  expect(french.headers.get("Vary")).toContain("Accept-Language");
  expect(await english.text()).not.toBe(await french.text());

  const [one, other] = [await createOrg({ name: "Garage Blanc" }), await createOrg({ name: "Garage Noir" })];
  expect(await (await one.api("/onboarding/preset/garage")).text()).toContain("Garage Blanc");
  expect(await (await other.api("/onboarding/preset/garage")).text(), "no name is kept").toContain("Garage Noir");
});

test("a KV that is down, or holds nonsense, costs a moment and no answer", async () => {
  const { api } = await createOrg();
  const expected = await Promise.all(PUBLIC.map(async (path) => (await api(path)).text()));
  for (const { name } of (await env.CACHE.list({ prefix: "public:" })).keys)
    await env.CACHE.put(name, '{"items":"nonsense"}');
  const answers = () => Promise.all(PUBLIC.map(async (path) => (await api(path)).text()));
  expect(await answers()).toEqual(expected);

  vi.spyOn(env.CACHE, "get").mockRejectedValue(new Error("KV is down"));
  vi.spyOn(env.CACHE, "put").mockRejectedValue(new Error("KV is down"));
  expect(await answers()).toEqual(expected);
  expect(env.CACHE.get).toHaveBeenCalledTimes(PUBLIC.length);
});

/** A call that is over and archived. */
async function endedCall({ orgId }: Pick<Member, "orgId">): Promise<string> {
  const id = newId("call");
  const at = services.now().getTime();
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at, recording_status, archived_at)
     VALUES (?, ?, 'vapi', ?, 'phone', 'inbound', 0, 'ended', 1, ?, 'none', ?)`,
  )
    .bind(id, orgId, id, at, at)
    .run();
  return id;
}
