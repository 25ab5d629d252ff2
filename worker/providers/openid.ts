import { decodeJwt, errors as joseErrors } from "jose";
import * as oauth from "oauth4webapi";
import * as z from "zod";
import { Email, type OpenIdProvider, PersonName } from "../auth/auth.schema";
import type { Config } from "../config";
import { AppError, notFound } from "../lib/errors";
import { callProvider } from "./http";
import { describe, type Metadata } from "./openid-metadata";

type Settings = Pick<Config, "openId" | "PROVIDER_TIMEOUT_MS">;

/** What one round trip of one browser is held together by. */
export type RoundTrip = { redirectUri: string; state: string; nonce: string; verifier: string };

/** Somebody, as the provider vouches for them. Who they are is the issuer and the subject; the rest is what it says of them. */
export type Vouched = {
  issuer: string;
  subject: string;
  email: string | null;
  /** Whether the provider has seen that this address is the person's. Never so at Microsoft: there, an administrator types it. */
  isEmailProven: boolean;
  name: string | null;
};

const SCOPE = "openid email profile";
/** How far a provider's clock may be from ours. */
const CLOCK_TOLERANCE_S = 30;

/**
 * Where a browser is sent to, to say who it is. Throws `not_found` where this provider is not configured, and `upstream_failed` or
 * `upstream_timeout`.
 */
export async function authorizationUrl(config: Settings, provider: OpenIdProvider, trip: RoundTrip): Promise<string> {
  const { clientId } = clientOf(config, provider);
  const { server } = await metadataOf(config, provider);
  const url = new URL(z.url().parse(server.authorization_endpoint));
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: trip.redirectUri,
    response_type: "code",
    scope: SCOPE,
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: "S256",
    // On a computer that others use as well, whoever logs in sees as whom.
    prompt: "select_account",
  }).toString();
  return url.href;
}

/**
 * Reads what the provider sent a browser back with, and asks it who that is; null when the person has cancelled.
 * Throws as {@link authorizationUrl} does, and `provider_refused` for everything that cannot be trusted: a state, an issuer, a signature,
 * an audience or a nonce that is not what it should be, and a code that is not this browser's.
 */
export async function readCallback(
  config: Settings,
  provider: OpenIdProvider,
  callback: URLSearchParams,
  trip: RoundTrip,
): Promise<Vouched | null> {
  const { clientId, clientSecret } = clientOf(config, provider);
  const { server, keys } = await metadataOf(config, provider);
  const client: oauth.Client = { client_id: clientId, [oauth.clockTolerance]: CLOCK_TOLERANCE_S };
  const via = { [oauth.customFetch]: fetchBy(config, provider) };
  // Microsoft's metadata names only the pattern of an issuer, so an issuer in its redirect is compared once it is known.
  const named = provider === "microsoft" ? callback.get("iss") : null;
  const given = new URLSearchParams(callback);
  if (provider === "microsoft") given.delete("iss");
  try {
    const parameters = oauth.validateAuthResponse(server, client, given, trip.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(clientSecret),
      parameters,
      trip.redirectUri,
      trip.verifier,
      via,
    );
    const issuer = provider === "microsoft" ? await ofItsTenant(server, response) : server;
    const answer = await oauth.processAuthorizationCodeResponse(issuer, client, response, {
      expectedNonce: trip.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(issuer, response, { ...via, [oauth.jwksCache]: keys });
    const claims = oauth.getValidatedIdTokenClaims(answer);
    if (named !== null && named !== claims?.iss) throw untrusted(provider, "its redirect names another issuer");
    return READERS[provider].parse(claims);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError && error.error === "access_denied") return null;
    if (error instanceof oauth.AuthorizationResponseError) throw untrusted(provider, wordOf(error.error), error);
    if (isProtocol(error)) throw untrusted(provider, error.message, error);
    throw error;
  }
}

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: Email.nullable().catch(null),
  name: PersonName.nullable().catch(null),
});

const READERS = {
  google: Claims.extend({ email_verified: z.literal(true).nullable().catch(null) }).transform(
    ({ iss, sub, email, name, email_verified }): Vouched => ({
      issuer: iss,
      subject: sub,
      email,
      isEmailProven: email !== null && email_verified === true,
      name,
    }),
  ),
  // Some accounts have no mailbox, and are called by what looks like an address. It is proven by a mail in any case.
  microsoft: Claims.extend({ preferred_username: Email.nullable().catch(null) }).transform(
    ({ iss, sub, email, name, preferred_username }): Vouched => ({
      issuer: iss,
      subject: sub,
      email: email ?? preferred_username,
      isEmailProven: false,
      name,
    }),
  ),
} as const satisfies Record<OpenIdProvider, z.ZodType<Vouched>>;

const TokenAnswer = z.object({ id_token: z.string() });
const Tenant = z.object({ tid: z.guid() });

/**
 * Microsoft at the tenant that the token names: its issuer is then compared to the letter, and its signature after that, with
 * the keys that Microsoft publishes. A token cannot name one tenant and be issued by another.
 */
async function ofItsTenant(server: oauth.AuthorizationServer, response: Response): Promise<oauth.AuthorizationServer> {
  const { id_token } = TokenAnswer.parse(await response.clone().json());
  const { tid } = Tenant.parse(decodeJwt(id_token));
  return { ...server, issuer: server.issuer.replace("{tenantid}", tid) };
}

type ProtocolError =
  | oauth.OperationProcessingError
  | oauth.UnsupportedOperationError
  | joseErrors.JOSEError
  | z.ZodError;

const isProtocol = (error: unknown): error is ProtocolError =>
  error instanceof oauth.OperationProcessingError ||
  error instanceof oauth.UnsupportedOperationError ||
  error instanceof joseErrors.JOSEError ||
  error instanceof z.ZodError;

/** An error's code as a provider names it; anything else in its place was not written by one. */
const wordOf = (code: string): string => (/^[a-z_]{1,60}$/.test(code) ? code : "an error without a name");

const untrusted = (provider: OpenIdProvider, why: string, cause?: unknown) =>
  new AppError("provider_refused", `What ${provider} answered cannot be trusted: ${why}`, { cause });

function clientOf({ openId }: Settings, provider: OpenIdProvider) {
  const client = openId[provider];
  if (!client) throw notFound("way in");
  return client;
}

const metadataOf = (config: Settings, provider: OpenIdProvider): Promise<Metadata> =>
  describe(provider, fetchBy(config, provider));

/** Every request of the library goes the way of all our calls: bounded in time, never redirected, cut off while the provider is down. */
const fetchBy =
  (config: Settings, provider: OpenIdProvider) =>
  async (url: string, { method, headers, body }: oauth.CustomFetchOptions<string, URLSearchParams | undefined>) => {
    const call = { provider, method: method === "POST" ? "POST" : "GET", url, headers } as const;
    const timeoutMs = config.PROVIDER_TIMEOUT_MS;
    const answer = await callProvider(
      { ...call, timeoutMs, ...(body && { body: body.toString() }) },
      z.record(z.string(), z.unknown()),
    );
    return Response.json(answer);
  };
