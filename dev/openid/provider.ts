import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import type { Configuration, JWKS, Provider } from "oidc-provider";
import type { Account } from "./accounts";
import type { Vendor } from "./hosts";
import type { Memory } from "./memory";
import { FACTS } from "./vendors";

export type OpenIdClient = { clientId: string; clientSecret: string };

/** What every issuer of one stack has in common. */
export type Common = {
  memory: Memory;
  accounts: Map<string, Account>;
  jwks: JWKS;
  cookieKey: string;
};

export const SESSION_COOKIE = "openid_session";

export const newCookieKey = () => randomBytes(32).toString("hex");

/** One RSA key, made when the provider is first asked. */
export async function newKeys(): Promise<JWKS> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return {
    keys: [{ ...(await exportJWK(privateKey)), kid: randomBytes(8).toString("hex"), use: "sig", alg: "RS256" }],
  };
}

/** Our callback on this machine, whatever its port, and in tests. Anything else is not registered. */
const isOurCallback = (vendor: Vendor, uri: string): boolean => {
  const url = URL.canParse(uri) ? new URL(uri) : null;
  const isHere = url?.hostname === "127.0.0.1" || url?.hostname === "localhost" || url?.host === "ava.test";
  return isHere && url?.protocol === "http:" && uri === `${url.origin}/api/v1/auth/oauth/${vendor}/callback`;
};

/**
 * `oidc-provider`, certified by the OpenID Foundation, set up to behave as the vendor does where we can tell the difference:
 * paths, claims, tenants, and the account being asked for each time.
 */
export async function openProvider(vendor: Vendor, issuer: string, client: OpenIdClient, common: Common) {
  const { Provider, interactionPolicy } = await import("oidc-provider");
  const { routes, claims } = FACTS[vendor];
  const policy = interactionPolicy.base();
  // Both vendors know this prompt; the protocol leaves it to them.
  policy.add(new interactionPolicy.Prompt({ name: "select_account", requestable: true }), 0);

  const provider = new Provider(issuer, {
    adapter: common.memory.adapter,
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`http://ava.test/api/v1/auth/oauth/${vendor}/callback`],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    jwks: common.jwks,
    claims,
    // The vendors put what the scopes ask for into the id_token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
    },
    routes,
    interactions: { policy, url: (ctx, { uid }) => `${ctx.oidc.urlFor("authorization")}/${uid}/account` },
    cookies: {
      keys: [common.cookieKey],
      names: { session: SESSION_COOKIE, interaction: "openid_interaction", resume: "openid_resume" },
    },
    findAccount: (_ctx, sub) => {
      const account = common.accounts.get(sub);
      return account && { accountId: sub, claims: () => ({ ...account.claims, sub }) };
    },
    // Nobody is asked for consent: choosing an account is saying yes.
    loadExistingGrant: async (ctx) => {
      const { accountId } = ctx.oidc.session ?? {};
      const clientId = ctx.oidc.client?.clientId;
      if (!accountId || !clientId) return undefined;
      const grant = new ctx.oidc.provider.Grant({ accountId, clientId });
      grant.addOIDCScope(Object.keys(claims).join(" "));
      await grant.save();
      return grant;
    },
    expiresWithSession: () => false,
    renderError: (ctx, { error, error_description }) => {
      ctx.type = "text/plain";
      ctx.body = `${error}: ${error_description ?? ""}`;
    },
    ttl: { AccessToken: 3600, AuthorizationCode: 60, IdToken: 3600, Interaction: 3600, Session: 3600, Grant: 3600 },
  } satisfies Configuration);

  provider.proxy = true;
  provider.Client.prototype.redirectUriAllowed = (uri) => isOurCallback(vendor, uri);
  if (vendor === "microsoft") withoutIssuerParameter(provider);
  return provider;
}

/** Microsoft does not say in its redirect who it is (RFC 9207); `oidc-provider` always does. */
function withoutIssuerParameter(provider: Provider) {
  provider.use(async (ctx, next) => {
    await next();
    const location = ctx.response.get("Location");
    if (!location || !URL.canParse(location)) return;
    const url = new URL(location);
    if (!url.searchParams.has("iss")) return;
    url.searchParams.delete("iss");
    ctx.set("Location", url.href);
  });
}
