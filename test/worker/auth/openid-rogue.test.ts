import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { expect, test, vi } from "vitest";
import { users } from "../../../worker/auth/auth.sql.ts";
import { useFakes } from "../fakes";
import { services } from "../harness";
import { newPerson } from "./accounts";
import { CLIENTS, CONTOSO, callbackOf, newBrowser, type Provider } from "./openid-trip";

/** A provider that tells the truth but for one thing. Its keys are the ones that the provider publishes: what it signs is signed. */
const fakes = useFakes();
const rogue = await generateKeyPair("RS256", { extractable: true });
const somebody = await generateKeyPair("RS256");
const keys = async () =>
  Response.json({ keys: [{ ...(await exportJWK(rogue.publicKey)), kid: "rogue", use: "sig", alg: "RS256" }] });

const HOSTS = {
  google: { token: "oauth2.googleapis.com", issuer: "https://accounts.google.com" },
  microsoft: { token: "login.microsoftonline.com", issuer: `https://login.microsoftonline.com/${CONTOSO}/v2.0` },
} as const;
const FAILED = "/login?notice=sign-in-failed";
const LANDED = { google: "/onboarding", microsoft: "/check-email" } as const;

type Sign = (claims: JWTPayload) => Promise<string> | string;
const signed =
  (key: CryptoKey | Uint8Array, alg = "RS256") =>
  (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid: "rogue" }).sign(key);
const truly = signed(rogue.privateKey);

type Lie = {
  /** Changes what the token says. */
  claims?: (claims: JWTPayload) => JWTPayload;
  sign?: Sign;
  /** What the redirect says beside code and state. */
  redirect?: Record<string, string>;
};

/** Lets a browser set out, and makes up what it comes back with: the truth, but for one lie. */
async function prepareTrip(
  provider: Provider,
  browser: ReturnType<typeof newBrowser>,
  { claims: lie = (claims) => claims, sign = truly, redirect = {} }: Lie,
) {
  const { email } = newPerson();
  const asked = new URL(await browser.start(provider)).searchParams;
  const nowS = Math.floor(Date.now() / 1000);
  const idToken = await sign(
    lie({
      iss: HOSTS[provider].issuer,
      aud: CLIENTS[provider].id,
      sub: `sub-${email}`,
      iat: nowS,
      exp: nowS + 300,
      nonce: asked.get("nonce"),
      email,
      name: "Ana",
      ...(provider === "google" ? { email_verified: true } : { tid: CONTOSO }),
    }),
  );
  const token = () => Response.json({ access_token: "a", token_type: "Bearer", expires_in: 60, id_token: idToken });
  fakes.replace("www.googleapis.com", keys);
  fakes.replace(HOSTS[provider].token, (request) => (request.method === "POST" ? token() : keys()));
  return { email, callback: callbackOf(provider, { code: "c", state: asked.get("state") ?? "", ...redirect }) };
}

/** The whole trip of a fresh browser; answers the page it ends at. */
async function tripTo(provider: Provider, lie: Lie) {
  const browser = newBrowser();
  const { email, callback } = await prepareTrip(provider, browser, lie);
  const landed = await browser.comeBack(callback);
  return { landed, email, isLoggedIn: await browser.isLoggedIn() };
}

test("a provider that cannot be reached is a sentence on the log-in page, and no failure of ours", async () => {
  const microsoft = newBrowser();
  const before = await fakes.requests("login.microsoftonline.com").length;
  fakes.replace("login.microsoftonline.com", () => new Response("down", { status: 503 }));
  expect(await microsoft.start("microsoft")).toBe(FAILED);
  expect(fakes.requests("login.microsoftonline.com").length).toBeGreaterThan(before);
  expect(microsoft.jar.size).toBe(0);
  fakes.replace("login.microsoftonline.com", () =>
    Response.json({
      issuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
      authorization_endpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
      token_endpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
      jwks_uri: "https://login.microsoftonline.com/common/discovery/v2.0/keys",
    }),
  );
  expect(await microsoft.start("microsoft")).toContain(
    "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?",
  );

  const google = newBrowser();
  const asked = new URL(await google.start("google")).searchParams;
  fakes.replace("oauth2.googleapis.com", () => new Promise(() => {}));
  const count = (await services.db.select().from(users)).length;
  expect(await google.comeBack(callbackOf("google", { code: "c", state: asked.get("state") ?? "" }))).toBe(FAILED);
  expect(await google.isLoggedIn()).toBe(false);
  expect(await services.db.select().from(users)).toHaveLength(count);
});

test.for(["google", "microsoft"] as const)("what %s truly says is believed", async (provider) => {
  const { landed, isLoggedIn } = await tripTo(provider, {});
  expect(landed).toBe(LANDED[provider]);
  expect(isLoggedIn).toBe(provider === "google");
});

test("a callback is taken once, even where the provider would redeem its code again and again", async () => {
  const browser = newBrowser();
  const trip = await prepareTrip("google", browser, {});
  const copies = Array.from({ length: 10 }, () => newBrowser(Object.fromEntries(browser.jar)));
  const landed = await Promise.all(copies.map((copy) => copy.comeBack(trip.callback)));
  expect(landed.filter((page) => page !== FAILED)).toEqual(["/onboarding"]);
  const late = newBrowser(Object.fromEntries(browser.jar));
  expect(await late.comeBack(trip.callback)).toBe(FAILED);
  expect(await late.isLoggedIn()).toBe(false);
});

