import { eq } from "drizzle-orm";
import { decodeJwt, SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { issueAccessToken } from "../../../worker/auth/access-token";
import { sessions } from "../../../worker/auth/auth.sql.ts";
import { authenticate } from "../../../worker/auth/authenticate";
import { hmac, sha256 } from "../../../worker/lib/crypto";
import { DAY, HOUR } from "../../../worker/lib/time";
import { memberships } from "../../../worker/orgs/orgs.sql.ts";
import { createOrg, fetchApi, ORIGIN, services } from "../harness";
import { newAccount, PASSWORD } from "./accounts";

const { config, db } = services;
type Member = Awaited<ReturnType<typeof createOrg>>;
const as = ({ cookie }: Member) => new Request(ORIGIN, { headers: { Cookie: cookie } });
const hashOf = ({ cookie }: Member) => sha256(cookie.replace("ava_session=", ""));
const tokenOf = async (member: Member, at = services.now()) =>
  issueAccessToken(config, member.userId, await hashOf(member), at);
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
const statusWith = async (token: string) => (await fetchApi("/auth/session", bearer(token))).status;

test("a cookie and an access token name the same member of the same session", async () => {
  const member = await createOrg({ role: "admin" });
  const { userId, orgId, sessionId } = member;
  const withToken = new Request(ORIGIN, bearer(await tokenOf(member)));
  for (const fresh of [false, true]) {
    const known = { userId, orgId, sessionId, role: "admin" };
    expect(await authenticate(as(member), services, { fresh })).toMatchObject({ ...known, via: "cookie" });
    expect(await authenticate(withToken, services, { fresh })).toMatchObject({ ...known, via: "bearer" });
  }
});

test("a fresh check sees at once a changed role, a lost membership and a revoked session", async () => {
  const member = await createOrg();
  const fresh = () => authenticate(as(member), services, { fresh: true });
  await db.update(memberships).set({ role: "member" }).where(eq(memberships.userId, member.userId));
  expect((await fresh()).role).toBe("member");
  await db.delete(memberships).where(eq(memberships.userId, member.userId));
  await expect(fresh()).rejects.toMatchObject({ code: "unauthenticated" });

  const other = await createOrg();
  await db.update(sessions).set({ revokedAt: services.now() }).where(eq(sessions.id, other.sessionId));
  await expect(authenticate(as(other), services, { fresh: true })).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a session that nobody has used for two weeks is over, and one used yesterday is not", async () => {
  const idle = await createOrg();
  const used = await createOrg();
  const ago = (days: number) => new Date(services.now().getTime() - days * DAY);
  await db
    .update(sessions)
    .set({ lastUsedAt: ago(15) })
    .where(eq(sessions.id, idle.sessionId));
  await db
    .update(sessions)
    .set({ lastUsedAt: ago(1) })
    .where(eq(sessions.id, used.sessionId));
  await expect(authenticate(as(idle), services, { fresh: true })).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await authenticate(as(used), services, { fresh: true })).toMatchObject({ userId: used.userId });
});

test("logging in ends the session that the browser held until then", async () => {
  const account = await newAccount();
  const again = await fetchApi(
    "/auth/login",
    { json: { email: account.email, password: PASSWORD }, headers: account.from },
    account.cookie,
  );
  expect(again.status).toBe(200);
  expect((await fetchApi("/auth/session", {}, account.cookie)).status).toBe(401);
});

test("no session, an unknown one and another scheme are refused", async () => {
  const { cookie } = await createOrg();
  expect((await fetchApi("/auth/session")).status).toBe(401);
  expect((await fetchApi("/auth/session", {}, "ava_session=nobody")).status).toBe(401);
  const basic = { headers: { Authorization: "Basic YTpi", Cookie: cookie } };
  expect((await fetchApi("/auth/session", basic)).status).toBe(401);
});

test("an access token that was altered, unsigned, or made for something else is refused", async () => {
  const member = await createOrg();
  const good = await tokenOf(member);
  expect(await statusWith(good)).toBe(200);

  const [head = "", body = "", signature = ""] = good.split(".");
  const stranger = await createOrg();
  const forged = Buffer.from(JSON.stringify({ ...decodeJwt(good), sid: await hashOf(stranger) })).toString("base64url");
  expect(await statusWith(`${head}.${forged}.${signature}`)).toBe(401);
  expect(await statusWith(`${head}.${body}.`)).toBe(401);

  const claims = decodeJwt(good);
  expect(await statusWith(new UnsecuredJWT(claims).encode())).toBe(401);

  const key = new TextEncoder().encode(await hmac(config.AUTH_SECRET, "access-token"));
  const kid = JSON.parse(Buffer.from(head, "base64url").toString()).kid;
  const sign = (header: object, changed: object = {}, by = key) =>
    new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid, ...header }).sign(by);
  expect(await statusWith(await sign({}))).toBe(200);
  expect(await statusWith(await sign({ typ: "JWT" }))).toBe(401);
  expect(await statusWith(await sign({ kid: "another" }))).toBe(401);
  expect(await statusWith(await sign({ alg: "HS512" }))).toBe(401);
  expect(await statusWith(await sign({}, { iss: "https://evil.example" }))).toBe(401);
  expect(await statusWith(await sign({}, { aud: "https://evil.example" }))).toBe(401);
  expect(await statusWith(await sign({}, { exp: undefined }))).toBe(401);
  expect(await statusWith(await sign({}, {}, new TextEncoder().encode(config.AUTH_SECRET)))).toBe(401);
});

test("an access token lives one hour", async () => {
  const member = await createOrg();
  expect(await statusWith(await tokenOf(member, new Date(Date.now() - HOUR + 60_000)))).toBe(200);
  expect(await statusWith(await tokenOf(member, new Date(Date.now() - HOUR - 1000)))).toBe(401);
});
