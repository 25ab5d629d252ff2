import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents } from "../../worker/audit/audit.sql.ts";
import { sha256 } from "../../worker/lib/crypto";
import { memberships } from "../../worker/orgs/orgs.sql.ts";
import { isInKv } from "./auth/accounts";
import { addMember, createOrg, services } from "./harness";

const { db } = services;
type Member = Awaited<ReturnType<typeof addMember>>;

const give = (actor: Pick<Member, "api">, userId: string, role: string) =>
  actor.api(`/members/${userId}`, { method: "PUT", json: { role } });
const rolesOf = async (orgId: string) =>
  (await db.select().from(memberships)).filter((row) => row.orgId === orgId).map(({ role }) => role);

test("every member reads who belongs to the organisation, and nobody of another", async () => {
  const owner = await createOrg();
  const member = await addMember(owner.orgId, "member");
  await createOrg();
  const { items } = await (await member.api("/members")).json<{ items: unknown[] }>();
  expect(items).toEqual([
    { userId: owner.userId, name: "Camille Martin", email: owner.user.email, role: "owner", isYou: false },
    { userId: member.userId, name: "Camille Martin", email: member.user.email, role: "member", isYou: true },
  ]);
});

test("a demoted admin is refused by the very next request, in KV's routes and in D1's, and the audit says who did it", async () => {
  const owner = await createOrg();
  const admin = await addMember(owner.orgId, "admin");
  expect((await admin.api("/twilio-settings")).status).not.toBe(403);
  expect(await isInKv(admin.cookie)).toBe(true);
  expect((await give(owner, admin.userId, "member")).status).toBe(204);
  expect((await admin.api("/twilio-settings")).status).toBe(403);
  expect((await admin.api("/knowledge-gaps/gap_x/answer", { json: { answer: "Oui." } })).status).toBe(403);
  const events = (await db.select().from(auditEvents)).filter(({ userId }) => userId === admin.userId);
  expect(events).toMatchObject([
    { action: "role.changed", orgId: owner.orgId, detail: { from: "admin", to: "member", by: owner.userId } },
  ]);
});

test("where KV has not heard yet, whoever was demoted or logged out buys, rings and changes nothing", async () => {
  const owner = await createOrg();
  const admin = await addMember(owner.orgId, "admin");
  expect((await admin.api("/receptionist")).status).not.toBe(401);
  const key = `session:${await sha256(admin.cookie.replace(/^[^=]+=/, ""))}`;
  const late = await services.sessions.get(key);
  if (late === null) throw new Error("KV holds nothing");
  for (const [remove, status] of [
    [() => give(owner, admin.userId, "member"), 403],
    [() => admin.api("/auth/logout", { method: "POST" }), 401],
  ] as const) {
    expect((await remove()).status).toBe(204);
    await services.sessions.put(key, late);
    const statuses = [
      (await admin.api("/phone-numbers/vapi/purchase", { json: { number: "+33187660199" } })).status,
      (await admin.api("/calls/test", { json: { mode: "browser" } })).status,
      (await admin.api("/knowledge-gaps/gap_x/answer", { json: { answer: "Oui." } })).status,
    ];
    expect(statuses).toEqual([status, status, status]);
  }
});

test("a promoted member may at once do what the role allows", async () => {
  const owner = await createOrg();
  const member = await addMember(owner.orgId, "member");
  expect((await give(member, owner.userId, "member")).status).toBe(403);
  expect((await give(owner, member.userId, "owner")).status).toBe(204);
  expect((await give(member, owner.userId, "member")).status).toBe(204);
  expect((await give(owner, member.userId, "member")).status).toBe(403);
});

test("an admin changes no roles", async () => {
  const owner = await createOrg();
  const admin = await addMember(owner.orgId, "admin");
  expect((await give(admin, admin.userId, "owner")).status).toBe(403);
  expect(await rolesOf(owner.orgId)).toEqual(["owner", "admin"]);
});

test("the last owner stays one: also when two demote each other at once", async () => {
  const owner = await createOrg();
  const alone = await give(owner, owner.userId, "admin");
  expect(alone.status).toBe(409);
  expect(await alone.json()).toMatchObject({ error: { code: "conflict" } });
  const second = await addMember(owner.orgId, "owner");
  const answers = await Promise.all([give(owner, second.userId, "member"), give(second, owner.userId, "member")]);
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  expect((await rolesOf(owner.orgId)).sort()).toEqual(["member", "owner"]);
  const told = await db.select().from(auditEvents).where(eq(auditEvents.orgId, owner.orgId));
  expect(told).toHaveLength(1);
});
