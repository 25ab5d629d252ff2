import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mountedRoutes } from "../../../worker/app";
import { sessions, users } from "../../../worker/auth/auth.sql.ts";
import { useFakes } from "../fakes";
import { addMember, services } from "../harness";
import { newAuthenticator } from "./authenticator";
import { newMemberWithPasskey, present, register } from "./passkey-member";
import {
  codeOf,
  errorOf,
  eventsOf,
  forgetSteps,
  type Member,
  newMember,
  newMemberWithCodes,
  newMemberWithTotp,
  PASSWORD,
  wrongCode,
} from "./second-factors";

useFakes();
const { db } = services;

/** Lets the proof of the log-in be eleven minutes old. */
async function grow<M extends Pick<Member, "sessionId">>(member: M): Promise<M> {
  const provenAt = new Date(Date.now() - 11 * 60_000);
  await db.update(sessions).set({ provenAt }).where(eq(sessions.id, member.sessionId));
  return member;
}
type Who = Pick<Member, "api">;
const describe = async ({ api }: Who) =>
  (await api("/auth/step-up")).json<{ provenUntil: string | null; methods: string[] }>();
const prove = ({ api }: Who, json: object) => api("/auth/step-up", { json });
/** What only somebody who has just proven who they are may do. */
const change = async ({ api }: Who) => (await api("/auth/mfa/totp", { method: "POST" })).status;

test("a log-in proves for ten minutes, and then what matters asks for another proof", async () => {
  const member = await newMember();
  const { provenUntil } = await describe(member);
  const leftMs = new Date(provenUntil ?? 0).getTime() - Date.now();
  expect([leftMs > 9 * 60_000, leftMs <= 10 * 60_000]).toEqual([true, true]);
  expect(await change(member)).toBe(200);
  await grow(member);
  expect(await describe(member)).toEqual({ provenUntil: null, methods: ["password"] });
  const refused = await member.api("/auth/mfa/totp", { method: "POST" });
  expect([refused.status, (await errorOf(refused)).code]).toEqual([403, "step_up_required"]);
});

/** Every route by which a signed-in person changes their factors, and a body that it takes. */
const CHANGES = mountedRoutes.filter(
  ({ method, path, access }) =>
    /^\/api\/v1\/auth\/(mfa|passkeys)(\/|$)/.test(path) && access.kind !== "public" && method !== "GET",
);
/** A name opens nothing. */
const FREE = ["PUT /api/v1/auth/passkeys/:id"];

test("there are changes of factors to guard", () => {
  expect(CHANGES.length).toBeGreaterThan(6);
});

test.for(CHANGES.map(({ method, path }) => `${method} ${path}`).filter((route) => !FREE.includes(route)))(
  "%s asks for a proof of the last ten minutes",
  async (route) => {
    const [method = "", path = ""] = route.split(" ");
    const member = await grow(await newMember());
    const init = { method, headers: { "Content-Type": "application/json" }, ...(method === "POST" && { body: "{}" }) };
    const answer = await member.api(path.replace("/api/v1", "").replace(":id", "some-passkey"), init);
    expect([answer.status, (await errorOf(answer)).code]).toEqual([403, "step_up_required"]);
  },
);

test("somebody without a second factor proves with the password, which is written down", async () => {
  const member = await grow(await newMember());
  const wrong = await prove(member, { password: "not that one" });
  expect([wrong.status, (await errorOf(wrong)).issues?.[0]?.path]).toEqual([400, "password"]);
  expect(await change(member)).toBe(403);
  const answer = await prove(member, { password: PASSWORD });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ provenUntil: (await describe(member)).provenUntil });
  expect(await change(member)).toBe(200);
  const told = (await eventsOf(member.userId)).filter(({ action }) => action.startsWith("step-up"));
  expect(told).toEqual([
    { action: "step-up.failed", detail: { method: "password" } },
    { action: "step-up.succeeded", detail: { method: "password" } },
  ]);
});

test("somebody with a second factor proves with it: the password is not enough", async () => {
  const member = await grow(await newMemberWithTotp());
  expect((await describe(member)).methods).toEqual(["totp"]);
  const answer = await prove(member, { password: PASSWORD });
  expect([answer.status, (await errorOf(answer)).issues?.[0]?.path]).toEqual([400, "password"]);
  expect((await prove(member, { code: wrongCode(member.secret) })).status).toBe(400);
  const removal = async () => (await member.api("/auth/mfa/totp", { method: "DELETE" })).status;
  expect(await removal()).toBe(403);
  expect((await prove(member, { code: codeOf(member.secret) })).status).toBe(200);
  expect(await removal()).toBe(204);
  const told = (await eventsOf(member.userId)).filter(({ action }) => action.startsWith("step-up"));
  expect(told).toEqual([
    { action: "step-up.failed", detail: { method: "totp" } },
    { action: "step-up.succeeded", detail: { method: "totp" } },
  ]);
});

