import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { challenges, sessions, users } from "../../../worker/auth/auth.sql.ts";
import { identities } from "../../../worker/identities/identities.sql.ts";
import { MINUTE } from "../../../worker/lib/time";
import { useFakes } from "../fakes";
import { createOrg, services } from "../harness";
import { mailTo, newPerson } from "./accounts";
import { signInAt } from "./openid-browser";
import { CONTOSO, newBrowser } from "./openid-trip";

const fakes = useFakes();

const atGoogle = (email = newPerson().email) => ({ email, email_verified: "true" }) as const;
const LINK = "?intent=link";
const LINKED = "/settings/security?notice=identity-linked";

/** Somebody with an account, in a browser where they are logged in. */
async function someone() {
  const owner = await createOrg();
  const [name = "", value = ""] = owner.cookie.split("=");
  const linked = async () => services.db.select().from(identities).where(eq(identities.userId, owner.userId));
  return { ...owner, browser: newBrowser({ [name]: value }), linked };
}
const age = (sessionId: typeof sessions.$inferSelect.id, provenAt: Date) =>
  services.db.update(sessions).set({ provenAt }).where(eq(sessions.id, sessionId));

test.for([
  ["google", { email_verified: "true" }],
  ["microsoft", { tid: CONTOSO }],
] as const)(
  "who is logged in links %s, is told so by mail, and comes in by it from then on",
  async ([provider, typed]) => {
    const { browser, linked, userId, user } = await someone();
    // The provider's address need not be the account's.
    const { email } = newPerson();
    expect(await browser.signIn(provider, { email, ...typed }, LINK)).toBe(LINKED);
    expect(await linked()).toMatchObject([{ provider, email, lastUsedAt: null }]);
    const events = await services.db.select().from(auditEvents).where(eq(auditEvents.userId, userId));
    expect(events).toMatchObject([{ action: "identity.linked", detail: { provider } }]);
    await mailTo(fakes, user);

    const elsewhere = newBrowser();
    expect(await elsewhere.signIn(provider, { email, ...typed })).toBe("/dashboard");
    expect(await (await elsewhere.open("/auth/session")).json()).toMatchObject({ user: { id: userId } });
    expect(await browser.signIn(provider, { email, ...typed }, LINK)).toBe(LINKED);
    expect(await linked()).toHaveLength(1);
  },
);

test("what opens somebody else's account is not linked, and says so", async () => {
  const first = await someone();
  const second = await someone();
  const google = atGoogle();
  await first.browser.signIn("google", google, LINK);
  expect(await second.browser.signIn("google", google, LINK)).toBe("/settings/security?notice=identity-taken");
  expect(await second.linked()).toEqual([]);
  expect(await first.linked()).toHaveLength(1);
});

test("linking asks for a session, and for a proof of the last minutes", async () => {
  const stranger = newBrowser();
  expect(await stranger.start("google", LINK)).toBe("/login?next=%2Fsettings%2Fsecurity");
  const { browser, sessionId } = await someone();
  await age(sessionId, new Date(Date.now() - 11 * MINUTE));
  expect(await browser.start("google", LINK)).toBe("/confirm-identity?next=%2Fsettings%2Fsecurity");
});

test("a link ends in the session that began it, and in no other", async () => {
  const victim = await someone();
  const attacker = await someone();
  const back = await signInAt(await attacker.browser.start("google", LINK), atGoogle());
  const [cookie = ""] = [...victim.browser.jar];
  attacker.browser.jar.set(cookie[0] ?? "", cookie[1] ?? "");
  expect(await attacker.browser.comeBack(back)).toBe("/settings/security?notice=sign-in-failed");

  const other = await signInAt(await victim.browser.start("google", LINK), atGoogle());
  await victim.api("/auth/logout", { method: "POST" });
  expect(await victim.browser.comeBack(other)).toBe("/settings/security?notice=sign-in-failed");
  expect([...(await victim.linked()), ...(await attacker.linked())]).toEqual([]);
});

test("who cancels a link is back where it began", async () => {
  const { browser, linked } = await someone();
  expect(await browser.signIn("microsoft", { cancel: "true" }, LINK)).toBe("/settings/security?notice=cancelled");
  expect(await linked()).toEqual([]);
});

test("another browser's callback opens nothing, and does not end the trip it was stolen from", async () => {
  const mine = newBrowser();
  const back = await signInAt(await mine.start("google"), atGoogle());
  const stranger = newBrowser();
  expect(await stranger.comeBack(back)).toBe("/login?notice=sign-in-failed");
  await stranger.start("google");
  expect(await stranger.comeBack(back)).toBe("/login?notice=sign-in-failed");
  expect(await stranger.isLoggedIn()).toBe(false);
  expect(await mine.comeBack(back)).toBe("/onboarding");
});

