import type { OpenIdProvider } from "../auth/auth.schema";
import type { Config } from "../config";
import { hmac } from "../lib/crypto";
import type { RoundTrip } from "../providers/openid";

/**
 * Everything that holds one round trip together, derived from the one token that the browser keeps in its cookie. So nothing
 * secret is stored, and the state of another browser's trip never fits, nor that of a trip to the other provider (RFC 9207's
 * mix-up); neither do their nonces and their PKCE verifiers.
 */
export async function roundTripOf(
  { AUTH_SECRET, PUBLIC_ORIGIN }: Pick<Config, "AUTH_SECRET" | "PUBLIC_ORIGIN">,
  provider: OpenIdProvider,
  token: string,
): Promise<RoundTrip> {
  const derived = (use: string) => hmac(AUTH_SECRET, `open-id:${use}:${provider}:${token}`);
  const [state, nonce, verifier] = await Promise.all([derived("state"), derived("nonce"), derived("verifier")]);
  return { redirectUri: `${PUBLIC_ORIGIN}/api/v1/auth/oauth/${provider}/callback`, state, nonce, verifier };
}