test("a code that has proven once proves nothing again, nor logs in", async () => {
  const member = await grow(await newMemberWithTotp());
  const code = codeOf(member.secret);
  expect((await prove(member, { code })).status).toBe(200);
  expect((await prove(member, { code })).status).toBe(400);
});

test("a recovery code proves as well, once", async () => {
  const member = await grow(await newMemberWithCodes());
  const [code] = member.recoveryCodes;
  expect((await describe(member)).methods).toEqual(["totp", "recovery-code"]);
  expect((await prove(member, { code })).status).toBe(200);
  expect((await prove(member, { code })).status).toBe(400);
  expect(await eventsOf(member.userId)).toContainEqual({ action: "recovery-code.used", detail: { left: 9 } });
});

test("a passkey proves as well; a wrong one is written down and proves nothing", async () => {
  const member = await grow(await newMemberWithPasskey());
  expect((await describe(member)).methods).toEqual(["passkey", "recovery-code"]);
  const { cookie, authenticator } = member;
  const unverified = await present("/auth/step-up/passkey", authenticator, { cookie, lie: { isVerified: false } });
  expect([unverified.status, (await errorOf(unverified)).code]).toEqual([401, "invalid_credentials"]);
  expect(await change(member)).toBe(403);
  expect(await eventsOf(member.userId)).toContainEqual({ action: "step-up.failed", detail: { method: "passkey" } });
  const answer = await present("/auth/step-up/passkey", authenticator, { cookie });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ provenUntil: expect.any(String) });
  expect(await change(member)).toBe(200);
});

test("a passkey of somebody else proves nothing", async () => {
  const [member, other] = [await grow(await newMemberWithPasskey()), await newMember()];
  const theirs = await newAuthenticator();
  expect((await register(other, theirs)).status).toBe(200);
  expect((await present("/auth/step-up/passkey", theirs, { cookie: member.cookie })).status).toBe(401);
  expect(await change(member)).toBe(403);
});

test("somebody with neither factor nor password logs in anew", async () => {
  const member = await grow(await newMember());
  await db.update(users).set({ passwordHash: null }).where(eq(users.id, member.userId));
  expect(await describe(member)).toEqual({ provenUntil: null, methods: [] });
  for (const [json, field] of [
    [{ password: PASSWORD }, "password"],
    [{ code: "123456" }, "code"],
  ] as const) {
    const answer = await prove(member, json);
    expect([answer.status, (await errorOf(answer)).issues?.[0]?.path]).toEqual([400, field]);
  }
});

test("a proof is the session's: no other session of the same person has it", async () => {
  const member = await newMemberWithTotp();
  const other = await addMember(member.orgId, "member");
  // The other session is given to the same person.
  await db.update(sessions).set({ userId: member.userId }).where(eq(sessions.id, other.sessionId));
  await grow(member);
  await grow(other);
  expect((await prove(member, { code: codeOf(member.secret) })).status).toBe(200);
  expect((await describe(other)).provenUntil).toBeNull();
});

test.each(["password", "code"] as const)(
  "a burst of parallel guesses of the %s is looked at five times at most",
  async (field) => {
    const { secret, ...member } =
      field === "password" ? { ...(await newMember()), secret: null } : await newMemberWithTotp();
    await grow(member);
    const [wrong, right] = secret ? [wrongCode(secret), codeOf(secret)] : ["not that one", PASSWORD];
    const answers = await Promise.all(Array.from({ length: 20 }, () => prove(member, { [field]: wrong })));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    expect((await prove(member, { [field]: right })).status).toBe(429);
    expect(await change(member)).toBe(403);
  },
);

test("a session that has ended cannot be proven", async () => {
  const member = await newMemberWithTotp();
  await db.update(sessions).set({ revokedAt: services.now() }).where(eq(sessions.id, member.sessionId));
  await forgetSteps(member.userId);
  expect((await prove(member, { code: codeOf(member.secret) })).status).toBe(401);
});
