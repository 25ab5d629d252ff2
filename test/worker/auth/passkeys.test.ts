import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { challenges, users } from "../../../worker/auth/auth.sql.ts";
import { passkeys } from "../../../worker/mfa/mfa.sql.ts";
import { useFakes } from "../fakes";
import { fetchApi, services } from "../harness";
import { mailTo } from "./accounts";
import { type Authenticator, newAuthenticator } from "./authenticator";
import { ask, newMemberWithPasskey, present, register } from "./passkey-member";
import { beginLogIn, errorOf, eventsOf, newMember, newMemberWithTotp } from "./second-factors";

const fakes = useFakes();
const { db } = services;

type CreationOptions = Parameters<Authenticator["create"]>[0];
const listOf = async ({ api }: Awaited<ReturnType<typeof newMember>>) =>
  (await (await api("/auth/mfa")).json<{ passkeys: { id: string; name: string }[] }>()).passkeys;

test("a browser is asked for a passkey that finds its owner by itself and verifies them", async () => {
  const { cookie, userId, email } = await newMember();
  const { options } = await ask<CreationOptions>("/auth/passkeys/registration", cookie);
  expect(options).toMatchObject({
    rp: { id: "ava.test", name: "AvaFirst" },
    user: { id: Buffer.from(userId).toString("base64url"), name: email, displayName: "Camille Martin" },
    attestation: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: [],
  });
});

test("a passkey is added, listed, brings recovery codes with the first one only, and its owner is told", async () => {
  const member = await newMemberWithPasskey();
  expect(member.recoveryCodes).toHaveLength(10);
  const other = await register(member, await newAuthenticator(), { name: "YubiKey" });
  expect(await other.json()).toEqual({ recoveryCodes: null });
  expect(await (await member.api("/auth/mfa")).json()).toMatchObject({
    recoveryCodesLeft: 10,
    passkeys: [
      { id: member.authenticator.id, name: "MacBook", lastUsedAt: null, isBackedUp: false },
      { name: "YubiKey" },
    ],
  });
  expect(await eventsOf(member.userId)).toContainEqual({
    action: "second-factor.added",
    detail: { factor: "passkey" },
  });
  await mailTo(fakes, member, "Clé d’accès ajoutée");
});

test("a passkey logs in alone: it is both factors, and no name is typed", async () => {
  const member = await newMemberWithPasskey();
  const answer = await present("/auth/passkeys/log-in", member.authenticator, { from: member.from });
  expect(answer.status).toBe(200);
  expect(await answer.clone().json()).toMatchObject({ user: { id: member.userId }, isNew: false });
  expect(answer.headers.getSetCookie().some((one) => /^ava_session=.+HttpOnly/.test(one))).toBe(true);
  expect(await eventsOf(member.userId)).toContainEqual({ action: "log-in.succeeded", detail: { method: "passkey" } });
  const [row] = await db.select().from(passkeys).where(eq(passkeys.id, member.authenticator.id));
  expect(row).toMatchObject({ counter: 2, lastUsedAt: expect.any(Date) });
});

test("one that keeps no counter logs in again and again", async () => {
  const { authenticator, from } = await newMemberWithPasskey({ countsUp: false });
  for (const _ of [1, 2, 3]) expect((await present("/auth/passkeys/log-in", authenticator, { from })).status).toBe(200);
});

test("a passkey turns the second step on for every way in, and answers it", async () => {
  const member = await newMemberWithPasskey();
  const { cookie, factors } = await beginLogIn(member);
  expect(factors).toEqual(["passkey", "recovery-code"]);
  const { options } = await ask<{ allowCredentials: unknown[] }>("/auth/passkeys/second-factor", cookie);
  expect(options.allowCredentials).toEqual([
    { id: member.authenticator.id, transports: ["internal", "hybrid"], type: "public-key" },
  ]);
  const answer = await present("/auth/passkeys/second-factor", member.authenticator, { cookie });
  expect(answer.status).toBe(200);
  expect(await eventsOf(member.userId)).toContainEqual({ action: "log-in.succeeded", detail: { method: "password" } });
  expect((await fetchApi("/auth/passkeys/second-factor/options", { method: "POST" }, cookie)).status).toBe(410);
});

const LIES = [
  ["made on another site", { origin: "https://evil.example" }],
  ["for another relying party", { rpId: "evil.example" }],
  ["for another challenge", { challenge: Buffer.from("another").toString("base64url") }],
  ["that did not verify its user", { isVerified: false }],
  ["that nobody touched", { isPresent: false }],
] as const;

test.each([...LIES, ["of another kind", { type: "webauthn.get" }] as const])(
  "a new passkey %s is refused",
  async (_which, lie) => {
    const member = await newMember();
    const answer = await register(member, await newAuthenticator(), { lie });
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ code: "invalid_input", issues: [{ path: "response" }] });
    expect(await listOf(member)).toEqual([]);
  },
);

