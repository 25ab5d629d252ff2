import { type Account, type AccountForm, googleAccount, microsoftAccount } from "./accounts";
import type { Vendor } from "./hosts";

type Facts = {
  /** Where oidc-provider serves what, below the tenant at Microsoft. */
  routes: { authorization: string; token: string; jwks: string; userinfo: string; revocation: string };
  discoveryPath: string;
  /** Which claims each scope brings. */
  claims: Record<string, string[]>;
  accountOf: (form: AccountForm) => Account;
};

/** What Google and Microsoft publish of themselves (CONTRACTS.md 4.1, 4.3), but for the page a browser is sent to. */
export const FACTS: Record<Vendor, Facts> = {
  google: {
    routes: {
      authorization: "/o/oauth2/v2/auth",
      token: "/token",
      jwks: "/oauth2/v3/certs",
      userinfo: "/v1/userinfo",
      revocation: "/revoke",
    },
    discoveryPath: "/.well-known/openid-configuration",
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    accountOf: googleAccount,
  },
  microsoft: {
    routes: {
      authorization: "/oauth2/v2.0/authorize",
      token: "/oauth2/v2.0/token",
      jwks: "/discovery/v2.0/keys",
      userinfo: "/openid/userinfo",
      revocation: "/revoke",
    },
    discoveryPath: "/v2.0/.well-known/openid-configuration",
    claims: {
      openid: ["sub", "tid", "ver"],
      email: ["email"],
      profile: ["name", "preferred_username", "oid"],
    },
    accountOf: microsoftAccount,
  },
};

export const GOOGLE_ISSUER = "https://accounts.google.com";
const MICROSOFT = "https://login.microsoftonline.com";
export const microsoftIssuer = (tenant: string) => `${MICROSOFT}/${tenant}/v2.0`;

/** For people of every kind; Microsoft then names an issuer that is only the pattern of one. */
export const COMMON = "common";
const SHARED_TENANTS = new Set([COMMON, "organizations", "consumers"]);

const SPOKEN = {
  response_types_supported: ["code", "id_token"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  scopes_supported: ["openid", "email", "profile"],
  token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
};

/** @param browserOrigin where this machine's browser finds the log-in page, as no browser gets to the vendor's here */
export const googleDiscovery = (browserOrigin: string) => ({
  issuer: GOOGLE_ISSUER,
  authorization_endpoint: `${browserOrigin}/openid/google${FACTS.google.routes.authorization}`,
  token_endpoint: `https://oauth2.googleapis.com${FACTS.google.routes.token}`,
  userinfo_endpoint: `https://openidconnect.googleapis.com${FACTS.google.routes.userinfo}`,
  revocation_endpoint: `https://oauth2.googleapis.com${FACTS.google.routes.revocation}`,
  jwks_uri: `https://www.googleapis.com${FACTS.google.routes.jwks}`,
  code_challenge_methods_supported: ["plain", "S256"],
  ...SPOKEN,
});

export const microsoftDiscovery = (browserOrigin: string, tenant: string) => ({
  issuer: microsoftIssuer(SHARED_TENANTS.has(tenant) ? "{tenantid}" : tenant),
  authorization_endpoint: `${browserOrigin}/openid/microsoft/${tenant}${FACTS.microsoft.routes.authorization}`,
  token_endpoint: `${MICROSOFT}/${tenant}${FACTS.microsoft.routes.token}`,
  jwks_uri: `${MICROSOFT}/${tenant}${FACTS.microsoft.routes.jwks}`,
  ...SPOKEN,
});
