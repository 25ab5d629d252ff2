import { env } from "cloudflare:workers";
import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { signInAt, type Typed } from "./openid-browser";

const VERIFIER = "a-verifier-of-at-least-forty-three-characters-0";
const CHALLENGE = async () =>
  Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(VERIFIER))).toString("base64url");

const CLIENTS = {
  google: { id: env.GOOGLE_CLIENT_ID, secret: env.GOOGLE_CLIENT_SECRET },
  microsoft: { id: env.MICROSOFT_CLIENT_ID, secret: env.MICROSOFT_CLIENT_SECRET },
};
const DISCOVERY = {
  google: "https://accounts.google.com/.well-known/openid-configuration",
  microsoft: "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
};
type Vendor = keyof typeof CLIENTS;
type Discovery = Record<"issuer" | "authorization_endpoint" | "token_endpoint" | "jwks_uri", string>;

const discover = async (vendor: Vendor): Promise<Discovery> => (await env.OPENID.fetch(DISCOVERY[vendor])).json();

async function authorizeUrl(vendor: Vendor, rest: Record<string, string> = {}) {
  const url = new URL((await discover(vendor)).authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: CLIENTS[vendor].id,
    redirect_uri: `http://ava.test/api/v1/auth/oauth/${vendor}/callback`,
    response_type: "code",
    scope: "openid email profile",
    state: "a-state",
    nonce: "a-nonce",
    prompt: "select_account",
    code_challenge: await CHALLENGE(),
    code_challenge_method: "S256",
    ...rest,
  }).toString();
  return url.href;
}

const exchange = async (vendor: Vendor, code: string | null, rest: Record<string, string> = {}) =>
  env.OPENID.fetch((await discover(vendor)).token_endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: code ?? "",
      redirect_uri: `http://ava.test/api/v1/auth/oauth/${vendor}/callback`,
      client_id: CLIENTS[vendor].id,
      client_secret: CLIENTS[vendor].secret,
      code_verifier: VERIFIER,
      ...rest,
    }),
  });

async function claimsOf(vendor: Vendor, typed: Typed): Promise<JWTPayload> {
  const back = await signInAt(await authorizeUrl(vendor), typed);
  expect(back.searchParams.get("state")).toBe("a-state");
  const { id_token } = await (await exchange(vendor, back.searchParams.get("code"))).json<{ id_token: string }>();
  const keys = createRemoteJWKSet(new URL((await discover(vendor)).jwks_uri), {
    [customFetch]: (url, init) => env.OPENID.fetch(url, { headers: init.headers }),
  });
  const { payload } = await jwtVerify(id_token, keys, { audience: CLIENTS[vendor].id, algorithms: ["RS256"] });
  return payload;
}

test("Google's stand-in vouches for who was typed, and says whether the address is verified", async () => {
  const verified = await claimsOf("google", { email: "ana@gmail.test", name: "Ana", email_verified: "true" });
  expect(verified).toMatchObject({ iss: "https://accounts.google.com", nonce: "a-nonce", name: "Ana" });
  expect(verified).toMatchObject({ email: "ana@gmail.test", email_verified: true });
  const unverified = await claimsOf("google", { email: "ana@gmail.test" });
  expect(unverified).toMatchObject({ sub: verified.sub, email_verified: false });
  expect(verified.sub).toMatch(/^\d{21}$/);
});

test("Microsoft's stand-in names the tenant as issuer, and does not say whether the address is the person's", async () => {
  const contoso = "11111111-1111-4111-8111-111111111111";
  const fabrikam = "22222222-2222-4222-8222-222222222222";
  expect((await discover("microsoft")).issuer).toBe("https://login.microsoftonline.com/{tenantid}/v2.0");
  const at = (tid: string) => claimsOf("microsoft", { email: "bo@contoso.test", name: "Bo", tid });
  const here = await at(contoso);
  const there = await at(fabrikam);
  expect(here).toMatchObject({ iss: `https://login.microsoftonline.com/${contoso}/v2.0`, tid: contoso });
  expect(there).toMatchObject({ iss: `https://login.microsoftonline.com/${fabrikam}/v2.0`, tid: fabrikam });
  expect(here).toMatchObject({ email: "bo@contoso.test", preferred_username: "bo@contoso.test", name: "Bo" });
  expect(here.email_verified).toBeUndefined();
  expect(here.oid).toEqual(expect.any(String));
  expect(here.sub).not.toBe(there.sub);
});

test("the stand-ins know one client, one callback, and no code without its verifier", async () => {
  const wrongRedirect = await authorizeUrl("google", { redirect_uri: "http://ava.test.evil.test/callback" });
  await expect(signInAt(wrongRedirect, { email: "x@y.test" })).rejects.toThrow("redirect_uri");
  const local = `http://localhost:4321/api/v1/auth/oauth/google/callback`;
  const back = await signInAt(await authorizeUrl("google", { redirect_uri: local }), { email: "x@y.test" });
  expect(back.origin).toBe("http://localhost:4321");

  const code = async () =>
    (await signInAt(await authorizeUrl("microsoft"), { email: "x@y.test" })).searchParams.get("code");
  expect((await exchange("microsoft", await code(), { code_verifier: "z".repeat(43) })).status).toBe(400);
  expect((await exchange("microsoft", await code(), { client_secret: "guessed" })).status).toBe(401);
  const once = await code();
  expect((await exchange("microsoft", once)).status).toBe(200);
  expect((await exchange("microsoft", once)).status).toBe(400);
  const plain = await authorizeUrl("google", { code_challenge: "", code_challenge_method: "" });
  expect((await signInAt(plain, { email: "x@y.test" })).searchParams.get("error")).toBe("invalid_request");
});

test("who cancels at a stand-in comes back with access_denied, and only Google's says who it is", async () => {
  const google = await signInAt(await authorizeUrl("google"), { cancel: "true" });
  expect(google.searchParams.get("error")).toBe("access_denied");
  expect(google.searchParams.get("iss")).toBe("https://accounts.google.com");
  const microsoft = await signInAt(await authorizeUrl("microsoft"), { cancel: "true" });
  expect(microsoft.searchParams.get("error")).toBe("access_denied");
  expect(microsoft.searchParams.has("iss")).toBe(false);
});
