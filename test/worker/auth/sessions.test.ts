import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { sessions } from "../../../worker/auth/auth.sql.ts";
import { prepareSession } from "../../../worker/auth/session.service";
import { outbox } from "../../../worker/jobs/jobs.sql.ts";
import { vapiOrg, watch } from "../calls/vapi-caller";
import { useFakes } from "../fakes";
import { createOrg, fetchApi, services } from "../harness";
import { isInKv, logIn, mailTo, newAccount, newPerson, PASSWORD } from "./accounts";

const fakes = useFakes();
const { db } = services;

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

type Account = Awaited<ReturnType<typeof newAccount>>;
type Item = { id: string; isCurrent: boolean; browser: string | null; system: string | null; country: string | null };

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
const list = async (cookie: string) =>
  (await (await fetchApi("/auth/sessions", {}, cookie)).json<{ items: Item[] }>()).items;
const isLive = async (cookie: string) => (await fetchApi("/auth/session", {}, cookie)).status === 200;
const eventsOf = async (userId: string) =>
  (await db.select().from(auditEvents)).filter((event) => event.userId === userId).map(({ action }) => action);

/** Logs in once more, from a browser that names itself. */
async function anotherBrowser(account: Account, userAgent = FIREFOX, country = "BE") {
  const headers = { ...newPerson().from, "User-Agent": userAgent, "CF-IPCountry": country };
  const answer = await fetchApi("/auth/login", { json: { email: account.email, password: PASSWORD }, headers });
  expect(answer.status).toBe(200);
  return cookiesOf(answer);
}

test("the list names each browser, its country, how it logged in, and which one asks", async () => {
  const account = await newAccount();
  const phone = await anotherBrowser(account, IPHONE, "CH");
  const items = await list(phone);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    browser: "Safari",
    system: "iOS",
    country: "CH",
    method: "password",
    isCurrent: true,
    lastUsedAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(items[1]).toMatchObject({ method: "email-link", isCurrent: false });
});

test("one session is ended everywhere at once, and its owner goes on in the other", async () => {
  const account = await newAccount();
  const other = await anotherBrowser(account);
  const [target] = (await list(account.cookie)).filter(({ isCurrent }) => !isCurrent);
  expect((await fetchApi(`/auth/sessions/${target?.id}`, { method: "DELETE" }, account.cookie)).status).toBe(204);
  expect(await isInKv(other.split(";")[0] ?? "")).toBe(false);
  expect(await isLive(other)).toBe(false);
  expect(await isLive(account.cookie)).toBe(true);
  expect(await eventsOf(account.user.id)).toContain("session.ended");
  expect((await fetchApi(`/auth/sessions/${target?.id}`, { method: "DELETE" }, account.cookie)).status).toBe(404);
});

test("another person's session is not to be found, and lives on", async () => {
  const [account, stranger] = [await newAccount(), await newAccount()];
  const [target] = await list(account.cookie);
  expect((await fetchApi(`/auth/sessions/${target?.id}`, { method: "DELETE" }, stranger.cookie)).status).toBe(404);
  expect(await isLive(account.cookie)).toBe(true);
  expect(await list(stranger.cookie)).toHaveLength(1);
});

test("logging out elsewhere ends all other sessions with their tokens, however many, and keeps this one", async () => {
  const account = await newAccount();
  const asking = await anotherBrowser(account);
  const visitor = { ip: null, country: null, userAgent: null };
  const own = (await db.select().from(sessions)).find(({ userId }) => userId === account.user.id);
  if (!own) throw new Error("no session");
  const member = { userId: own.userId, orgId: own.orgId, role: "owner" } as const;
  const many = await Promise.all(
    Array.from({ length: 230 }, () => prepareSession(services, member, "password", visitor)),
  );
  const [first, ...rest] = many.map(({ insert }) => insert);
  if (!first) throw new Error("none");
  await db.batch([first, ...rest]);
  expect((await fetchApi("/auth/sessions", { method: "DELETE" }, asking)).status).toBe(204);
  expect(await list(asking)).toMatchObject([{ isCurrent: true }]);
  expect(await isLive(account.cookie)).toBe(false);
  expect((await fetchApi("/auth/refresh", { json: { refreshToken: account.refreshToken } })).status).toBe(401);
  expect(await eventsOf(account.user.id)).toContain("sessions.ended");
});

test("logging out everywhere ends this session too, and takes its cookie away", async () => {
  const account = await newAccount();
  const answer = await fetchApi("/auth/sessions?all=true", { method: "DELETE" }, account.cookie);
  expect(answer.status).toBe(204);
  expect(answer.headers.get("Set-Cookie")).toMatch(/^ava_session=; Max-Age=0/);
  expect(await isLive(account.cookie)).toBe(false);
});

