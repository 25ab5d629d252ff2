import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sessions, users } from "../../../worker/auth/auth.sql.ts";
import { parsePhc } from "../../../worker/auth/password";
import { sessionCookieName } from "../../../worker/auth/session-cookie";
import { memberships } from "../../../worker/orgs/orgs.sql.ts";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, ORIGIN, services } from "../harness";
import { forgetInKv, isInKv, linkFor, logIn, newAccount, newPerson, PASSWORD, signUp } from "./accounts";

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

test("too many attempts from one address are answered 429 with Retry-After", async () => {
  const { from } = newPerson();
  const attempt = () => fetchApi("/auth/verify-email", { json: { token: "nobody's" }, headers: from });
  const answers = await Promise.all(Array.from({ length: 61 }, attempt));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.headers.get("Retry-After")).toBe("60");
  expect(
    (await fetchApi("/auth/verify-email", { json: { token: "nobody's" }, headers: newPerson().from })).status,
  ).toBe(400);
});

test("guesses at one account are limited from however many addresses they come", async () => {
  const victim = newPerson();
  const guess = () => logIn({ ...victim, from: newPerson().from }, "un essai");
  const statuses = (await Promise.all(Array.from({ length: 21 }, guess))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect((await logIn(newPerson(), "un essai")).status).toBe(401);
});

test("over https the cookie is bound to its host by name", () => {
  expect(sessionCookieName({ PUBLIC_ORIGIN: "https://app.avafirst.example" })).toBe("__Host-ava_session");
  expect(sessionCookieName({ PUBLIC_ORIGIN: ORIGIN })).toBe("ava_session");
});
