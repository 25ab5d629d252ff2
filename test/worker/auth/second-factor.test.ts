import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { challenges, sessions, users } from "../../../worker/auth/auth.sql.ts";
import { useFakes } from "../fakes";
import { fetchApi, services } from "../harness";
import {
  beginLogIn,
  codeOf,
  cookiesOf,
  errorOf,
  eventsOf,
  forgetSteps,
  forgetTries,
  newMember,
  newMemberWithCodes,
  newMemberWithTotp,
  PASSWORD,
  sendCode,
  wrongCode,
} from "./second-factors";

useFakes();
const { db } = services;

const sessionsOf = async (userId: `user_${string}`) =>
  (await db.select().from(sessions).where(eq(sessions.userId, userId))).length;

test("the password leads half-way: to a cookie that asks for the second factor, and to no session", async () => {
  const { email, from, userId, secret } = await newMemberWithTotp();
  const before = await sessionsOf(userId);
  const answer = await fetchApi("/auth/login", { json: { email, password: PASSWORD }, headers: from });
  expect(answer.status).toBe(202);
  const body = await answer.clone().json();
  expect(body).toEqual({ secondFactor: { challenge: expect.any(String), factors: ["totp"], expiresInS: 600 } });
  const cookie = cookiesOf(answer);
  expect(cookie).toMatch(/^ava_second_factor=[\w-]{43}$/);
  expect((await fetchApi("/auth/session", {}, cookie)).status).toBe(401);
  expect(await sessionsOf(userId)).toBe(before);
  expect((await sendCode(codeOf(secret), cookie)).status).toBe(200);
  expect(await sessionsOf(userId)).toBe(before + 1);
});

test("an app that was never confirmed is not asked for", async () => {
  const member = await newMember();
  await member.api("/auth/mfa/totp", { method: "POST" });
  await expect(beginLogIn(member)).rejects.toThrow("No second factor was asked for");
});

test("a client without cookies sends the challenge in the body", async () => {
  const member = await newMemberWithTotp();
  const { challenge } = await beginLogIn(member);
  expect((await sendCode(codeOf(member.secret), undefined, { challenge })).status).toBe(200);
});

test("another browser, without the cookie or with a made-up one, cannot end the log-in", async () => {
  const member = await newMemberWithTotp();
  const { cookie } = await beginLogIn(member);
  for (const other of [
    undefined,
    `ava_second_factor=${"A".repeat(43)}`,
    cookie.replace("ava_second_factor", "ava_x"),
  ]) {
    const answer = await sendCode(codeOf(member.secret), other);
    expect([answer.status, (await errorOf(answer)).code]).toEqual([410, "code_expired"]);
  }
  expect((await sendCode(codeOf(member.secret), cookie)).status).toBe(200);
});

test("a code of one account ends no log-in of another", async () => {
  const [one, other] = [await newMemberWithCodes(), await newMemberWithCodes()];
  const { cookie } = await beginLogIn(one);
  expect((await sendCode(codeOf(other.secret), cookie)).status).toBe(400);
  expect((await sendCode(other.recoveryCodes[0] ?? "", cookie)).status).toBe(400);
  // What was tried elsewhere has not served.
  expect((await sendCode(other.recoveryCodes[0] ?? "", (await beginLogIn(other)).cookie)).status).toBe(200);
});

test("a wrong code is named, written down, and leaves the log-in open", async () => {
  const member = await newMemberWithTotp();
  const { cookie } = await beginLogIn(member);
  const answer = await sendCode(wrongCode(member.secret), cookie);
  expect(answer.status).toBe(400);
  expect(await errorOf(answer)).toMatchObject({ code: "invalid_input", issues: [{ path: "code" }] });
  expect(await eventsOf(member.userId)).toContainEqual({ action: "second-factor.failed", detail: { factor: "totp" } });
  expect((await sendCode(codeOf(member.secret), cookie)).status).toBe(200);
});

test("a log-in that has waited too long, or was ended, must begin again", async () => {
  const member = await newMemberWithTotp();
  const { cookie } = await beginLogIn(member);
  await db
    .update(challenges)
    .set({ expiresAt: new Date(0) })
    .where(eq(challenges.userId, member.userId));
  expect((await sendCode(codeOf(member.secret), cookie)).status).toBe(410);
  const ended = await beginLogIn(member);
  expect((await sendCode(codeOf(member.secret), ended.cookie)).status).toBe(200);
  await forgetSteps(member.userId);
  expect((await sendCode(codeOf(member.secret), ended.cookie)).status).toBe(410);
});

