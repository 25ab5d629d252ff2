import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { eraseOrg, eraseUser } from "../../../worker/account/erase.jobs";
import { writeErasure } from "../../../worker/account/erase.queries";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { updateUser } from "../../../worker/auth/auth.queries";
import { users } from "../../../worker/auth/auth.sql.ts";
import { hashPassword } from "../../../worker/auth/password";
import { replayFailedErasures } from "../../../worker/jobs/failed-jobs.service";
import type { JobMap } from "../../../worker/jobs/job.schema";
import type { OrgId, UserId } from "../../../worker/lib/ids";
import { HOUR } from "../../../worker/lib/time";
import { phoneNumbers } from "../../../worker/numbers/numbers.sql.ts";
import { memberships, orgs } from "../../../worker/orgs/orgs.sql.ts";
import { linkFor, logIn, mailTo, newPerson, PASSWORD, signUp, verify } from "../auth/accounts";
import { useFakes } from "../fakes";
import { addMember, createOrg, fetchApi, services } from "../harness";
import { furnishedOrg, namedIn, notNamedIn, rowsNaming } from "./erase-checks";
import { logInElsewhere, refusal, userRow } from "./people";

const fakes = useFakes();
const { db } = services;
type Org = Awaited<ReturnType<typeof createOrg>>;

const erase = ({ api }: Pick<Org, "api">) => api("/account", { method: "DELETE" });
const plan = async ({ api }: Pick<Org, "api">) => (await api("/account/erase")).json();
const isThere = async (id: OrgId) => (await db.select().from(orgs).where(eq(orgs.id, id))).length > 0;
const gone = ({ orgId, userId }: { orgId: OrgId; userId: UserId }) =>
  vi.waitFor(
    async () => {
      expect(await isThere(orgId)).toBe(false);
      expect(await userRow(userId)).toBeNull();
    },
    { timeout: 14_000, interval: 50 },
  );
const orgJob = ({ orgId, userId }: { orgId: OrgId; userId: UserId }): JobMap["org.erase"] => ({
  id: "job_again",
  type: "org.erase",
  orgId,
  userId,
});
const userJob = ({ userId }: { userId: UserId }): JobMap["account.erase"] => ({
  id: "job_again",
  type: "account.erase",
  orgId: null,
  userId,
});
const deletionsAt = (host: "api.vapi.ai", path: string) =>
  fakes.requests(host).filter(({ method, url }) => method === "DELETE" && url.pathname === path).length;

test("nothing is left of an organisation and its owner, here or at providers, but what the audit holds", async () => {
  const line = await furnishedOrg(fakes);
  const { org, orgId, number, assistantId } = line;
  const { userId, user } = org;
  const before = { org: await rowsNaming("org_id", orgId), user: await rowsNaming("user_id", userId) };
  expect(notNamedIn(before.org), "each table is tried: add what a new one needs to furnishedOrg").toEqual([]);
  expect(notNamedIn(before.user)).toEqual([]);
  const [vapiNumber] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.provider, "vapi"));
  expect(await plan(org)).toEqual({
    organisations: [{ id: orgId, name: "Salon Martin", calls: 1, numbers: 2 }],
    blockedBy: [],
  });

  expect((await erase(org)).status).toBe(204);
  await gone({ orgId, userId });
  expect(namedIn(await rowsNaming("org_id", orgId))).toEqual(["audit_events"]);
  expect(namedIn(await rowsNaming("user_id", userId))).toEqual(["audit_events"]);
  const events = await db.select().from(auditEvents).where(eq(auditEvents.userId, userId)).orderBy(auditEvents.at);
  expect(events.at(-1)).toMatchObject({ action: "account.erased", detail: { organisations: 1 } });
  expect((await env.RECORDINGS.list({ prefix: `recordings/${orgId}/` })).objects).toEqual([]);
  expect(deletionsAt("api.vapi.ai", `/assistant/${assistantId}`)).toBe(1);
  expect(deletionsAt("api.vapi.ai", `/phone-number/${vapiNumber?.vapiNumberId}`)).toBe(1);
  const { sid, voice_url } = await twilioNumber(line);
  expect({ sid, voice_url }, "who answered before Ava answers again").toEqual({
    sid: expect.stringMatching(/^PN/),
    voice_url: "https://before.example/voice",
  });
  expect(number.provider).toBe("twilio");
  expect((await mailTo(fakes, user, "supprimé")).text).toContain(user.name);
});

