import { eq } from "drizzle-orm";
import { URI } from "otpauth";
import { afterEach, expect, test, vi } from "vitest";
import { decrypt } from "../../../worker/lib/crypto";
import { totpFactors } from "../../../worker/mfa/mfa.sql.ts";
import { confirmTotpFactor, getTotpFactor } from "../../../worker/mfa/totp.queries";
import { useFakes } from "../fakes";
import { services } from "../harness";
import { mailTo } from "./accounts";
import {
  addTotp,
  beginLogIn,
  codeOf,
  errorOf,
  eventsOf,
  forgetSteps,
  newMember,
  newMemberWithCodes,
  newMemberWithTotp,
  sendCode,
  wrongCode,
} from "./second-factors";

const fakes = useFakes();
const { db } = services;

afterEach(() => void vi.useRealTimers());

test("an app is set up with a secret of 160 bits that names AvaFirst and the account", async () => {
  const { api, email } = await newMember();
  const answer = await api("/auth/mfa/totp", { method: "POST" });
  expect(answer.status).toBe(200);
  const { secret, otpauthUrl } = await answer.json<{ secret: string; otpauthUrl: string }>();
  const app = URI.parse(otpauthUrl);
  expect(app).toMatchObject({ issuer: "AvaFirst", label: email, algorithm: "SHA1", digits: 6, period: 30 });
  expect(app.secret.base32).toBe(secret);
  expect(app.secret.bytes).toHaveLength(20);
});

test("an app counts from its first right code on, which brings ten recovery codes and a mail", async () => {
  const member = await newMember();
  const { api, userId } = member;
  const { secret } = await (await api("/auth/mfa/totp", { method: "POST" })).json<{ secret: string }>();
  expect(await (await api("/auth/mfa")).json()).toMatchObject({ totp: null });
  const wrong = await api("/auth/mfa/totp/confirm", { json: { code: wrongCode(secret) } });
  expect([wrong.status, (await errorOf(wrong)).issues?.[0]?.path]).toEqual([400, "code"]);
  expect(await (await api("/auth/mfa")).json()).toEqual({ totp: null, recoveryCodesLeft: 0, passkeys: [] });

  const [three, other] = [codeOf(secret).slice(0, 3), codeOf(secret).slice(3)];
  const answer = await api("/auth/mfa/totp/confirm", { json: { code: `${three} ${other}` } });
  expect(answer.status).toBe(200);
  const { recoveryCodes } = await answer.json<{ recoveryCodes: string[] }>();
  expect(new Set(recoveryCodes).size).toBe(10);
  expect(await (await api("/auth/mfa")).json()).toMatchObject({
    totp: { confirmedAt: expect.any(String) },
    recoveryCodesLeft: 10,
  });
  expect(await eventsOf(userId)).toContainEqual({ action: "second-factor.added", detail: { factor: "totp" } });
  await mailTo(fakes, member, "Application d’authentification ajoutée");
});

test("one app counts at a time: a second is refused until the first is removed", async () => {
  const { api } = await newMemberWithTotp();
  expect((await api("/auth/mfa/totp", { method: "POST" })).status).toBe(409);
  expect((await api("/auth/mfa/totp/confirm", { json: { code: "123456" } })).status).toBe(409);
  expect((await api("/auth/mfa/totp", { method: "DELETE" })).status).toBe(204);
  expect((await api("/auth/mfa/totp", { method: "POST" })).status).toBe(200);
});

test("an app that was set up twice counts with its latest secret only", async () => {
  const { api } = await newMember();
  const setUp = async () => (await (await api("/auth/mfa/totp", { method: "POST" })).json<{ secret: string }>()).secret;
  const [first, second] = [await setUp(), await setUp()];
  expect((await api("/auth/mfa/totp/confirm", { json: { code: codeOf(first) } })).status).toBe(400);
  expect((await api("/auth/mfa/totp/confirm", { json: { code: codeOf(second) } })).status).toBe(200);
});

