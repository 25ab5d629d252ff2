import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { updateUser } from "../../../worker/auth/auth.queries";
import { hashPassword } from "../../../worker/auth/password";
import { insertIdentity } from "../../../worker/identities/identities.service";
import { useFakes } from "../fakes";
import { addMember, createOrg, services } from "../harness";
import { twilioLine } from "../twilio-line";
import { actionsOf } from "./people";

const fakes = useFakes();
type Org = Awaited<ReturnType<typeof createOrg>>;

type Exported = {
  account: { id: string; email: string };
  memberships: { id: string; role: string }[];
  sessions: unknown[];
  events: { action: string }[];
  organisations: {
    id: string;
    name: string;
    profiles: { id: string; versions: { version: number }[] }[];
    numbers: { number: string }[];
    appointments: { id: string; startsAt: string }[];
    knowledgeGaps: unknown[];
    calls: {
      id: string;
      cost: unknown;
      tools: { name: string }[];
      turns: { text: string }[];
      recording: { status: string; url: string | null };
    }[];
  }[];
};

async function exportOf({ api }: Pick<Org, "api">) {
  const answer = await api("/account/export");
  expect(answer.status).toBe(200);
  const text = await answer.text();
  return { answer, text, file: JSON.parse(text) as Exported };
}

/** Ended calls with two turns each, all begun at one and the same instant, so that only their ids tell pages apart. */
async function addCalls({ orgId }: Pick<Org, "orgId">, count: number) {
  const tools = JSON.stringify([{ id: "t1", name: "book_appointment", arguments: {}, atMs: 5, result: "ok" }]);
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
       recording_status, cost_micros, cost_currency, cost_lines, tools, archived_at)
     SELECT 'call_' || ?1 || printf('%05d', value), ?1, 'vapi', 'p' || value, 'phone', 'inbound', 0, 'ended', 1, 1000,
       'stored', 120000, 'USD', '[{"item":"llm","amountMicros":120000}]', ?2, 2000 FROM json_each(?3)`,
  )
    .bind(orgId, tools, JSON.stringify(Array.from({ length: count }, (_, index) => index)))
    .run();
  await env.DB.prepare(
    `INSERT INTO call_turns (org_id, call_id, id, position, role, text, at_ms)
     SELECT org_id, calls.id, 'u' || value, value, 'caller', 'Réplique ' || value || ' « "' || calls.id, value * 100
     FROM calls, json_each('[0,1]') WHERE org_id = ?`,
  )
    .bind(orgId)
    .run();
}

async function addAppointments({ orgId }: Pick<Org, "orgId">, count: number) {
  await env.DB.prepare(
    `INSERT INTO appointments (id, org_id, profile_id, service, starts_at, ends_at, caller_name, is_test, status, created_at)
     SELECT 'appt_' || ?1 || printf('%05d', value), ?1, 'ava_x', 'Coupe', 5000 + value / 7, 6000, 'Luc', 0, 'booked', 1
     FROM json_each(?2)`,
  )
    .bind(orgId, JSON.stringify(Array.from({ length: count }, (_, index) => index)))
    .run();
}

test("an export is one JSON file to be saved and not cached, with every row of many pages once", async () => {
  const owner = await createOrg();
  await addCalls(owner, 173);
  await addAppointments(owner, 450);
  const { answer, file } = await exportOf(owner);
  expect(answer.headers.get("Content-Type")).toContain("application/json");
  expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="avafirst-\d{4}-\d\d-\d\d\.json"$/);
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  const [org] = file.organisations;
  if (!org) throw new Error("No organisation");
  expect(new Set(org.calls.map(({ id }) => id)).size).toBe(173);
  expect(org.calls).toHaveLength(173);
  for (const call of org.calls)
    expect(call).toMatchObject({
      cost: { amountMicros: 120_000, currency: "USD" },
      tools: [{ name: "book_appointment" }],
      turns: [{ text: `Réplique 0 « "${call.id}` }, { text: `Réplique 1 « "${call.id}` }],
      recording: { status: "stored", url: `http://ava.test/api/v1/calls/${call.id}/recording` },
    });
  expect(new Set(org.appointments.map(({ id }) => id)).size).toBe(450);
  expect(org.appointments).toHaveLength(450);
  expect(await actionsOf(owner.userId)).toEqual(["account.exported"]);
});

test("it tells who somebody is and how they log in, and holds no secret", async () => {
  const owner = await createOrg();
  const passwordHash = await hashPassword("une phrase que personne ne devine");
  await updateUser(services.db, owner.userId, { passwordHash, phone: "+33639980301" });
  const identity = { provider: "google", issuer: "https://accounts.google.com", subject: "export-1" } as const;
  await insertIdentity(services, { ...identity, userId: owner.userId, email: null });
  await env.DB.prepare(
    "INSERT INTO totp_factors (user_id, secret, created_at, confirmed_at) VALUES (?, 'sealed-secret', 1, 1)",
  )
    .bind(owner.userId)
    .run();
  const { text, file } = await exportOf(owner);
  expect(file).toMatchObject({
    account: { id: owner.userId, email: owner.user.email, phone: "+33639980301", hasPassword: true },
    secondFactors: { authenticatorApps: [{ confirmedAt: expect.any(String) }], passkeys: [] },
    sessions: [{ method: "password", userAgent: "harness" }],
    events: [{ action: "account.exported" }],
  });
  const { tokenHash } =
    (await services.db.query.sessions.findFirst({ where: (t, { eq }) => eq(t.id, owner.sessionId) })) ?? {};
  for (const secret of [passwordHash, "scrypt", "sealed-secret", tokenHash ?? "none", "export-1"])
    expect(text).not.toContain(secret);
});

test("an owner's file holds their receptionists with every version, and their numbers", async () => {
  const line = await twilioLine(fakes);
  const { text, file } = await exportOf(line.org);
  expect(file.organisations).toMatchObject([
    {
      id: line.orgId,
      name: "Salon Martin",
      profiles: [{ id: line.profileId, versions: [{ version: 1 }] }],
      numbers: [{ number: line.phoneNumber }],
    },
  ]);
  expect(text).not.toContain(line.authToken);
});

test("nobody's file holds a row of an organisation that they do not own", async () => {
  const [owner, stranger] = [await createOrg(), await createOrg({ name: "Garage du Port" })];
  await addCalls(stranger, 3);
  await addAppointments(stranger, 3);
  const employee = await addMember(stranger.orgId, "member");
  const [own, employees] = [await exportOf(owner), await exportOf(employee)];
  expect(own.text).not.toContain(stranger.orgId);
  expect(own.text).not.toContain("Garage du Port");
  expect(employees.file.memberships).toMatchObject([{ id: stranger.orgId, role: "member" }]);
  expect(employees.file.organisations).toEqual([]);
  expect(employees.text).not.toContain("call_");
  expect((await exportOf(stranger)).file.organisations[0]?.calls).toHaveLength(3);
});
