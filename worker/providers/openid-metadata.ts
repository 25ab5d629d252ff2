import * as oauth from "oauth4webapi";
import type { OpenIdProvider } from "../auth/auth.schema";
import { AppError } from "../lib/errors";
import { HOUR } from "../lib/time";

/** Where each publishes what it is, and whom it must then name (CONTRACTS.md 4.1, 4.3). `common` is for people of every tenant. */
const ISSUERS = {
  google: { discovery: "https://accounts.google.com", issuer: "https://accounts.google.com" },
  microsoft: {
    discovery: "https://login.microsoftonline.com/common/v2.0",
    issuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
  },
} as const satisfies Record<OpenIdProvider, { discovery: string; issuer: string }>;

/** What may sign a token: public keys only. A shared secret, or nothing, is no signature (RFC 8725, 3.1). */
const SIGNATURES = ["RS256", "ES256"];

export type Metadata = {
  server: oauth.AuthorizationServer;
  /** The provider's public keys, as they were last fetched. The library keeps them here. */
  keys: oauth.JWKSCacheInput;
};

type Fetch = (url: string, options: oauth.CustomFetchOptions<string, URLSearchParams | undefined>) => Promise<Response>;

const LIFE = 6 * HOUR;
/** What this isolate remembers of each. */
export const described = new Map<OpenIdProvider, Metadata & { until: number }>();

/** What a provider says of itself. Kept for six hours in each isolate: it is public, and changes about never. */
export async function describe(provider: OpenIdProvider, fetch: Fetch): Promise<Metadata> {
  const now = Date.now();
  const found = described.get(provider);
  if (found && found.until > now) return found;
  const { discovery, issuer } = ISSUERS[provider];
  const response = await oauth.discoveryRequest(new URL(discovery), { [oauth.customFetch]: fetch });
  const itself = await oauth.processDiscoveryResponse(new URL(issuer), response).catch((cause: unknown) => {
    throw new AppError("upstream_failed", `${provider} does not describe itself as it should.`, { cause });
  });
  const metadata = {
    server: {
      ...itself,
      // To the letter: the library has compared them as addresses.
      issuer,
      id_token_signing_alg_values_supported: SIGNATURES,
    },
    keys: {},
    until: now + LIFE,
  };
  described.set(provider, metadata);
  return metadata;
}