test("of several confirmations at once one counts, and shows the codes that serve", async () => {
  const member = await newMember();
  const { api, userId } = member;
  const { secret } = await (await api("/auth/mfa/totp", { method: "POST" })).json<{ secret: string }>();
  const code = codeOf(secret);
  const answers = await Promise.all(Array.from({ length: 6 }, () => api("/auth/mfa/totp/confirm", { json: { code } })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  const added = (await eventsOf(userId)).filter(({ action }) => action === "second-factor.added");
  expect(added).toHaveLength(1);
  const winner = answers.find(({ status }) => status === 200);
  const [first = ""] = (await winner?.json<{ recoveryCodes: string[] }>())?.recoveryCodes ?? [];
  expect((await sendCode(first, (await beginLogIn(member)).cookie)).status).toBe(200);
});

test("a confirmation that another has overtaken changes nothing", async () => {
  const { api, userId } = await newMember();
  const setUp = async () => (await api("/auth/mfa/totp", { method: "POST" })).json<{ secret: string }>();
  await setUp();
  const replaced = await getTotpFactor(db, userId);
  const { secret } = await setUp();
  const overtaken = await getTotpFactor(db, userId);
  expect((await api("/auth/mfa/totp/confirm", { json: { code: codeOf(secret) } })).status).toBe(200);
  const counting = await getTotpFactor(db, userId);
  for (const late of [replaced, overtaken])
    expect(late && (await confirmTotpFactor(db, late, 1, new Date(0), []))).toBe(false);
  expect(await getTotpFactor(db, userId)).toEqual(counting);
});

test("a code is asked for after the password, and opens the session", async () => {
  const member = await newMemberWithTotp();
  const { cookie, factors } = await beginLogIn(member);
  expect(factors).toEqual(["totp"]);
  const answer = await sendCode(codeOf(member.secret), cookie);
  expect(answer.status).toBe(200);
  expect(await answer.clone().json()).toMatchObject({ user: { id: member.userId }, isNew: false });
  const set = answer.headers.getSetCookie();
  expect(set.some((one) => /^ava_session=.+HttpOnly/.test(one))).toBe(true);
  expect(set.some((one) => one.startsWith("ava_second_factor=; Max-Age=0"))).toBe(true);
  expect(await eventsOf(member.userId)).toContainEqual({ action: "log-in.succeeded", detail: { method: "password" } });
});

test.each([
  ["of the step before", -30, 200],
  ["of the step after", 30, 200],
  ["two steps old", -60, 400],
  ["two steps early", 60, 400],
])("a code %s is answered accordingly", async (_which, offsetS, status) => {
  const member = await newMemberWithTotp();
  const { cookie } = await beginLogIn(member);
  // The middle of a step, for as long as it takes.
  vi.setSystemTime(Math.floor(Date.now() / 30_000) * 30_000 + 15_000);
  expect((await sendCode(codeOf(member.secret, offsetS), cookie)).status).toBe(status);
});

test("a code serves once: neither it nor an older one opens a second session", async () => {
  const member = await newMemberWithTotp();
  const code = codeOf(member.secret, 30);
  expect((await sendCode(code, (await beginLogIn(member)).cookie)).status).toBe(200);
  const again = await beginLogIn(member);
  expect((await sendCode(code, again.cookie)).status).toBe(400);
  expect((await sendCode(codeOf(member.secret, -30), again.cookie)).status).toBe(400);
});

test("the code that turned the app on does not log in as well", async () => {
  const member = await newMember();
  const { secret } = await (await member.api("/auth/mfa/totp", { method: "POST" })).json<{ secret: string }>();
  const code = codeOf(secret);
  expect((await member.api("/auth/mfa/totp/confirm", { json: { code } })).status).toBe(200);
  expect((await sendCode(code, (await beginLogIn(member)).cookie)).status).toBe(400);
});

test("one code in several log-ins at once opens one session", async () => {
  const member = await newMemberWithTotp();
  const logIns = [await beginLogIn(member), await beginLogIn(member), await beginLogIn(member)];
  const code = codeOf(member.secret);
  const answers = await Promise.all(logIns.map(({ cookie }) => sendCode(code, cookie)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
});

test("the secret is kept encrypted, bound to its owner's row", async () => {
  const member = await newMember();
  const { userId } = member;
  const { secret } = await addTotp(member);
  const [row] = await db.select().from(totpFactors).where(eq(totpFactors.userId, userId));
  expect(JSON.stringify(row)).not.toContain(secret);
  const { ENCRYPTION_KEYS } = services.config;
  expect(await decrypt(ENCRYPTION_KEYS, `totp:${userId}`, row?.secret ?? "")).toBe(secret);
  await expect(decrypt(ENCRYPTION_KEYS, "totp:user_other", row?.secret ?? "")).rejects.toThrow();
});

test("the secret is in the answer that sets it up, and in no other answer, log line or audit row", async () => {
  const lines = vi.spyOn(console, "log");
  const member = await newMember();
  const { secret, recoveryCodes } = await addTotp(member);
  await forgetSteps(member.userId);
  const { cookie } = await beginLogIn(member);
  const answers = [
    await member.api("/auth/mfa"),
    await sendCode(wrongCode(secret), cookie),
    await sendCode(codeOf(secret), cookie),
    await member.api("/auth/step-up"),
    await member.api("/auth/session"),
  ];
  const seen = [
    ...(await Promise.all(answers.map((answer) => answer.text()))),
    ...lines.mock.calls.flat().map(String),
    JSON.stringify(await eventsOf(member.userId)),
  ].join("\n");
  expect(seen).toContain("request.finished");
  for (const hidden of [secret, ...recoveryCodes]) expect(seen).not.toContain(hidden);
});

test("an app that is removed is asked for no more, its codes go with it, and its owner is told", async () => {
  const member = await newMemberWithCodes();
  expect((await member.api("/auth/mfa/totp", { method: "DELETE" })).status).toBe(204);
  expect(await (await member.api("/auth/mfa")).json()).toEqual({ totp: null, recoveryCodesLeft: 0, passkeys: [] });
  expect(await eventsOf(member.userId)).toContainEqual({ action: "second-factor.removed", detail: { factor: "totp" } });
  await mailTo(fakes, member, "Application d’authentification retirée");
  expect((await member.api("/auth/mfa/totp", { method: "DELETE" })).status).toBe(404);
});
