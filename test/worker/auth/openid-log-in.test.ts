import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "../../../worker/auth/auth.sql.ts";
import { identities } from "../../../worker/identities/identities.sql.ts";
import { startTrip } from "../../../worker/identities/start.service";
import { totpFactors } from "../../../worker/mfa/mfa.sql.ts";
import { useFakes } from "../fakes";
import { ORIGIN, services } from "../harness";
import { linkFor, mailTo, newAccount, newPerson } from "./accounts";
import { signInAt } from "./openid-browser";
import { CONTOSO, newBrowser } from "./openid-trip";

const fakes = useFakes();

const atGoogle = (email: string) => ({ email, name: "Ana Pires", email_verified: "true" }) as const;
const atMicrosoft = (email: string, tid = CONTOSO) => ({ email, name: "Bo Lind", tid });
const userOf = async (email: string) =>
  (await services.db.select().from(users).where(eq(users.email, email)))[0] ?? null;
const identitiesOf = async (email: string) => {
  const user = await userOf(email);
  return user ? services.db.select().from(identities).where(eq(identities.userId, user.id)) : [];
};

test("somebody whose address Google has proven has an account at once, and is in it the next time", async () => {
  const { email } = newPerson();
  const browser = newBrowser();
  expect(await browser.signIn("google", atGoogle(email))).toBe("/onboarding");
  const session = await (await browser.open("/auth/session")).json();
  expect(session).toMatchObject({ user: { email, name: "Ana Pires", locale: "en" }, role: "owner" });
  const user = await userOf(email);
  expect(user).toMatchObject({ passwordHash: null, emailVerifiedAt: expect.any(Date) });

  const elsewhere = newBrowser();
  expect(await elsewhere.signIn("google", atGoogle(email), "?next=/calls%3Fq%3Dx")).toBe("/calls?q=x");
  expect(await (await elsewhere.open("/auth/session")).json()).toMatchObject({ user: { id: user?.id } });
  expect(await identitiesOf(email)).toMatchObject([
    { provider: "google", issuer: "https://accounts.google.com", email, lastUsedAt: expect.any(Date) },
  ]);
});

test.for([
  ["google", { name: "Ana Pires" }],
  ["microsoft", { name: "Bo Lind", tid: CONTOSO }],
] as const)(
  "an address that %s has only been told is proven by a mail before there is an account",
  async ([provider, typed]) => {
    const person = newPerson();
    const browser = newBrowser();
    expect(await browser.signIn(provider, { email: person.email, ...typed })).toBe("/check-email");
    expect(await browser.isLoggedIn()).toBe(false);
    expect(await userOf(person.email)).toBeNull();
    await mailTo(fakes, person);

    const token = await linkFor(person);
    expect((await browser.open("/auth/verify-email", { json: { token } })).status).toBe(200);
    expect(await identitiesOf(person.email)).toMatchObject([{ provider, email: person.email }]);
    const again = newBrowser();
    expect(await again.signIn(provider, { email: person.email, ...typed })).toBe("/dashboard");
    expect(await again.isLoggedIn()).toBe(true);
  },
);

test("who typed a stranger's address at Microsoft is not let into the account that the stranger then confirms", async () => {
  const stranger = newPerson();
  const attacker = newBrowser();
  expect(await attacker.signIn("microsoft", atMicrosoft(stranger.email))).toBe("/check-email");
  const token = await linkFor(stranger);
  const victim = newBrowser();
  expect((await victim.open("/auth/verify-email", { json: { token } })).status).toBe(200);
  expect(await userOf(stranger.email)).not.toBeNull();
  expect(await identitiesOf(stranger.email)).toEqual([]);
  expect(await attacker.signIn("microsoft", atMicrosoft(stranger.email))).toBe("/check-email");
  expect(await attacker.isLoggedIn()).toBe(false);
});