test.each([
  ...LIES,
  ["of another kind", { type: "webauthn.create" }] as const,
  ["that names another owner", { userHandle: Buffer.from("user_other").toString("base64url") }] as const,
])("an answer %s logs nobody in, and is written down", async (_which, lie) => {
  const { authenticator, from, userId } = await newMemberWithPasskey();
  const answer = await present("/auth/passkeys/log-in", authenticator, { from, lie });
  expect([answer.status, (await errorOf(answer)).code]).toEqual([401, "invalid_credentials"]);
  expect(await eventsOf(userId)).toContainEqual({
    action: "log-in.failed",
    detail: { method: "passkey", reason: "invalid" },
  });
});

test("a counter that has not grown shows a copy: refused, and written down", async () => {
  const { authenticator, from, userId } = await newMemberWithPasskey();
  const logIn = (counter: number) => present("/auth/passkeys/log-in", authenticator, { from, lie: { counter } });
  expect((await logIn(9)).status).toBe(200);
  for (const counter of [9, 8, 0]) expect((await logIn(counter)).status).toBe(401);
  const refused = (await eventsOf(userId)).filter(({ action }) => action === "log-in.failed");
  expect(refused).toEqual(Array(3).fill({ action: "log-in.failed", detail: { method: "passkey", reason: "counter" } }));
  expect((await logIn(10)).status).toBe(200);
});

test("a signature by another key is refused", async () => {
  const { authenticator, from } = await newMemberWithPasskey();
  const thief = { ...(await newAuthenticator()) };
  const forged: Authenticator = {
    ...thief,
    get: async (options, lie) => ({
      ...(await thief.get(options, { counter: 50, ...lie })),
      id: authenticator.id,
      rawId: authenticator.id,
    }),
  };
  const asked = await ask<Parameters<Authenticator["get"]>[0]>("/auth/passkeys/log-in");
  const own = await authenticator.get(asked.options);
  const response = await forged.get(asked.options, { userHandle: own.response.userHandle });
  expect((await fetchApi("/auth/passkeys/log-in", { json: { response }, headers: from }, asked.cookie)).status).toBe(
    401,
  );
});

test("an unknown passkey is answered as a wrong one", async () => {
  const { from } = await newMember();
  const answer = await present("/auth/passkeys/log-in", await newAuthenticator(), { from });
  expect([answer.status, (await errorOf(answer)).code]).toEqual([401, "invalid_credentials"]);
});

test("an answer serves once, however many send it at once", async () => {
  const { authenticator, from } = await newMemberWithPasskey();
  const { options, cookie } = await ask<Parameters<Authenticator["get"]>[0]>("/auth/passkeys/log-in");
  const response = await authenticator.get(options);
  const send = () => fetchApi("/auth/passkeys/log-in", { json: { response }, headers: from }, cookie);
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  expect((await send()).status).toBe(410);
});

test("a wrong answer spends what was asked: the right one must be asked for again", async () => {
  const { authenticator, from } = await newMemberWithPasskey();
  const { options, cookie } = await ask<Parameters<Authenticator["get"]>[0]>("/auth/passkeys/log-in");
  const send = async (lie: object) =>
    fetchApi(
      "/auth/passkeys/log-in",
      { json: { response: await authenticator.get(options, lie) }, headers: from },
      cookie,
    );
  expect((await send({ isVerified: false })).status).toBe(401);
  expect((await send({})).status).toBe(410);
});

test("another browser cannot end what this one began, and nobody after five minutes", async () => {
  const { authenticator, from, cookie: session } = await newMemberWithPasskey();
  const logIn = await ask<Parameters<Authenticator["get"]>[0]>("/auth/passkeys/log-in");
  const response = await authenticator.get(logIn.options);
  const elsewhere = await ask("/auth/passkeys/log-in");
  for (const [cookie, status] of [
    ["", 410],
    [elsewhere.cookie, 401],
  ] as const)
    expect((await fetchApi("/auth/passkeys/log-in", { json: { response }, headers: from }, cookie)).status).toBe(
      status,
    );

  const late = await ask<CreationOptions>("/auth/passkeys/registration", session);
  await db
    .update(challenges)
    .set({ expiresAt: new Date(0) })
    .where(eq(challenges.kind, "passkey-registration"));
  const made = await (await newAuthenticator()).create(late.options);
  const answer = await fetchApi("/auth/passkeys/registration", { json: { name: "x", response: made } }, late.cookie);
  expect([answer.status, (await errorOf(answer)).code]).toEqual([410, "code_expired"]);
});

