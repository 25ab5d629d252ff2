import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import { QUOTAS } from "../../worker/orgs/quotas";
import { createProfile } from "../../worker/receptionists/receptionists.service";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

const PROFILE = profileFromPreset({ businessName: "Salon Martin", industry: "hair-salon", language: "fr" });
const refused = async (answer: Response) => [
  answer.status,
  (await answer.json<{ error: { code: string } }>()).error.code,
];

test("AvaFirst lends an organisation a few numbers, and buys no more for it", async () => {
  using fakes = useFakes();
  const { api, orgId } = await createOrg();
  const insert = env.DB.prepare(
    `INSERT INTO phone_numbers (id, org_id, number, provider, provider_id, status, routing, ring_s, created_at)
     VALUES (?, ?, '+14155550199', 'vapi', ?, 'active', 'ava', 0, 0)`,
  );
  await env.DB.batch(
    Array.from({ length: QUOTAS.numbers }, (_, index) =>
      insert.bind(`num_${index}${orgId}`, orgId, `vapi-${index}${orgId}`),
    ),
  );
  expect(await refused(await api("/phone-numbers/vapi/purchase", { json: { areaCode: "415" } }))).toEqual([
    402,
    "limit_reached",
  ]);
  expect(fakes.requests("api.vapi.ai")).toEqual([]);
});

test("AvaFirst pays for so many test calls a day, and rings nobody after them", async () => {
  using fakes = useFakes();
  const { api, orgId } = await createOrg();
  await createProfile(services, orgId, PROFILE);
  const insert = env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at, recording_status)
     VALUES (?, ?, 'vapi', ?, 'phone', 'outbound', 1, 'ended', 1, ?, 'none')`,
  );
  const startedAt = services.now().getTime() - 60_000;
  await env.DB.batch(
    Array.from({ length: QUOTAS.testCalls }, (_, index) =>
      insert.bind(`call_${index}${orgId}`, orgId, `t${index}`, startedAt),
    ),
  );
  const answer = await api("/calls/test", { json: { mode: "phone", to: "+33639981234" } });
  expect(await refused(answer)).toEqual([402, "limit_reached"]);
  expect(fakes.requests("api.vapi.ai").filter(({ url }) => url.pathname === "/call")).toEqual([]);
});

test("an organisation has room for so many receptionists", async () => {
  using _fakes = useFakes();
  const { api, orgId } = await createOrg();
  for (let index = 0; index < QUOTAS.profiles; index++) await createProfile(services, orgId, PROFILE);
  expect(await refused(await api("/ava-profiles", { json: PROFILE }))).toEqual([402, "limit_reached"]);
});
