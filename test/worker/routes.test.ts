import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import { mountedRoutes } from "../../worker/app";
import { newId } from "../../worker/lib/ids";
import { can, type Permission } from "../../worker/permissions";
import { createProfile } from "../../worker/receptionists/receptionists.service";
import { useFakes } from "./fakes";
import { addMember, createOrg, fetchApi, services } from "./harness";

// The sync of each profile goes to a fake Vapi, a second after the test that made it.
useFakes();

/** An id of each kind that exists in no organisation of these tests: another tenant's is answered exactly like it. */
const IDS: Record<string, string> = {
  "/calls": "call_000000000000000000000000",
  "/ava-profiles": "ava_000000000000000000000000",
  "/phone-numbers": "num_000000000000000000000000",
  "/failed-jobs": "job_000000000000000000000000",
  "/knowledge-gaps": "gap_000000000000000000000000",
  "/appointments": "appt_000000000000000000000000",
  "/members": "user_000000000000000000000000",
};

const routes = mountedRoutes
  .filter(({ path }) => path.startsWith("/api/v1"))
  .map((route) => ({ ...route, path: route.path.replace("/api/v1", "") }));
const closed = routes.filter(({ access }) => access.kind === "permission" || access.kind === "signed-in");

const fill = (path: string) => {
  const id = Object.entries(IDS).find(([prefix]) => path.startsWith(prefix))?.[1] ?? "nothing";
  return path.replace(/:\w+/g, id);
};

/** Each request from an address of its own, so that no limit answers first. */
let address = 0;
const from = () => ({ "CF-Connecting-IP": `10.1.${Math.floor(++address / 250)}.${address % 250}` });

test("what is answered is kept by no cache, unless it says for how long", async () => {
  const { api } = await createOrg();
  for (const path of ["/auth/session", "/auth/mfa", "/account", "/nowhere"])
    expect((await api(path, { headers: from() })).headers.get("Cache-Control")).toBe("no-store");
  expect((await fetchApi("/openapi.json")).headers.get("Cache-Control")).toMatch(/max-age/);
});

test("there are closed routes to guard", () => {
  expect(closed.length).toBeGreaterThan(25);
});

test.for(closed.map(({ method, path }) => [method, path] as const))(
  "%s %s is 401 without a session",
  async ([method, path]) => {
    const answer = await fetchApi(fill(path), { method, headers: from() });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "unauthenticated" } });
  },
);

test.for(closed.map(({ method, path }) => [method, path] as const))(
  "%s %s is 401 with a cookie that is nobody's, and with a token that nobody signed",
  async ([method, path]) => {
    const forged = { ...from(), Authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyXzEifQ." };
    expect((await fetchApi(fill(path), { method, headers: forged })).status).toBe(401);
    const cookie = `ava_session=${"A".repeat(43)}`;
    expect((await fetchApi(fill(path), { method, headers: from() }, cookie)).status).toBe(401);
  },
);

const forMembers = closed.flatMap(({ method, path, access }) =>
  access.kind === "permission" && !can("member", access.permission) ? [[method, path, access.permission] as const] : [],
);

test.for(forMembers)(
  "%s %s is 403 for a member without %s",
  async ([method, path]: readonly [string, string, Permission]) => {
    const org = await createOrg();
    const member = await addMember(org.orgId, "member");
    const answer = await member.api(fill(path), { method, headers: from() });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: "forbidden" } });
  },
);

const withId = closed.filter(({ path }) => Object.keys(IDS).some((prefix) => path.startsWith(`${prefix}/:`)));

test("every kind of row that has a route by id is among those tried against another organisation", () => {
  const kinds = new Set(withId.map(({ path }) => `/${path.split("/")[1]}`));
  expect([...kinds].sort()).toEqual(Object.keys(IDS).sort());
});

const PROFILE = profileFromPreset({ businessName: "Salon Martin", industry: "hair-salon", language: "fr" });

/** What a write must carry to get as far as looking for the row. */
const BODIES: Record<string, unknown> = {
  "PUT /ava-profiles/:id": PROFILE,
  "PUT /ava-profiles/:id/draft": PROFILE,
  "POST /ava-profiles/:id/publish": { version: 1 },
  "POST /knowledge-gaps/:id/answer": { answer: "Oui, devant le salon." },
  "PUT /members/:userId": { role: "admin" },
  "POST /calls/:id/say": { text: "Bonjour" },
  "POST /calls/:id/transfer": { to: "+33611223344" },
  "PUT /phone-numbers/:id/configure": { profileId: null, hours: null, routing: "ava", forwardTo: null, ringS: 0 },
};

