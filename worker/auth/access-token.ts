import { errors, jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import type { Config } from "../config";
import { hmac, sha256 } from "../lib/crypto";
import { HOUR, SECOND } from "../lib/time";

type Issuer = Pick<Config, "AUTH_SECRET" | "PUBLIC_ORIGIN">;

const ALGORITHM = "HS256";
/** RFC 9068: a token of another kind, signed with the same key, is never taken for an access token. */
const TYPE = "at+jwt";
export const ACCESS_TOKEN_S = HOUR / SECOND;

const Claims = z.object({ sid: z.string().length(64) });

/** A key of its own, so that no other use of `AUTH_SECRET` can produce a valid signature. */
async function signingKey({ AUTH_SECRET }: Issuer): Promise<{ id: string; key: Uint8Array }> {
  const key = await hmac(AUTH_SECRET, "access-token");
  return { id: (await sha256(key)).slice(0, 8), key: new TextEncoder().encode(key) };
}

/**
 * A JWT of one hour that names its session by the hash of the session's token, so that it is looked up, and
 * revoked, exactly as a cookie is.
 */
export async function issueAccessToken(config: Issuer, userId: string, tokenHash: string, now: Date): Promise<string> {
  const { id, key } = await signingKey(config);
  const issuedAtS = Math.floor(now.getTime() / SECOND);
  return new SignJWT({ sid: tokenHash })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: id })
    .setSubject(userId)
    .setIssuer(config.PUBLIC_ORIGIN)
    .setAudience(config.PUBLIC_ORIGIN)
    .setIssuedAt(issuedAtS)
    .setExpirationTime(issuedAtS + ACCESS_TOKEN_S)
    .sign(key);
}

/** The token hash of the session that a JWT names; null when it is expired, altered, or of another kind. */
export async function readAccessToken(config: Issuer, token: string, now: Date): Promise<string | null> {
  const { id, key } = await signingKey(config);
  try {
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: config.PUBLIC_ORIGIN,
      audience: config.PUBLIC_ORIGIN,
      requiredClaims: ["exp", "iat", "sub", "sid"],
      currentDate: now,
    });
    if (protectedHeader.kid !== id) return null;
    return Claims.safeParse(payload).data?.sid ?? null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