test("a session that proved nothing lately reads the list and ends nothing", async () => {
  const org = await createOrg();
  await db
    .update(sessions)
    .set({ provenAt: new Date(services.now().getTime() - 11 * 60_000) })
    .where(eq(sessions.id, org.sessionId));
  expect((await org.api("/auth/sessions")).status).toBe(200);
  for (const path of ["/auth/sessions", `/auth/sessions/${org.sessionId}`]) {
    const refused = await org.api(path, { method: "DELETE" });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: "step_up_required" } });
  }
});

test("a session that ends elsewhere stops watching a call at once, and nobody else's socket closes", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  const elsewhere = await watch(call.api, call.callId);
  const { session, token, insert } = await prepareSession(
    services,
    { userId: call.userId, orgId: call.orgId, role: "owner" },
    "password",
    { ip: null, country: null, userAgent: null },
  );
  await insert;
  const here = (path: string, init?: Parameters<typeof fetchApi>[1]) => fetchApi(path, init, `ava_session=${token}`);
  const kept = await watch((path, init) => here(path, init), call.callId);
  expect(session.userId).toBe(call.userId);

  expect((await here("/auth/sessions", { method: "DELETE" })).status).toBe(204);
  expect(await elsewhere.closed).toEqual({ code: 4401, reason: "session ended" });
  expect((await watch(call.api, call.callId)).status).toBe(401);
  await call.post(call.final("user", "Allô ?", 2_000));
  await kept.until((seen) => seen.at(-1)?.type === "turn");

  expect((await here("/auth/logout", { method: "POST" })).status).toBe(204);
  expect(await kept.closed).toMatchObject({ code: 4401 });
});

test("a viewer cannot name another session as their own", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  const viewer = await watch((path, init) => call.api(`${path}?session=sess_other`, init), call.callId);
  await viewer.until((seen) => seen.length > 0);
  expect((await call.api("/auth/sessions?all=true", { method: "DELETE" })).status).toBe(204);
  expect(await viewer.closed).toMatchObject({ code: 4401 });
});

test("a session that KV still knows opens no socket once D1 knows of its end", async () => {
  const call = await vapiOrg();
  await call.post(call.status("in-progress", 1_000));
  await db.update(sessions).set({ revokedAt: services.now() }).where(eq(sessions.id, call.sessionId));
  expect((await call.api("/calls")).status).toBe(200);
  expect((await watch(call.api, call.callId)).status).toBe(401);
});

test("the last use moves, at most every ten minutes, with where it was", async () => {
  const org = await createOrg();
  const [before] = await db.select().from(sessions).where(eq(sessions.id, org.sessionId));
  const startMs = before?.lastUsedAt?.getTime() ?? 0;
  const visitAfter = async (minutes: number, country: string) => {
    vi.setSystemTime(startMs + minutes * 60_000);
    expect((await org.api("/auth/session", { headers: { "CF-IPCountry": country } })).status).toBe(200);
  };
  const seen = async () => {
    const [row] = await db.select().from(sessions).where(eq(sessions.id, org.sessionId));
    return { afterMs: (row?.lastUsedAt?.getTime() ?? 0) - startMs, country: row?.country };
  };
  try {
    await visitAfter(4, "DE");
    await visitAfter(9.9, "DE");
    await org.api("/auth/sessions", { headers: { "CF-IPCountry": "DE" } });
    expect(await seen()).toEqual({ afterMs: 0, country: null });
    await visitAfter(10, "NL");
    await expect.poll(seen).toEqual({ afterMs: 600_000, country: "NL" });
    await visitAfter(19, "DE");
    expect(await seen()).toEqual({ afterMs: 600_000, country: "NL" });
    await visitAfter(20.5, "ES");
    await expect.poll(seen).toEqual({ afterMs: 20.5 * 60_000, country: "ES" });
  } finally {
    vi.useRealTimers();
  }
});

test("a log-in where there never was one is mailed to the owner, and one in a known browser is not", async () => {
  const account = await newAccount();
  const device = await anotherBrowser(account);
  const mail = await mailTo(fakes, account, "Nouvelle connexion");
  expect(mail.text).toContain("Firefox");
  expect(mail.text).toContain("Belgique");
  const notices = async () =>
    (await db.select().from(outbox)).filter(({ job }) => job.type === "email.notice" && job.userId === account.user.id)
      .length;
  expect(await notices()).toBe(1);
  const again = await fetchApi("/auth/login", {
    json: { email: account.email, password: PASSWORD },
    headers: { ...newPerson().from, Cookie: device },
  });
  expect(again.status).toBe(200);
  expect(await notices()).toBe(1);
  expect((await logIn(account)).status).toBe(200);
  expect(await notices()).toBe(2);
  expect((await eventsOf(account.user.id)).filter((action) => action === "log-in.succeeded")).toHaveLength(3);
});
