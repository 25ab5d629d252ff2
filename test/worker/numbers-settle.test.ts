import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type * as z from "zod";
import { auditEvents } from "../../worker/audit/audit.sql.ts";
import { NOBODY } from "../../worker/audit/doer";
import type { JobMap } from "../../worker/jobs/job.schema";
import { NotYet } from "../../worker/jobs/not-yet";
import { MINUTE } from "../../worker/lib/time";
import { runNumberSettle } from "../../worker/numbers/numbers.jobs";
import { insertNumber } from "../../worker/numbers/numbers.queries";
import type { PhoneNumber, SettledNumber } from "../../worker/numbers/numbers.schema";
import { newNumber } from "../../worker/numbers/numbers.service";
import { adopt } from "../../worker/numbers/vapi-purchase";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

type Org = Awaited<ReturnType<typeof createOrg>>;
type Fakes = ReturnType<typeof useFakes>;

const buy = ({ api }: Org, key?: string) =>
  api("/phone-numbers/vapi/purchase", {
    json: { areaCode: "406" },
    ...(key && { headers: { "Idempotency-Key": key } }),
  });
const held = async ({ api }: Org) =>
  (await (await api("/phone-numbers/my-numbers")).json<{ items: PhoneNumber[] }>()).items;
const settle = async ({ api }: Org, id: string) =>
  (await api(`/phone-numbers/${id}/settle`, { method: "POST" })).json<z.infer<typeof SettledNumber>>();
const release = ({ api }: Org, id: string) => api(`/phone-numbers/${id}`, { method: "DELETE" });
const orders = (fakes: Fakes) =>
  fakes.requests("api.vapi.ai").filter(({ method, url }) => method === "POST" && url.pathname === "/phone-number");
const audited = async ({ orgId }: Org) =>
  (await services.db.select().from(auditEvents).where(eq(auditEvents.orgId, orgId))).map(
    ({ action, detail, userId }) => ({ action, confirmed: detail.confirmed, isMember: userId !== null }),
  );
/** The job, as the queue would run it after so long. */
const runJob = ({ orgId }: Org, numberId: string, afterMs = 0) => {
  const job: JobMap["number.settle"] = {
    id: "job_settle",
    type: "number.settle",
    orgId,
    numberId: `num_${numberId.slice("num_".length)}`,
  };
  return runNumberSettle({ ...services, now: () => new Date(Date.now() + afterMs) }, job);
};
const atVapi = async (init: RequestInit = {}) => {
  const headers = { Authorization: `Bearer ${services.config.VAPI_API_KEY}`, "Content-Type": "application/json" };
  return (await fetch("https://api.vapi.ai/phone-number", { ...init, headers })).json<
    { id: string; name?: string }[]
  >();
};

test("a purchase whose answer is lost is found again by its name, and bought once however often it is asked for", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  await fakes.fault("vapi", "done-504", { method: "POST", path: "/phone-number", count: 1 });
  const answer = await buy(org, "key-1");
  expect(answer.status).toBe(202);
  const { id } = await answer.json<PhoneNumber>();
  // Busy from now on, so that no job is quicker than this test.
  await fakes.fault("vapi", "429", { path: "/phone-number" });
  expect(await held(org)).toMatchObject([{ id, status: "unconfirmed", areaCode: "406", number: null }]);
  const again = await buy(org, "key-1");
  expect([again.status, (await again.json<PhoneNumber>()).id]).toEqual([202, id]);
  const another = await buy(org);
  expect(another.status).toBe(409);
  expect(await another.json()).toMatchObject({ error: { message: expect.stringContaining("not said yet") } });
  expect(await settle(org, id)).toMatchObject({
    isSettled: false,
    number: { status: "unconfirmed", problem: "provider_busy" },
  });

  await fakes.fault("vapi", "none");
  const settled = await settle(org, id);
  expect(settled).toMatchObject({ isSettled: true, number: { id, problem: null } });
  expect(settled.number?.status).toMatch(/^activ/);
  expect((await buy(org, "key-1")).status).toBe(201);
  expect(orders(fakes)).toHaveLength(1);
  expect(await audited(org)).toMatchObject([
    { action: "number.bought", confirmed: false, isMember: true },
    { action: "number.bought", confirmed: true },
  ]);
  const stranger = await createOrg();
  expect((await stranger.api(`/phone-numbers/${id}/settle`, { method: "POST" })).status).toBe(404);
});

