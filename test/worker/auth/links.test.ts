import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { emailTokens, sessions, users } from "../../../worker/auth/auth.sql.ts";
import { useFakes } from "../fakes";
import { fetchApi, services } from "../harness";
import { linkFor, logIn, mailTo, newAccount, newPerson, PASSWORD, type Person } from "./accounts";

const fakes = useFakes();
const { db } = services;

const askLink = ({ email, from }: Person, headers: Record<string, string> = {}) =>
  fetchApi("/auth/magic-link/send", { json: { email }, headers: { ...from, ...headers } });
const askReset = ({ email, from }: Person) => fetchApi("/auth/password/forgot", { json: { email }, headers: from });
const follow = (token: string, { from }: Pick<Person, "from">) =>
  fetchApi("/auth/magic-link/verify", { json: { token }, headers: from });
const reset = (token: string, { from }: Pick<Person, "from">, password = "un tout autre secret") =>
  fetchApi("/auth/password/reset", { json: { token, password }, headers: from });

const tokenIn = (text: string | null) =>
  new URL(/https?:\S+token=\S+/.exec(text ?? "")?.[0] ?? "").searchParams.get("token") ?? "";
const actionsOf = async (userId: string) =>
  (await db.select().from(auditEvents)).filter((event) => event.userId === userId).map(({ action }) => action);

test("a mailed link logs in, in another browser than it was asked for, and opens a session of its own kind", async () => {
  const account = await newAccount();
  expect((await askLink(account)).status).toBe(202);
  const mail = await mailTo(fakes, account, "connexion");
  expect(mail.text).toContain("/magic-link?token=");
  const answer = await follow(tokenIn(mail.text), newPerson());
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ user: { email: account.email }, isNew: false });
  const [session = ""] = answer.headers.getSetCookie();
  expect((await fetchApi("/auth/session", {}, session.split(";")[0])).status).toBe(200);
  const rows = await db.select().from(sessions);
  expect(rows.filter(({ userId }) => userId === account.user.id).map(({ method }) => method)).toContain("email-link");
});

test("of many clicks at once on one link, one logs in and the others are told that it is spent", async () => {
  const account = await newAccount();
  await askLink(account);
  const token = await linkFor(account);
  const answers = await Promise.all(Array.from({ length: 12 }, () => follow(token, newPerson())));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(410)]);
});

