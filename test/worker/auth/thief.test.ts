import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Budget } from "../../../durable-objects/throttle";
import { getUserByEmail, updateUser } from "../../../worker/auth/auth.queries";
import { sessions } from "../../../worker/auth/auth.sql.ts";
import { endHalfwayLogIns } from "../../../worker/auth/challenge.queries";
import { endAllSessions } from "../../../worker/auth/end-session.service";
import { logIn } from "../../../worker/auth/log-in.service";
import { hashPassword, hashSecret, newSalt } from "../../../worker/auth/password";
import { refresh } from "../../../worker/auth/refresh.service";
import { listLiveSessions } from "../../../worker/auth/session.queries";
import { prepareSession } from "../../../worker/auth/session.service";
import { MINUTE } from "../../../worker/lib/time";
import { answerSecondFactor } from "../../../worker/mfa/answer-second-factor.service";
import type { Services } from "../../../worker/services";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, ORIGIN, services } from "../harness";
import { usePasswordsAtTheirCost } from "../password-cost";
import { isInKv, linkFor, logIn as logInAs, newAccount, newPerson, PASSWORD, type Person } from "./accounts";
import { beginLogIn, codeOf, newMember, newMemberWithTotp, PASSWORD as OLD_PASSWORD } from "./second-factors";

usePasswordsAtTheirCost();

// What somebody who was in an account for a while keeps of it once its owner has thrown them out: nothing.

useFakes();
const { db } = services;
const NEW_PASSWORD = "un tout autre secret";

const send = (path: string, json: unknown) => fetchApi(path, { json, headers: newPerson().from });
const confirmEmail = (token: string) => send("/account/email/confirm", { token });

/** Has a link mailed to an address of the thief's, from the session that they hold. */
async function askForAddress(cookie: string) {
  const thief = newPerson();
  const asked = await fetchApi("/account/email", { json: { email: thief.email }, headers: thief.from }, cookie);
  expect(asked.status).toBe(202);
  return linkFor(thief);
}

test("an address that was asked for before the password was reset does not take the account's place", async () => {
  const account = await newAccount();
  const token = await askForAddress(account.cookie);
  await send("/auth/password/forgot", { email: account.email });
  const reset = await send("/auth/password/reset", { token: await linkFor(account), password: NEW_PASSWORD });
  expect(reset.status).toBe(200);
  expect((await confirmEmail(token)).status).toBe(410);
  expect(await getUserByEmail(db, account.email)).toMatchObject({ id: account.user.id });
});

test("nor does one that was asked for before the password was changed, or every session ended", async () => {
  for (const throwOut of [
    (cookie: string) =>
      fetchApi("/account/password", { method: "PUT", json: { current: PASSWORD, password: NEW_PASSWORD } }, cookie),
    (cookie: string) => fetchApi("/auth/sessions", { method: "DELETE" }, cookie),
  ]) {
    const account = await newAccount();
    const token = await askForAddress(account.cookie);
    expect((await throwOut(account.cookie)).status).toBe(204);
    expect((await confirmEmail(token)).status).toBe(410);
  }
});

test("nor does one that a session asked for which its owner has ended since, or which two parties held", async () => {
  const account = await newAccount();
  await logInAs(account);
  const owner = await getUserByEmail(db, account.email);
  const live = owner && (await listLiveSessions(db, owner.id, services.now()));
  const item = live?.find(({ method }) => method === "password");
  const first = await askForAddress(account.cookie);
  expect((await fetchApi(`/auth/sessions/${item?.id}`, { method: "DELETE" }, account.cookie)).status).toBe(204);
  expect((await confirmEmail(first)).status).toBe(410);

  const second = await askForAddress(account.cookie);
  await refresh(services, account.refreshToken);
  await refresh({ ...services, now: () => new Date(Date.now() + MINUTE) }, account.refreshToken).catch(() => {});
  expect((await confirmEmail(second)).status).toBe(410);
});

