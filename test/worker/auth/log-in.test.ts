import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sessions, users } from "../../../worker/auth/auth.sql.ts";
import { parsePhc } from "../../../worker/auth/password";
import { sessionCookieName } from "../../../worker/auth/session-cookie";
import { sha256 } from "../../../worker/lib/crypto";
import { HOUR } from "../../../worker/lib/time";
import { memberships } from "../../../worker/orgs/orgs.sql.ts";
import type { BudgetName } from "../../../worker/throttle/budgets";
import { takeTry } from "../../../worker/throttle/throttle.service";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, ORIGIN, services } from "../harness";
import { usePasswordsAtTheirCost } from "../password-cost";
import { forgetInKv, isInKv, linkFor, logIn, newAccount, newPerson, PASSWORD, signUp } from "./accounts";

usePasswordsAtTheirCost();

// Sign-ups mail in the background.
useFakes();
const { db } = services;

test("a log-in answers who and where, opens a session for the browser, and gives tokens to an API client", async () => {
  const account = await newAccount({ businessName: "Cabinet Rivoli" });
  const answer = await logIn(account);
  expect(answer.status).toBe(200);
  const body = await answer.json<{ accessToken: string; refreshToken: string }>();
  expect(body).toMatchObject({
    user: { id: account.user.id, email: account.email },
    org: { id: account.org.id, name: "Cabinet Rivoli" },
    role: "owner",
    expiresInS: 3600,
  });
  const [cookie = ""] = (answer.headers.get("Set-Cookie") ?? "").split(";");
  for (const headers of [{ Cookie: cookie }, { Authorization: `Bearer ${body.accessToken}` }])
    expect((await fetchApi("/auth/session", { headers })).status).toBe(200);
});

test("an address is found whatever its capitals, and a password whatever its code points", async () => {
  const person = newPerson();
  await signUp(person, { password: "un café crème\u0301" });
  await fetchApi("/auth/verify-email", { json: { token: await linkFor(person) }, headers: person.from });
  const shouted = { ...person, email: ` ${person.email.toUpperCase()} ` };
  expect((await logIn(shouted, "un cafe\u0301 crème\u0301")).status).toBe(200);
});

test("a wrong password, an unknown address and an unconfirmed one get one and the same answer", async () => {
  const account = await newAccount();
  const unconfirmed = newPerson();
  await signUp(unconfirmed);
  const answers = await Promise.all([
    logIn(account, "pas celui-là du tout"),
    logIn(newPerson(), PASSWORD),
    logIn(unconfirmed, PASSWORD),
  ]);
  const bodies = await Promise.all(answers.map((answer) => answer.json<{ error: { requestId: string } }>()));
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  for (const { error } of bodies)
    expect(error).toEqual({
      code: "invalid_credentials",
      message: "The e-mail or the password is wrong, or the address is not confirmed yet.",
      requestId: error.requestId,
    });
  for (const answer of answers) expect(answer.headers.get("Set-Cookie")).toBeNull();
});

test("a password hashed at an older cost is hashed again when its owner logs in", async () => {
  const account = await newAccount();
  const cheap = "$scrypt$ln=4,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$xFqWNM9ASof1m6WWeeM+W/0VIhdCfcGhI7UUpBFl3Ek";
  await db.update(users).set({ passwordHash: cheap }).where(eq(users.email, account.email));
  expect((await logIn(account, "old password")).status).toBe(200);
  const [user] = await db.select().from(users).where(eq(users.email, account.email));
  expect(parsePhc(user?.passwordHash ?? "").cost).toEqual({ ln: 15, r: 8, p: 3 });
  expect((await logIn(account, "old password")).status).toBe(200);
});

test("logging out ends the session for its cookie, its access token and its refresh token, and may be repeated", async () => {
  const { cookie, accessToken, refreshToken } = await newAccount();
  const answer = await fetchApi("/auth/logout", { method: "POST" }, cookie);
  expect(answer.status).toBe(204);
  expect(answer.headers.get("Set-Cookie")).toMatch(/^ava_session=; Max-Age=0/);
  expect(await isInKv(cookie)).toBe(false);
  const bearer = { headers: { Authorization: `Bearer ${accessToken}` } };
  expect((await fetchApi("/auth/session", {}, cookie)).status).toBe(401);
  expect((await fetchApi("/auth/session", bearer)).status).toBe(401);
  expect((await fetchApi("/auth/refresh", { json: { refreshToken } })).status).toBe(401);
  expect((await fetchApi("/auth/logout", { method: "POST" }, cookie)).status).toBe(204);
  expect((await fetchApi("/auth/logout", { method: "POST", ...bearer })).status).toBe(204);
  expect((await fetchApi("/auth/logout", { method: "POST" })).status).toBe(204);
});

test("an API client logs out with its access token, and one that names no session is told so", async () => {
  const { accessToken, cookie } = await newAccount();
  const out = (token: string) =>
    fetchApi("/auth/logout", { method: "POST", headers: { Authorization: `Bearer ${token}` } });
  expect((await out(`${accessToken}x`)).status).toBe(401);
  expect((await fetchApi("/auth/session", {}, cookie)).status).toBe(200);
  expect(await isInKv(cookie)).toBe(true);
  expect((await out(accessToken)).status).toBe(204);
  expect(await isInKv(cookie)).toBe(false);
  expect((await fetchApi("/auth/session", {}, cookie)).status).toBe(401);
});

test("a page of another site cannot log a member out", async () => {
  const { api, sessionId } = await createOrg();
  for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }]) {
    const answer = await api("/auth/logout", { method: "POST", headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: "foreign_origin" } });
  }
  expect(await db.select().from(sessions).where(eq(sessions.id, sessionId))).toMatchObject([{ revokedAt: null }]);
  expect((await api("/auth/session")).status).toBe(200);
});

