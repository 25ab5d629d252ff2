import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { refreshTokens, sessions } from "../../../worker/auth/auth.sql.ts";
import { sha256 } from "../../../worker/lib/crypto";
import { SECOND } from "../../../worker/lib/time";
import { useFakes } from "../fakes";
import { fetchApi, services } from "../harness";
import { isInKv, logIn, mailTo, newAccount } from "./accounts";

// For the whole file: a job may still be on its way to Resend when its test is over.
const fakes = useFakes();
const { db } = services;

type Pair = { accessToken: string; refreshToken: string; expiresInS: number };
const refresh = (refreshToken: string) => fetchApi("/auth/refresh", { json: { refreshToken } });
const sessionOf = (token: string) => fetchApi("/auth/session", { headers: { Authorization: `Bearer ${token}` } });
const rowOf = async (refreshToken: string) => {
  const [row] = await db
    .select()
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, await sha256(refreshToken)));
  if (!row) throw new Error("No such refresh token");
  return row;
};
/** As if the token had been used so many seconds ago. */
const moveUseBack = async (refreshToken: string, seconds: number) => {
  const row = await rowOf(refreshToken);
  const usedAt = new Date(services.now().getTime() - seconds * SECOND);
  await db.update(refreshTokens).set({ usedAt }).where(eq(refreshTokens.id, row.id));
};

test("each refresh gives the next pair, and the chain goes on", async () => {
  const account = await newAccount();
  let token = account.refreshToken;
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await refresh(token);
    expect(answer.status).toBe(200);
    const pair = await answer.json<Pair>();
    expect(pair.refreshToken).not.toBe(token);
    expect(pair.expiresInS).toBe(3600);
    expect((await sessionOf(pair.accessToken)).status).toBe(200);
    token = pair.refreshToken;
  }
});

test("fifty parallel refreshes of one token make exactly one child, and all get it", async () => {
  const { refreshToken } = await newAccount();
  const parent = await rowOf(refreshToken);
  const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)));
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(50).fill(200));
  const pairs = await Promise.all(answers.map((answer) => answer.json<Pair>()));
  expect(new Set(pairs.map((pair) => pair.refreshToken)).size).toBe(1);
  expect(await db.select().from(refreshTokens).where(eq(refreshTokens.familyId, parent.familyId))).toHaveLength(2);
});

test("a client whose answer was lost gets the same child within ten seconds", async () => {
  const { refreshToken } = await newAccount();
  const first = await (await refresh(refreshToken)).json<Pair>();
  await moveUseBack(refreshToken, 9);
  const again = await refresh(refreshToken);
  expect(again.status).toBe(200);
  expect((await again.json<Pair>()).refreshToken).toBe(first.refreshToken);
});

test("a token that is used again later ends its session for both holders, and its owner is told", async () => {
  const account = await newAccount({ locale: "fr" });
  const elsewhere = await (await logIn(account)).json<Pair>();
  const child = await (await refresh(account.refreshToken)).json<Pair>();
  await moveUseBack(account.refreshToken, 11);

  expect((await refresh(account.refreshToken)).status).toBe(401);
  expect(await isInKv(account.cookie)).toBe(false);
  expect((await refresh(child.refreshToken)).status).toBe(401);
  expect((await sessionOf(child.accessToken)).status).toBe(401);
  expect((await fetchApi("/auth/session", {}, account.cookie)).status).toBe(401);
  expect((await sessionOf(elsewhere.accessToken)).status).toBe(200);
  expect((await refresh(elsewhere.refreshToken)).status).toBe(200);

  const mail = await mailTo(fakes, account, "fermée par sécurité");
  expect(mail.text).toContain("http://ava.test/settings/security");
  const told = (await db.select().from(auditEvents)).filter(({ userId }) => userId === account.user.id);
  expect(told.map(({ action }) => action)).toContain("refresh.reused");
});

test("an unknown, an expired and a revoked refresh token are refused alike", async () => {
  const expired = await newAccount();
  await db
    .update(refreshTokens)
    .set({ expiresAt: services.now() })
    .where(eq(refreshTokens.id, (await rowOf(expired.refreshToken)).id));
  const revoked = await newAccount();
  await db
    .update(refreshTokens)
    .set({ revokedAt: services.now() })
    .where(eq(refreshTokens.id, (await rowOf(revoked.refreshToken)).id));
  for (const token of ["A".repeat(43), expired.refreshToken, revoked.refreshToken]) {
    const answer = await refresh(token);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "unauthenticated" } });
  }
});

test("a refresh token is worth nothing once its session has expired", async () => {
  const { refreshToken } = await newAccount();
  const { sessionId } = await rowOf(refreshToken);
  await db.update(sessions).set({ expiresAt: services.now() }).where(eq(sessions.id, sessionId));
  expect((await refresh(refreshToken)).status).toBe(401);
});