test("one address in two tenants of Microsoft is two people", async () => {
  const person = newPerson();
  const browser = newBrowser();
  await browser.signIn("microsoft", atMicrosoft(person.email));
  await browser.open("/auth/verify-email", { json: { token: await linkFor(person) } });
  const other = newBrowser();
  expect(await other.signIn("microsoft", atMicrosoft(person.email, "22222222-2222-4222-8222-222222222222"))).toBe(
    "/check-email",
  );
  expect(await other.isLoggedIn()).toBe(false);
});

test("an account is never opened by an address: its owner is asked to log in and link", async () => {
  const owner = await newAccount();
  const browser = newBrowser();
  expect(await browser.signIn("google", atGoogle(owner.email))).toBe(
    "/login?notice=link-google&next=%2Fsettings%2Fsecurity",
  );
  expect(await browser.isLoggedIn()).toBe(false);
  expect(await identitiesOf(owner.email)).toEqual([]);
});

test("whether an address has an account is told to its mailbox, and not to whoever types it at a provider", async () => {
  const owner = await newAccount();
  const browser = newBrowser();
  const landed = await browser.signIn("microsoft", atMicrosoft(owner.email));
  expect(landed).toBe(await newBrowser().signIn("microsoft", atMicrosoft(newPerson().email)));
  expect(await browser.isLoggedIn()).toBe(false);
  expect(await identitiesOf(owner.email)).toEqual([]);
  await mailTo(fakes, owner, "déjà");
});

test("a new account begins in the zone where Cloudflare sees the browser, and in France where it does not", async () => {
  const zoneAfter = async (cf?: { timezone: string }) => {
    const browser = newBrowser();
    const back = await signInAt(await browser.start("google"), atGoogle(newPerson().email));
    await browser.open(`/auth/oauth/google/callback${back.search}`, cf && { cf });
    return (await (await browser.open("/auth/session")).json<{ org: { timeZone: string } }>()).org.timeZone;
  };
  expect(await zoneAfter({ timezone: "America/Montreal" })).toBe("America/Montreal");
  expect(await zoneAfter({ timezone: "nowhere" })).toBe("Europe/Paris");
  expect(await zoneAfter()).toBe("Europe/Paris");
});

test("a provider is one factor: whoever has a second is asked for it", async () => {
  const { email } = newPerson();
  await newBrowser().signIn("google", atGoogle(email));
  const user = await userOf(email);
  if (!user) throw new Error("No account");
  const now = services.now();
  await services.db
    .insert(totpFactors)
    .values({ userId: user.id, secret: "sealed", confirmedAt: now, createdAt: now, lastStep: null });
  const browser = newBrowser();
  expect(await browser.signIn("google", atGoogle(email), "?next=/calls")).toBe(
    "/login/second-factor?with=totp&next=%2Fcalls",
  );
  expect(await browser.isLoggedIn()).toBe(false);
  expect([...browser.jar.keys()]).toContain("ava_second_factor");
});

test("who cancels at the provider is back at the log-in page", async () => {
  for (const provider of ["google", "microsoft"] as const)
    expect(await newBrowser().signIn(provider, { cancel: "true" })).toBe("/login?notice=cancelled");
});

test.for(["//evil.test", "/\\evil.test", "https://evil.test/", "/api/v1/auth/session", "evil"])(
  "the way back leads to no other site: %s",
  async (next) => {
    const { email } = newPerson();
    await newBrowser().signIn("google", atGoogle(email));
    const query = `?${new URLSearchParams({ next })}`;
    expect(await newBrowser().signIn("google", atGoogle(email), query)).toBe("/dashboard");
  },
);

test("what is not offered is not there", async () => {
  expect((await newBrowser().open("/auth/oauth/facebook/start")).status).toBe(400);
  const config = { ...services.config, openId: { google: null, microsoft: null } };
  const asked = { intent: "log-in", next: null, request: new Request(ORIGIN) } as const;
  await expect(startTrip({ ...services, config }, "google", asked)).rejects.toMatchObject({ code: "not_found" });
});