test("what was begun for one person or purpose serves no other", async () => {
  const [one, other] = [await newMemberWithPasskey(), await newMemberWithPasskey()];
  const begun = await ask<CreationOptions>("/auth/passkeys/registration", one.cookie);
  const passkeyCookie = begun.cookie.replace(one.cookie, "").replace("; ", "");
  const made = await (await newAuthenticator()).create(begun.options);
  const json = { name: "x", response: made };
  expect((await fetchApi("/auth/passkeys/registration", { json }, `${other.cookie}; ${passkeyCookie}`)).status).toBe(
    410,
  );

  // One's own step-up does not log in, and what a log-in was asked does not step up.
  const stepUp = await ask<Parameters<Authenticator["get"]>[0]>("/auth/step-up/passkey", one.cookie);
  const response = await one.authenticator.get(stepUp.options);
  expect(
    (await fetchApi("/auth/passkeys/log-in", { json: { response }, headers: one.from }, stepUp.cookie)).status,
  ).toBe(410);
  const logIn = await ask<Parameters<Authenticator["get"]>[0]>("/auth/passkeys/log-in", one.cookie);
  const answered = await one.authenticator.get(logIn.options);
  expect((await fetchApi("/auth/step-up/passkey", { json: { response: answered } }, logIn.cookie)).status).toBe(410);
});

test("a passkey of somebody else is no second factor of mine", async () => {
  const [one, other] = [await newMemberWithPasskey(), await newMemberWithPasskey()];
  const { cookie } = await beginLogIn(one);
  expect((await present("/auth/passkeys/second-factor", other.authenticator, { cookie })).status).toBe(401);
  expect(await eventsOf(one.userId)).toContainEqual({
    action: "second-factor.failed",
    detail: { factor: "passkey", reason: "unknown" },
  });
  const mine = await present("/auth/passkeys/second-factor", one.authenticator, { cookie });
  expect(mine.status).toBe(200);
});

test("a passkey that is registered already is refused, whoever brings it", async () => {
  const [one, other] = [await newMemberWithPasskey(), await newMember()];
  const { options } = await ask<{ excludeCredentials: { id: string }[] }>("/auth/passkeys/registration", one.cookie);
  expect(options.excludeCredentials.map(({ id }) => id)).toEqual([one.authenticator.id]);
  expect((await register(other, one.authenticator)).status).toBe(409);
  expect(await listOf(other)).toEqual([]);
  expect((await eventsOf(other.userId)).map(({ action }) => action)).not.toContain("second-factor.added");
});

test("an account has ten passkeys at most, however many are added at once", async () => {
  const member = await newMemberWithPasskey();
  const [first] = await db.select().from(passkeys).where(eq(passkeys.id, member.authenticator.id));
  if (!first) throw new Error("No passkey");
  for (const n of Array.from({ length: 8 }).keys())
    await db.insert(passkeys).values({ ...first, id: `${first.id}${n}` });
  const answers = await Promise.all([1, 2, 3].map(async () => register(member, await newAuthenticator())));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await listOf(member)).toHaveLength(10);
  expect((await member.api("/auth/passkeys/registration/options", { method: "POST" })).status).toBe(409);
});

test("a passkey is renamed and removed by its owner only", async () => {
  const [one, other] = [await newMemberWithPasskey(), await newMember()];
  const path = `/auth/passkeys/${one.authenticator.id}`;
  expect((await other.api(path, { method: "PUT", json: { name: "mine" } })).status).toBe(404);
  expect((await other.api(path, { method: "DELETE" })).status).toBe(404);
  expect((await one.api(path, { method: "PUT", json: { name: "  Téléphone " } })).status).toBe(204);
  expect(await listOf(one)).toMatchObject([{ name: "Téléphone" }]);
  expect((await one.api(path, { method: "DELETE" })).status).toBe(204);
  expect(await (await one.api("/auth/mfa")).json()).toEqual({ totp: null, recoveryCodesLeft: 0, passkeys: [] });
  await mailTo(fakes, one, "Clé d’accès retirée");
  expect((await present("/auth/passkeys/log-in", one.authenticator, { from: one.from })).status).toBe(401);
});

test("recovery codes stay while another factor does", async () => {
  const member = await newMemberWithTotp();
  const authenticator = await newAuthenticator();
  expect((await register(member, authenticator)).status).toBe(200);
  expect((await member.api("/auth/mfa/totp", { method: "DELETE" })).status).toBe(204);
  expect(await (await member.api("/auth/mfa")).json()).toMatchObject({ totp: null, recoveryCodesLeft: 10 });
});

test("the passkey that is the last way in cannot be removed", async () => {
  const member = await newMemberWithPasskey();
  await db.update(users).set({ email: null, passwordHash: null }).where(eq(users.id, member.userId));
  const answer = await member.api(`/auth/passkeys/${member.authenticator.id}`, { method: "DELETE" });
  expect([answer.status, (await errorOf(answer)).code]).toEqual([409, "last_way_in"]);
  expect(await (await member.api("/auth/mfa")).json()).toMatchObject({
    recoveryCodesLeft: 10,
    passkeys: [{ id: member.authenticator.id }],
  });
  expect((await eventsOf(member.userId)).map(({ action }) => action)).not.toContain("second-factor.removed");
});

test("somebody who asked to be erased does not come in by passkey", async () => {
  const { authenticator, from, userId } = await newMemberWithPasskey();
  await db.update(users).set({ erasedAt: services.now() }).where(eq(users.id, userId));
  const answer = await present("/auth/passkeys/log-in", authenticator, { from });
  expect([answer.status, (await errorOf(answer)).code]).toEqual([401, "invalid_credentials"]);
});