test("a victim's browser is not logged in to the account of whoever sends it a callback", async () => {
  const attacker = newBrowser();
  const back = await signInAt(await attacker.start("google"), atGoogle());
  const victim = newBrowser();
  const own = await signInAt(await victim.start("google"), atGoogle());
  expect(await victim.comeBack(back)).toBe("/login?notice=sign-in-failed");
  expect(await victim.isLoggedIn()).toBe(false);
  expect(await victim.comeBack(own)).toBe("/onboarding");
});

test("a callback works once, also when it comes ten times at once", async () => {
  const browser = newBrowser();
  const back = await signInAt(await browser.start("google"), atGoogle());
  const kept = new Map(browser.jar);
  const copies = Array.from({ length: 10 }, () => newBrowser(Object.fromEntries(kept)));
  const landed = await Promise.all(copies.map((copy) => copy.comeBack(back)));
  expect(landed.filter((page) => page === "/onboarding")).toHaveLength(1);
  expect(landed.filter((page) => page === "/login?notice=sign-in-failed")).toHaveLength(9);
  expect(await newBrowser(Object.fromEntries(kept)).comeBack(back)).toBe("/login?notice=sign-in-failed");
});

test("who takes more than ten minutes starts again", async () => {
  const browser = newBrowser();
  const { email } = newPerson();
  const back = await signInAt(await browser.start("google"), atGoogle(email));
  await services.db.update(challenges).set({ expiresAt: new Date(Date.now() - 1) });
  expect(await browser.comeBack(back)).toBe("/login?notice=sign-in-failed");
  expect(await services.db.select().from(users).where(eq(users.email, email))).toEqual([]);
});

test("what holds a trip together is in the browser's cookie alone, and in no other's sight", async () => {
  const browser = newBrowser();
  const answer = await browser.open("/auth/oauth/google/start");
  const [cookie = ""] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^ava_oauth=[\w-]{43};/);
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain("SameSite=Lax");
  const asked = new URL(answer.headers.get("Location") ?? "").searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({ response_type: "code", code_challenge_method: "S256" });
  const stored = JSON.stringify(await services.db.select().from(challenges));
  const token = browser.jar.get("ava_oauth") ?? "";
  for (const secret of [token, asked.get("state"), asked.get("nonce")]) expect(stored).not.toContain(secret);
});

test("whoever unlinks a provider has just proven who they are, and keeps another way in", async () => {
  const { browser, linked, sessionId, userId, api } = await someone();
  await browser.signIn("google", atGoogle(), LINK);
  const [{ id } = { id: "" }] = await linked();
  const remove = (identity: string) => api(`/auth/oauth/identities/${identity}`, { method: "DELETE" });

  const stranger = await someone();
  expect((await stranger.api(`/auth/oauth/identities/${id}`, { method: "DELETE" })).status).toBe(404);
  await age(sessionId, new Date(Date.now() - 11 * MINUTE));
  expect((await remove(id)).status).toBe(403);
  await age(sessionId, new Date());
  await services.db.update(users).set({ email: null, phone: null }).where(eq(users.id, userId));
  const last = await remove(id);
  expect(last.status).toBe(409);
  expect(await last.json()).toMatchObject({ error: { code: "last_way_in" } });
  expect(await linked()).toHaveLength(1);

  const { email } = newPerson();
  await services.db.update(users).set({ email }).where(eq(users.id, userId));
  expect((await remove(id)).status).toBe(204);
  expect(await linked()).toEqual([]);
  expect((await remove(id)).status).toBe(404);
  const events = await services.db.select().from(auditEvents).where(eq(auditEvents.userId, userId));
  expect(events.map(({ action }) => action)).toContain("identity.unlinked");
  await mailTo(fakes, { email }, "n’ouvre plus");
});

test("another site's page begins no link, since its visitor did not ask for one", async () => {
  const { api } = await someone();
  const start = (site: string) =>
    api(`/auth/oauth/google/start${LINK}`, { headers: { "Sec-Fetch-Site": site }, redirect: "manual" });
  for (const site of ["cross-site", "same-site"]) {
    const { headers } = await start(site);
    expect([headers.get("Location"), headers.getSetCookie()]).toEqual(["/settings/security", []]);
  }
  expect((await start("same-origin")).headers.get("Location")).toMatch(/^https?:/);
});