const LIES: [what: string, lie: Lie][] = [
  ["of another nonce", { claims: (claims) => ({ ...claims, nonce: "another" }) }],
  ["without a nonce", { claims: ({ nonce: _, ...claims }) => claims }],
  ["for another audience", { claims: (claims) => ({ ...claims, aud: "somebody-else" }) }],
  [
    "for us among others, handed to another",
    { claims: (claims) => ({ ...claims, aud: [String(claims.aud), "b"], azp: "b" }) },
  ],
  ["of another issuer", { claims: (claims) => ({ ...claims, iss: "https://evil.test" }) }],
  ["that has expired", { claims: (claims) => ({ ...claims, iat: 1, exp: 2 }) }],
  ["without an expiry", { claims: ({ exp: _, ...claims }) => claims }],
  ["without a subject", { claims: ({ sub: _, ...claims }) => claims }],
  ["that nobody signed", { sign: (claims) => new UnsecuredJWT(claims).encode() }],
  ["signed by somebody else", { sign: signed(somebody.privateKey) }],
  ["changed after it was signed", { sign: async (claims) => altered(await truly(claims)) }],
  ["that is none", { sign: () => "not-a-token" }],
];

const altered = (token: string) => {
  const [header, payload = "", signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  return [header, Buffer.from(JSON.stringify({ ...claims, sub: "me" })).toString("base64url"), signature].join(".");
};

const both = (["google", "microsoft"] as const).flatMap((provider) =>
  LIES.map(([what, lie]) => [provider, what, lie] as const),
);
test.for(both)("%s: a token %s is refused", async ([provider, , lie]) => {
  const { landed, isLoggedIn } = await tripTo(provider, lie);
  expect(landed).toBe(FAILED);
  expect(isLoggedIn).toBe(false);
});

test.for(["google", "microsoft"] as const)("%s: our secret signs no token", async (provider) => {
  const secret = new TextEncoder().encode(CLIENTS[provider].secret);
  expect((await tripTo(provider, { sign: signed(secret, "HS256") })).landed).toBe(FAILED);
});

const TENANT_LIES: [what: string, claims: JWTPayload][] = [
  ["another tenant than its issuer", { tid: "22222222-2222-4222-8222-222222222222" }],
  ["no tenant", { tid: undefined }],
  ["a tenant that is none", { tid: "common", iss: "https://login.microsoftonline.com/common/v2.0" }],
  [
    "a tenant that bends the address",
    { tid: "../evil.test", iss: "https://login.microsoftonline.com/../evil.test/v2.0" },
  ],
  ["Microsoft's pattern of an issuer", { iss: "https://login.microsoftonline.com/{tenantid}/v2.0" }],
  ["Google as its issuer", { iss: "https://accounts.google.com" }],
];
test.for(TENANT_LIES)("microsoft: a token that names %s is refused", async ([, lie]) => {
  expect((await tripTo("microsoft", { claims: (claims) => ({ ...claims, ...lie }) })).landed).toBe(FAILED);
});

test("a redirect that names another issuer than the one that was asked is refused", async () => {
  expect((await tripTo("google", { redirect: { iss: HOSTS.google.issuer } })).landed).toBe(LANDED.google);
  expect((await tripTo("google", { redirect: { iss: "https://evil.test" } })).landed).toBe(FAILED);
  expect((await tripTo("microsoft", { redirect: { iss: HOSTS.microsoft.issuer } })).landed).toBe(LANDED.microsoft);
  expect((await tripTo("microsoft", { redirect: { iss: "https://evil.test" } })).landed).toBe(FAILED);
});

test("what one provider was asked, the other does not answer", async () => {
  await tripTo("microsoft", {});
  const browser = newBrowser();
  const asked = new URL(await browser.start("google")).searchParams;
  const state = asked.get("state") ?? "";
  const nowS = Math.floor(Date.now() / 1000);
  const claims = { iss: HOSTS.microsoft.issuer, aud: CLIENTS.microsoft.id, sub: "me", tid: CONTOSO };
  const idToken = await truly({
    ...claims,
    iat: nowS,
    exp: nowS + 60,
    nonce: asked.get("nonce"),
    email: "me@evil.test",
  });
  fakes.replace("login.microsoftonline.com", () =>
    Response.json({ access_token: "a", token_type: "Bearer", id_token: idToken }),
  );
  expect(await browser.comeBack(callbackOf("microsoft", { code: "c", state }))).toBe(FAILED);
});

test("the log tells why, and nothing of the person", async () => {
  const lines = vi.spyOn(console, "log");
  const { email } = await tripTo("google", { claims: (claims) => ({ ...claims, nonce: "another" }) });
  const logged = lines.mock.calls.flat().join("\n");
  lines.mockRestore();
  expect(logged).toContain('"event":"auth.open_id_failed"');
  expect(logged).toContain("nonce");
  expect(logged).not.toContain(email);
});

test("whatever else the provider says went wrong is no detail of ours to show", async () => {
  const browser = newBrowser();
  const asked = new URL(await browser.start("google")).searchParams;
  const query = { error: "server_error", error_description: "<b>secret</b>", state: asked.get("state") ?? "" };
  expect(await browser.comeBack(callbackOf("google", query))).toBe(FAILED);
});