async function twilioNumber({ accountSid, authToken }: { accountSid: string; authToken: string }) {
  const answer = await fetch(`https://api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`, {
    headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
  });
  const [number] = (await answer.json<{ incoming_phone_numbers: { sid: string; voice_url: string }[] }>())
    .incoming_phone_numbers;
  if (!number) throw new Error("The account holds one number");
  return number;
}

test("at once every session ends, and no way in opens the account any more", async () => {
  const owner = await createOrg();
  const { userId, user } = owner;
  await updateUser(db, userId, { passwordHash: await hashPassword(PASSWORD) });
  const person = { ...newPerson(), email: user.email };
  expect((await logIn(person)).status).toBe(200);
  const elsewhere = await logInElsewhere(owner);
  await fakes.fault("resend", "500", { count: 3 }); // the account is there a while longer
  const answer = await erase(owner);
  expect(answer.status).toBe(204);
  expect(answer.headers.get("Set-Cookie")).toMatch(/ava_session=;/);
  expect((await logIn(person)).status).toBe(401);
  for (const cookie of [owner.cookie, elsewhere])
    for (const path of ["/account", "/auth/session"]) expect((await fetchApi(path, {}, cookie)).status).toBe(401);
  await fakes.fault("resend", "none");
  await gone(owner);
});

test("a provider that is down loses nothing: the rest is tried again, and twice does no harm", async () => {
  const line = await furnishedOrg(fakes);
  const { org, orgId, assistantId } = line;
  const owner = { orgId, userId: org.userId };
  await fakes.fault("twilio", "500");
  expect((await erase(org)).status).toBe(204);
  await expect(eraseOrg(services, orgJob(owner))).rejects.toMatchObject({ code: "upstream_failed" });
  expect(await isThere(orgId)).toBe(true);
  expect((await env.RECORDINGS.list({ prefix: `recordings/${orgId}/` })).objects).toHaveLength(1);
  const held = await db.select().from(phoneNumbers).where(eq(phoneNumbers.orgId, orgId));
  expect(held.find(({ provider }) => provider === "twilio")).toMatchObject({ releasedAt: null });
  expect(
    held.find(({ provider }) => provider === "vapi"),
    "the other number did not wait for it",
  ).toMatchObject({
    releasedAt: expect.any(Date),
  });
  // Whoever is left of it is not removed before it.
  await eraseUser(services, userJob(owner));
  expect(await userRow(org.userId)).not.toBeNull();

  await fakes.fault("twilio", "none");
  await vi.waitFor(() => eraseOrg(services, orgJob(owner)), { timeout: 14_000, interval: 500 });
  await gone(owner);
  await eraseOrg(services, orgJob(owner));
  await eraseUser(services, userJob(owner));
  expect(await twilioNumber(line)).toMatchObject({ voice_url: "https://before.example/voice" });
  expect(deletionsAt("api.vapi.ai", `/assistant/${assistantId}`)).toBeGreaterThan(0);
}, 30_000);

test("a customer's account that does not let us in any more does not keep their data with us", async () => {
  const line = await furnishedOrg(fakes);
  // Its calls at Twilio are out of reach as well.
  await env.DB.prepare("UPDATE calls SET provider = 'twilio' WHERE org_id = ?").bind(line.orgId).run();
  await fakes.fault("twilio", "401");
  expect((await erase(line.org)).status).toBe(204);
  await gone({ orgId: line.orgId, userId: line.org.userId });
  await fakes.fault("twilio", "none");
});

test("an erasure that used up its retries is sent again by cron, an hour later and once", async () => {
  const owner = await createOrg();
  await db.update(orgs).set({ erasedAt: new Date() }).where(eq(orgs.id, owner.orgId));
  await db.update(users).set({ erasedAt: new Date() }).where(eq(users.id, owner.userId));
  await env.DB.prepare(
    "INSERT INTO failed_jobs (id, org_id, type, job, failed_at) VALUES (?1, ?2, 'org.erase', ?3, ?4)",
  )
    .bind("job_again", owner.orgId, JSON.stringify(orgJob(owner)), Date.now())
    .run();
  await replayFailedErasures(services);
  const isReplayed = () =>
    env.DB.prepare("SELECT replayed_at FROM failed_jobs WHERE id = 'job_again'").first("replayed_at");
  expect(await isReplayed()).toBeNull();
  await replayFailedErasures({ ...services, now: () => new Date(Date.now() + HOUR + 1000) });
  await gone(owner);
});