test("a log-in whose second factor is right opens nothing once a new password has come meanwhile", async () => {
  const member = await newMemberWithTotp();
  const { challenge } = await beginLogIn(member);
  const before = await db.$count(sessions, eq(sessions.userId, member.userId));
  const meanwhile = new Proxy(db, {
    get: (real, name) =>
      name === "batch"
        ? async (statements: Parameters<typeof db.batch>[0]) => {
            await endHalfwayLogIns(real, member.userId, services.now());
            return real.batch(statements);
          }
        : Reflect.get(real, name),
  });
  const visitor = { ip: null, country: null, userAgent: null };
  const late = answerSecondFactor(
    { ...services, db: meanwhile },
    { token: challenge, code: codeOf(member.secret), visitor },
  );
  await expect(late).rejects.toMatchObject({ code: "code_expired" });
  expect(await db.$count(sessions, eq(sessions.userId, member.userId))).toBe(before);
});

/** The same services, in which something happens after a password was found right and before its session is open. */
function whileLoggingIn(happening: () => Promise<unknown>): Services {
  const throttles = new Proxy(services.throttles, {
    get: (all, name) =>
      name !== "getByName"
        ? Reflect.get(all, name)
        : (subject: string) => ({
            take: (budget: Budget) => all.getByName(subject).take(budget),
            giveBack: async () => {},
            clear: happening,
          }),
  });
  return { ...services, throttles };
}

const requestFrom = ({ from }: Pick<Person, "from">) => new Request(ORIGIN, { headers: from });

test("a log-in that the reset of its password overtakes opens nothing, and does not bring the old one back", async () => {
  const { email } = await newAccount();
  const account = await getUserByEmail(db, email);
  if (!account) throw new Error("no account");
  const cheap = await hashSecret(PASSWORD, newSalt(), { ln: 10, r: 8, p: 1 });
  const renewed = await hashPassword(NEW_PASSWORD);
  for (const before of [account.passwordHash, cheap]) {
    await updateUser(db, account.id, { passwordHash: before });
    const meanwhile = whileLoggingIn(() => updateUser(db, account.id, { passwordHash: renewed }));
    const late = logIn(meanwhile, { email, password: PASSWORD }, requestFrom(newPerson()));
    await expect(late).rejects.toMatchObject({ code: "invalid_credentials" });
    expect(await getUserByEmail(db, email)).toMatchObject({ passwordHash: renewed });
  }
  expect(await db.$count(sessions, eq(sessions.userId, account.id))).toBe(1);
});

test("of two log-ins at once that both renew an old hash, both get in", async () => {
  const { email, userId, user } = await newMember();
  const both = await Promise.all(
    [1, 2].map(() => logIn(services, { email, password: OLD_PASSWORD }, requestFrom(newPerson()))),
  );
  expect(both.map(({ kind }) => kind)).toEqual(["logged-in", "logged-in"]);
  expect((await getUserByEmail(db, user.email))?.passwordHash).toMatch(/^\$scrypt\$ln=15,/);
  expect(await db.$count(sessions, eq(sessions.userId, userId))).toBe(3);
});

test("however many sessions a thief has opened, all are over at once, even when KV cannot be told", async () => {
  const { userId, orgId, sessionId } = await createOrg();
  const visitor = { ip: null, country: null, userAgent: null };
  const open = () => prepareSession(services, { userId, orgId, role: "owner" }, "password", visitor);
  const [first, ...rest] = (await Promise.all(Array.from({ length: 230 }, open))).map(({ insert }) => insert);
  if (!first) throw new Error("none");
  await db.batch([first, ...rest]);
  const broken = new Proxy(services.sessions, {
    get: (kv, name) => (name === "delete" ? () => Promise.reject(new Error("KV is down")) : Reflect.get(kv, name)),
  });
  await expect(endAllSessions({ ...services, sessions: broken }, userId, { except: sessionId })).rejects.toThrow("KV");
  expect((await listLiveSessions(db, userId, services.now())).map(({ id }) => id)).toEqual([sessionId]);
});

test("a session that is ended while it opens is not remembered by KV", async () => {
  const { userId, orgId } = await createOrg();
  const visitor = { ip: null, country: null, userAgent: null };
  const opened = await prepareSession(services, { userId, orgId, role: "owner" }, "password", visitor);
  await opened.insert;
  await endAllSessions(services, userId);
  await opened.remember();
  expect(await isInKv(opened.token)).toBe(false);
});