/** And what it must ask. */
const QUERIES: Record<string, string> = { "GET /ava-profiles/:id/answer-at": "?at=2026-08-15T10:35:00Z" };

test.for(withId.map(({ method, path }) => [method, path] as const))(
  "%s %s is 404 for another organisation's owner, and changes nothing",
  async ([method, path]) => {
    const owner = await orgWithOneOfEach();
    const stranger = await createOrg();
    const id = owner.ids[`/${path.split("/")[1]}`];
    const before = await owner.snapshot();
    const body = BODIES[`${method} ${path}`];
    const query = QUERIES[`${method} ${path}`] ?? "";
    const answer = await stranger.api(path.replace(":version", "1").replace(/:\w+/, String(id)) + query, {
      method,
      headers: from(),
      ...(body === undefined ? {} : { json: body }),
    });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "not_found" } });
    expect(await owner.snapshot()).toEqual(before);
  },
);

/** An organisation with a profile, a number, a finished call, a failed job, a question without an answer and an appointment. */
async function orgWithOneOfEach() {
  const org = await createOrg();
  const now = services.now();
  const profile = await createProfile(services, org.orgId, PROFILE);
  const ids: Record<string, string> = {
    "/calls": newId("call"),
    "/ava-profiles": profile.id,
    "/phone-numbers": newId("number"),
    "/failed-jobs": newId("job"),
    "/knowledge-gaps": newId("gap"),
    "/appointments": newId("appointment"),
    "/members": (await addMember(org.orgId, "member")).userId,
  };
  const run = (statement: string, ...values: unknown[]) =>
    env.DB.prepare(statement)
      .bind(...values)
      .run();
  await run(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at, recording_status, archived_at)
     VALUES (?, ?, 'vapi', ?, 'phone', 'inbound', 0, 'ended', 1, ?, 'none', ?)`,
    ids["/calls"],
    org.orgId,
    ids["/calls"],
    now.getTime(),
    now.getTime(),
  );
  await run(
    `INSERT INTO phone_numbers (id, org_id, number, provider, provider_id, status, routing, ring_s, created_at)
     VALUES (?, ?, '+14155550199', 'vapi', ?, 'active', 'ava', 0, ?)`,
    ids["/phone-numbers"],
    org.orgId,
    ids["/phone-numbers"],
    now.getTime(),
  );
  await run(
    "INSERT INTO failed_jobs (id, org_id, type, job, failed_at) VALUES (?, ?, 'call.archive', ?, ?)",
    ids["/failed-jobs"],
    org.orgId,
    JSON.stringify({ id: ids["/failed-jobs"], type: "call.archive", orgId: org.orgId, callId: ids["/calls"] }),
    now.getTime(),
  );
  await run(
    `INSERT INTO knowledge_gaps (id, org_id, profile_id, question, topic, call_ids, asked, status, created_at, last_asked_at)
     VALUES (?, ?, ?, 'Vous avez un parking ?', 'parking', '[]', 1, 'open', ?, ?)`,
    ids["/knowledge-gaps"],
    org.orgId,
    profile.id,
    now.getTime(),
    now.getTime(),
  );
  await run(
    `INSERT INTO appointments (id, org_id, profile_id, service, starts_at, ends_at, caller_name, is_test, status, created_at)
     VALUES (?, ?, ?, 'Coupe', ?, ?, 'Camille', 0, 'requested', ?)`,
    ids["/appointments"],
    org.orgId,
    profile.id,
    now.getTime(),
    now.getTime() + 1,
    now.getTime(),
  );
  const tables = [
    "calls",
    "ava_profiles",
    "ava_profile_versions",
    "phone_numbers",
    "failed_jobs",
    "knowledge_gaps",
    "appointments",
    "memberships",
  ];
  const snapshot = async () =>
    (
      await env.DB.batch(
        tables.map((table) => env.DB.prepare(`SELECT * FROM ${table} WHERE org_id = ?`).bind(org.orgId)),
      )
    ).map(({ results }) => results);
  return { ids, snapshot };
}