test("a scanner that opens the link is sent to the page, without a cookie, and spends nothing", async () => {
  const account = await newAccount();
  await askLink(account);
  const token = await linkFor(account);
  for (let visit = 0; visit < 3; visit += 1) {
    const opened = await fetchApi(`/auth/magic-link/verify?token=${token}`, {
      redirect: "manual",
      headers: { Origin: "https://mail.example" },
    });
    expect(opened.status).toBe(302);
    expect(opened.headers.get("Location")).toBe(`/magic-link?token=${token}`);
    expect(opened.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(opened.headers.get("Cache-Control")).toBe("no-store");
    expect(opened.headers.getSetCookie()).toEqual([]);
  }
  expect((await follow(token, account)).status).toBe(200);
});

test("a link works for a quarter of an hour, once, and only for what it was asked for", async () => {
  const account = await newAccount();
  const askedAtMs = services.now().getTime();
  await askLink(account);
  const [row] = (await db.select().from(emailTokens).where(eq(emailTokens.email, account.email))).slice(-1);
  expect((row?.expiresAt.getTime() ?? 0) - askedAtMs).toBeLessThanOrEqual(15 * 60_000 + 2_000);
  const token = await linkFor(account);
  const mixedUp = await reset(token, account);
  expect(mixedUp.status).toBe(400);
  expect(await mixedUp.json()).toMatchObject({ error: { issues: [{ path: "token" }] } });
  await db.update(emailTokens).set({ expiresAt: services.now() }).where(eq(emailTokens.email, account.email));
  const late = await follow(token, account);
  expect(late.status).toBe(410);
  expect(await late.json()).toMatchObject({ error: { code: "link_expired" } });
});

test("a link opens nothing once its account has another address", async () => {
  const account = await newAccount();
  await askLink(account);
  const token = await linkFor(account);
  await db.update(users).set({ email: newPerson().email }).where(eq(users.email, account.email));
  expect((await follow(token, account)).status).toBe(410);
});

test("an address without an account is answered like one that has one, and mailed that it has none, in its reader's language", async () => {
  const account = await newAccount();
  const stranger = newPerson();
  const [known, unknown] = [await askLink(account), await askLink(stranger, { "Accept-Language": "en-GB,en;q=0.8" })];
  expect([known.status, unknown.status]).toEqual([202, 202]);
  expect(await known.json()).toEqual({ status: "link-sent", email: account.email });
  expect(await unknown.json()).toEqual({ status: "link-sent", email: stranger.email });
  const mail = await mailTo(fakes, stranger);
  expect(mail.text).toMatch(/no account|no AvaFirst account/i);
  expect(mail.text).not.toContain("token=");
});

test("a mail is in the language of the account, whatever the browser that asked", async () => {
  const account = await newAccount({ locale: "en" });
  await askLink(account, { "Accept-Language": "fr" });
  expect((await mailTo(fakes, account, "log-in link")).text).toContain("/magic-link?token=");
});

test("a mailbox gets three links at once and then has to wait, whether it has an account or not", async () => {
  for (const person of [await newAccount(), newPerson()]) {
    const ask = () => askLink({ ...person, from: newPerson().from });
    const statuses = (await Promise.all(Array.from({ length: 8 }, ask))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(3);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(20);
  }
});

test("links that are nobody's use up the tries of the address that they come from", async () => {
  const guesser = newPerson();
  const guess = async (count: number) =>
    (await Promise.all(Array.from({ length: count }, () => follow("nobody's", guesser)))).map(({ status }) => status);
  expect(await guess(30)).toEqual(Array(30).fill(400));
  expect((await guess(31)).sort()).toEqual([...Array(30).fill(400), 429]);
  expect((await follow("nobody's", newPerson())).status).toBe(400);
});

test("a new password ends every session and every other link, tells the owner, and logs in", async () => {
  const account = await newAccount();
  await askLink(account);
  const magic = await linkFor(account);
  await askReset(account);
  const token = await linkFor(account);
  const mail = await mailTo(fakes, account, "mot de passe");
  expect(tokenIn(mail.text)).toBe(token);

  const answer = await reset(token, newPerson());
  expect(answer.status).toBe(200);
  expect((await fetchApi("/auth/session", {}, account.cookie)).status).toBe(401);
  expect((await fetchApi("/auth/refresh", { json: { refreshToken: account.refreshToken } })).status).toBe(401);
  expect((await follow(magic, account)).status).toBe(410);
  expect((await reset(token, account)).status).toBe(410);
  expect((await logIn(account, PASSWORD)).status).toBe(401);
  expect((await logIn(account, "un tout autre secret")).status).toBe(200);
  await mailTo(fakes, account, "a changé");
  expect(await actionsOf(account.user.id)).toContain("password.reset");
  const [session = ""] = answer.headers.getSetCookie();
  expect((await fetchApi("/auth/session", {}, session.split(";")[0])).status).toBe(200);
});

test("of many resets at once with one link, one password is set", async () => {
  const account = await newAccount();
  await askReset(account);
  const token = await linkFor(account);
  const answers = await Promise.all([1, 2, 3, 4].map((n) => reset(token, newPerson(), `le mot de passe n° ${n}`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  const winner = answers.findIndex(({ status }) => status === 200) + 1;
  expect((await logIn(account, `le mot de passe n° ${winner}`)).status).toBe(200);
});

test("a common password is refused before the link is spent", async () => {
  const account = await newAccount();
  await askReset(account);
  const token = await linkFor(account);
  const refused = await reset(token, account, "motdepasse");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { issues: [{ path: "password" }] } });
  expect((await reset(token, account)).status).toBe(200);
});