test("the address is free again afterwards: whoever signs up with it finds nothing of before", async () => {
  const owner = await createOrg({ name: "Avant" });
  expect((await erase(owner)).status).toBe(204);
  await gone(owner);
  const person = { ...newPerson(), email: owner.user.email };
  expect((await signUp(person, { businessName: "Après" })).status).toBe(201);
  const answer = await verify(await linkFor(person), person);
  expect(await answer.json()).toMatchObject({ isNew: true, org: { name: "Après" } });
});

test("whoever signs up again while the rest is still being removed keeps the link that they were sent", async () => {
  const owner = await createOrg();
  expect((await erase(owner)).status).toBe(204);
  const person = { ...newPerson(), email: owner.user.email };
  expect((await signUp(person, { businessName: "Aussitôt" })).status).toBe(201);
  await gone(owner);
  const answer = await verify(await linkFor(person), person);
  expect(await answer.json()).toMatchObject({ isNew: true, org: { name: "Aussitôt" } });
});

test("the only owner among several members is told to find another owner first, and nothing happens", async () => {
  const owner = await createOrg({ name: "Garage du Port" });
  const employee = await addMember(owner.orgId, "admin");
  expect(await plan(owner)).toEqual({ organisations: [], blockedBy: [{ id: owner.orgId, name: "Garage du Port" }] });
  const answer = await erase(owner);
  expect(answer.status).toBe(409);
  const { code, message } = (await answer.json<{ error: { code: string; message: string } }>()).error;
  expect(code).toBe("conflict");
  expect(message).toContain("Garage du Port");
  expect(await userRow(owner.userId)).toMatchObject({ erasedAt: null });
  expect((await owner.api("/account")).status).toBe(200);

  // Another member is free to go, and takes nothing along.
  expect(await plan(employee)).toEqual({ organisations: [], blockedBy: [] });
  expect((await erase(employee)).status).toBe(204);
  await vi.waitFor(async () => expect(await userRow(employee.userId)).toBeNull(), { timeout: 10_000 });
  expect(await isThere(owner.orgId)).toBe(true);
  expect((await db.select().from(memberships).where(eq(memberships.orgId, owner.orgId))).length).toBe(1);
});

/** An erasure as it was planned a moment ago, whatever has happened since. */
const carryOut = (userId: UserId, alone: OrgId[]) =>
  writeErasure(db, userId, alone, services.now(), async ([first, ...rest]) => {
    if (first) await db.batch([first, ...rest]);
  });

test("what was planned when another owner was there is not carried out once they have left", async () => {
  const one = await createOrg();
  const other = await addMember(one.orgId, "owner");
  await addMember(one.orgId, "member");
  expect(await plan(other)).toEqual({ organisations: [], blockedBy: [] });
  expect((await erase(one)).status).toBe(204);
  // As the second of two who leave at once: it has looked before the first wrote.
  expect(await carryOut(other.userId, [])).toBe(false);
  expect(await userRow(other.userId)).toMatchObject({ erasedAt: null });
  const left = (await db.select().from(memberships).where(eq(memberships.orgId, one.orgId))).map(({ role }) => role);
  expect(left.sort()).toEqual(["member", "owner"]);
});

test("an organisation that was left to somebody meanwhile goes with them, not without", async () => {
  const one = await createOrg();
  const other = await addMember(one.orgId, "owner");
  expect((await erase(one)).status).toBe(204);
  expect(await carryOut(other.userId, [])).toBe(false);
  expect((await erase(other)).status).toBe(204);
  await gone({ orgId: one.orgId, userId: other.userId });
});

test("asking twice at once erases once", async () => {
  const { userId, orgId } = await createOrg();
  expect([await carryOut(userId, [orgId]), await carryOut(userId, [orgId])]).toEqual([true, false]);
  const owner = await createOrg();
  const statuses = (await Promise.all([erase(owner), erase(owner), erase(owner)])).map(({ status }) => status);
  expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  await gone(owner);
  expect(await db.select().from(auditEvents).where(eq(auditEvents.userId, owner.userId))).toHaveLength(1);
  const mails = (await fakes.outbox()).emails.filter(({ to }) => to.includes(owner.user.email));
  expect(mails).toHaveLength(1);
});

test("a job that names what nobody asked to erase leaves it alone", async () => {
  const owner = await createOrg();
  await eraseOrg(services, orgJob(owner));
  await eraseUser(services, userJob(owner));
  expect(await isThere(owner.orgId)).toBe(true);
  expect(await userRow(owner.userId)).not.toBeNull();
  expect(await refusal(await owner.api("/account/email", { json: { email: owner.user.email } }))).toMatchObject({
    code: "invalid_input",
  });
});