test("a purchase that never reached Vapi is forgotten once that is certain, and not before", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  await fakes.fault("vapi", "hang", { method: "POST", path: "/phone-number", count: 1 });
  const { id, problem } = await (await buy(org, "key-1")).json<PhoneNumber>();
  expect(problem).toBe("upstream_timeout");
  await expect(runJob(org, id)).rejects.toBeInstanceOf(NotYet);
  expect(await settle(org, id)).toMatchObject({ isSettled: false, number: { id, status: "unconfirmed" } });
  await runJob(org, id, 6 * MINUTE);
  expect(await held(org)).toEqual([]);
  // The same form may buy one now.
  expect((await buy(org, "key-1")).status).toBe(201);
});

test("after a crash between Vapi and us the job adopts the number, and gives back what was made twice", async () => {
  using _fakes = useFakes();
  const org = await createOrg();
  const { orgId } = org;
  const began = { orgId, number: null, provider: "vapi", providerId: "pending", vapiNumberId: null } as const;
  const row = newNumber(services, { ...began, status: "unconfirmed", label: null, profileId: null, areaCode: "406" });
  await insertNumber(services.db, row);
  const order = JSON.stringify({ provider: "vapi", numberDesiredAreaCode: "406", name: `AvaFirst ${row.id}` });
  for (const _twice of [1, 2]) await atVapi({ method: "POST", body: order });
  await runJob(org, row.id);
  expect(await held(org)).toMatchObject([{ id: row.id, status: expect.stringMatching(/^activ/) }]);
  expect((await atVapi()).filter(({ name }) => name === `AvaFirst ${row.id}`)).toHaveLength(1);
  expect(await audited(org)).toEqual([{ action: "number.bought", confirmed: true, isMember: false }]);
  expect((await release(org, row.id)).status).toBe(204);
});

test("a release that Vapi leaves open goes on until it is done, and one that it refuses changes nothing", async () => {
  using fakes = useFakes();
  const org = await createOrg();
  const { id, status } = await (await buy(org)).json<PhoneNumber>();
  await fakes.fault("vapi", "400", { method: "DELETE", path: "/phone-number/", count: 1 });
  expect((await release(org, id)).status).toBe(422);
  expect(await held(org)).toMatchObject([{ id, problem: null, status: expect.stringMatching(/^activ/) }]);
  expect(status).toBe("activating");

  await fakes.fault("vapi", "hang", { method: "DELETE", path: "/phone-number/" });
  expect((await release(org, id)).status).toBe(504);
  expect(await held(org)).toMatchObject([{ id, status: "releasing", problem: "upstream_timeout" }]);
  await fakes.fault("vapi", "none");
  expect(await settle(org, id)).toEqual({ isSettled: true, number: null });
  expect(await held(org)).toEqual([]);
  await runJob(org, id);
  expect((await audited(org)).map(({ action }) => action)).toEqual(["number.bought", "number.released"]);
});

test("a number that is given up while it is being bought is given back once Vapi has sold it", async () => {
  using _fakes = useFakes();
  const org = await createOrg();
  const { orgId } = org;
  const began = { orgId, number: null, provider: "vapi", providerId: "pending", vapiNumberId: null } as const;
  const row = newNumber(services, { ...began, status: "unconfirmed", label: null, profileId: null, areaCode: "406" });
  await insertNumber(services.db, row);
  expect((await release(org, row.id)).status).toBe(409);
  expect(await held(org)).toMatchObject([{ id: row.id, status: "releasing" }]);
  // The purchase began before, and Vapi's answer comes now.
  const order = JSON.stringify({ provider: "vapi", numberDesiredAreaCode: "406", name: `AvaFirst ${row.id}` });
  await atVapi({ method: "POST", body: order });
  const own = async () => (await atVapi()).filter(({ name }) => name === `AvaFirst ${row.id}`);
  const [theirs] = await own();
  const sold = { id: theirs?.id ?? "", number: null, status: "activating", name: null, serverUrl: null } as const;
  await adopt(services, row, { ...sold, createdAt: null }, NOBODY);
  await runJob(org, row.id);
  expect(await held(org)).toEqual([]);
  expect(await own()).toEqual([]);
});