test("a member who is taken out of the organisation is refused at once", async () => {
  const { api, userId } = await createOrg();
  expect((await api("/auth/session")).status).toBe(200);
  await db.delete(memberships).where(eq(memberships.userId, userId));
  expect((await api("/auth/session")).status).toBe(401);
});

test("a session lives on when KV has forgotten it, which then learns it again, and ends when D1 says so", async () => {
  const { api, cookie, sessionId } = await createOrg();
  await forgetInKv(cookie);
  expect((await api("/auth/session")).status).toBe(200);
  await expect.poll(() => isInKv(cookie)).toBe(true);
  await db.update(sessions).set({ expiresAt: services.now() }).where(eq(sessions.id, sessionId));
  await forgetInKv(cookie);
  expect((await api("/auth/session")).status).toBe(401);
});

test.for([
  ["malformed JSON", '{"email":', "application/json"],
  ["another type of body", "email=a", "text/plain"],
])("%s is answered 400", async ([, body, type]) => {
  const headers = { "Content-Type": type ?? "", ...newPerson().from };
  const answer = await fetchApi("/auth/login", { method: "POST", body: body ?? "", headers });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "invalid_input" } });
});

test("values of the wrong type are each named", async () => {
  const answer = await fetchApi("/auth/login", { json: { email: 7, password: null }, headers: newPerson().from });
  expect(answer.status).toBe(400);
  const { error } = await answer.json<{ error: { issues: { path: string }[] } }>();
  expect(error.issues.map(({ path }) => path).sort()).toEqual(["email", "password"]);
});

test("a body past 2 MiB is answered 413", async () => {
  const json = { email: "a@example.org", password: "x".repeat(2 * 1024 * 1024) };
  const answer = await fetchApi("/auth/login", { json, headers: newPerson().from });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ error: { code: "payload_too_large" } });
});

/** As if a subject had been tried so often, and the next try were granted `openInMs` from now. */
async function tried(name: BudgetName, subject: string, count: number, openInMs = 0): Promise<void> {
  const throttle = env.THROTTLES.getByName(`${name}:${await sha256(subject)}`);
  await runInDurableObject(throttle, (_, { storage }) =>
    storage.kv.put("tally", { count, openFrom: Date.now() + openInMs, forgottenAt: Date.now() + HOUR }),
  );
}

test("too many wrong passwords from one address are answered 429 with Retry-After, whoever they are for", async () => {
  const { from } = newPerson();
  await Promise.all(Array.from({ length: 59 }, () => takeTry(services, "log-in:address", from["CF-Connecting-IP"])));
  expect((await logIn({ ...newPerson(), from }, "un essai")).status).toBe(401);
  const refused = await logIn({ ...newPerson(), from }, "un essai");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(Number(refused.headers.get("Retry-After"))).toBeLessThanOrEqual(60);
  expect((await logIn(newPerson(), "un essai")).status).toBe(401);
});

test("guesses at one account are slowed down from however many addresses they come, and where there is no account too", async () => {
  for (const victim of [await newAccount(), newPerson()]) {
    await tried("log-in:account", victim.email, 9);
    const guess = () => logIn({ ...victim, from: newPerson().from }, "un essai");
    const answers = await Promise.all([guess(), guess(), guess()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(await refused?.json()).toMatchObject({ error: { message: expect.stringMatching(/^Too many tries/) } });
  }
});

test("a stranger who uses up the tries of an account keeps its owner out neither of a known browser nor of a link", async () => {
  const account = await newAccount();
  await tried("log-in:account", account.email, 20, HOUR);
  expect((await logIn(account)).status).toBe(429);

  const from = () => newPerson().from;
  const inBrowser = (cookie: string) =>
    fetchApi("/auth/login", {
      json: { email: account.email, password: PASSWORD },
      headers: { ...from(), Cookie: cookie },
    });
  // The mark of a browser in which somebody else logged in, and one that nobody signed, are a stranger's.
  const { device: another } = await newAccount();
  for (const cookie of [another, `${account.device.slice(0, -2)}xx`])
    expect((await inBrowser(cookie)).status).toBe(429);
  expect((await inBrowser(account.device)).status).toBe(200);

  const sent = await fetchApi("/auth/magic-link/send", { json: { email: account.email }, headers: from() });
  expect(sent.status).toBe(202);
  const token = await linkFor(account);
  expect((await fetchApi("/auth/magic-link/verify", { json: { token }, headers: from() })).status).toBe(200);
});

test("a known browser has tries of its own, which the right password makes whole again", async () => {
  const account = await newAccount();
  const [name = ""] = account.device.replace("ava_device=", "").split(".");
  const attempt = async (password: string) => {
    const headers = { ...newPerson().from, Cookie: account.device };
    return (await fetchApi("/auth/login", { json: { email: account.email, password }, headers })).status;
  };
  await tried("log-in:device", `${name}:${account.email}`, 9);
  expect(await attempt(PASSWORD)).toBe(200);
  expect([await attempt("un essai"), await attempt("un essai")]).toEqual([401, 401]);
  await tried("log-in:device", `${name}:${account.email}`, 9);
  expect([await attempt("un essai"), await attempt(PASSWORD)]).toEqual([401, 429]);
});

test("over https the cookie is bound to its host by name", () => {
  expect(sessionCookieName({ PUBLIC_ORIGIN: "https://app.avafirst.example" })).toBe("__Host-ava_session");
  expect(sessionCookieName({ PUBLIC_ORIGIN: ORIGIN })).toBe("ava_session");
});