test("a burst of parallel guesses is looked at five times at most, and the right code is then refused too", async () => {
  const member = await newMemberWithTotp();
  const { cookie } = await beginLogIn(member);
  const answers = await Promise.all(Array.from({ length: 40 }, () => sendCode(wrongCode(member.secret), cookie)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 400)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(35);
  const failed = (await eventsOf(member.userId)).filter(({ action }) => action === "second-factor.failed");
  expect(failed).toHaveLength(5);
  const right = await sendCode(codeOf(member.secret), cookie);
  expect([right.status, Number(right.headers.get("Retry-After")) > 0]).toEqual([429, true]);
});

test("the budget is the person's: neither a new log-in nor a recovery code gives more guesses", async () => {
  const member = await newMemberWithCodes();
  const first = await beginLogIn(member);
  for (const _ of Array.from({ length: 5 })) await sendCode(wrongCode(member.secret), first.cookie);
  const second = await beginLogIn(member);
  expect((await sendCode(codeOf(member.secret), second.cookie)).status).toBe(429);
  expect((await sendCode(member.recoveryCodes[0] ?? "", second.cookie)).status).toBe(429);
  expect((await member.api("/auth/step-up", { json: { code: codeOf(member.secret) } })).status).toBe(429);
});

test("whoever has the password and guesses at the factor does not keep its owner out of the browser they use", async () => {
  const member = await newMemberWithTotp();
  const usual = cookiesOf(await sendCode(codeOf(member.secret), (await beginLogIn(member)).cookie));
  await forgetSteps(member.userId);
  const thief = await beginLogIn(member);
  for (let guess = 0; guess < 5; guess += 1) await sendCode(wrongCode(member.secret), thief.cookie);
  expect((await sendCode(codeOf(member.secret), thief.cookie)).status).toBe(429);
  const { cookie } = await beginLogIn(member);
  expect((await sendCode(codeOf(member.secret), `${usual}; ${cookie}`)).status).toBe(200);
  expect((await sendCode(codeOf(member.secret), thief.cookie)).status, "the thief goes on waiting").toBe(429);
});

test("a right code gives its owner all tries back", async () => {
  const member = await newMemberWithTotp();
  const wrong = async (cookie: string) => (await sendCode(wrongCode(member.secret), cookie)).status;
  const first = await beginLogIn(member);
  for (const _ of Array.from({ length: 4 })) expect(await wrong(first.cookie)).toBe(400);
  expect((await sendCode(codeOf(member.secret), first.cookie)).status).toBe(200);
  const second = await beginLogIn(member);
  for (const _ of Array.from({ length: 5 })) expect(await wrong(second.cookie)).toBe(400);
  expect(await wrong(second.cookie)).toBe(429);
  await forgetTries("guess:factor", member.userId);
  expect(await wrong(second.cookie)).toBe(400);
});

test("one code sent several times at once for one log-in opens one session", async () => {
  const member = await newMemberWithTotp();
  const before = await sessionsOf(member.userId);
  const { cookie } = await beginLogIn(member);
  const answers = await Promise.all(Array.from({ length: 4 }, () => sendCode(codeOf(member.secret), cookie)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await sessionsOf(member.userId)).toBe(before + 1);
});

test("two right codes at once for one log-in open one session", async () => {
  const member = await newMemberWithCodes();
  const before = await sessionsOf(member.userId);
  const { cookie } = await beginLogIn(member);
  const codes = [codeOf(member.secret), ...member.recoveryCodes.slice(0, 3)];
  const answers = await Promise.all(codes.map((code) => sendCode(code, cookie)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  expect(await sessionsOf(member.userId)).toBe(before + 1);
});

test("somebody who asked to be erased does not come in by the second factor", async () => {
  const member = await newMemberWithTotp();
  const { cookie } = await beginLogIn(member);
  await db.update(users).set({ erasedAt: services.now() }).where(eq(users.id, member.userId));
  expect((await sendCode(codeOf(member.secret), cookie)).status).toBe(410);
});

test("a session opened with the second factor may change what matters at once", async () => {
  const member = await newMemberWithTotp();
  const { cookie } = await beginLogIn(member);
  const answer = await sendCode(codeOf(member.secret), cookie);
  const { provenUntil } = await (await member.api("/auth/step-up", { headers: { Cookie: cookiesOf(answer) } })).json<{
    provenUntil: string | null;
  }>();
  expect(provenUntil).not.toBeNull();
});
