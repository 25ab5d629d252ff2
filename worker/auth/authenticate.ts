import type { Actor } from "../http/app-env";
import { visitorOf } from "../http/visitor";
import { sha256 } from "../lib/crypto";
import { unauthenticated } from "../lib/errors";
import type { Services } from "../services";
import { readAccessToken } from "./access-token";
import { readOwnCookie } from "./own-cookie";
import { readSession } from "./session.service";
import { SESSION_COOKIE } from "./session-cookie";

/**
 * Reads the session from the cookie or the access token. `fresh` re-reads session and membership in D1.
 * Throws `unauthenticated`.
 */
export async function authenticate(request: Request, services: Services, options: { fresh: boolean }): Promise<Actor> {
  const presented = await readPresented(request, services);
  const session =
    presented && (await readSession(services, presented.tokenHash, { ...options, visitor: () => visitorOf(request) }));
  if (!session) throw unauthenticated();
  return { ...session, via: presented.via };
}

/**
 * The session that a request presents, live or not. With an `Authorization` header it is judged by that alone, because
 * such requests skip the check of their origin.
 */
export async function readPresented(
  request: Request,
  { config, now }: Services,
): Promise<{ tokenHash: string; via: Actor["via"] } | null> {
  const authorization = request.headers.get("Authorization");
  if (authorization !== null) {
    const [, token] = authorization.match(/^Bearer +(\S+)$/i) ?? [];
    const tokenHash = token ? await readAccessToken(config, token, now()) : null;
    return tokenHash === null ? null : { tokenHash, via: "bearer" };
  }
  const token = readOwnCookie(request, config, SESSION_COOKIE);
  return token ? { tokenHash: await sha256(token), via: "cookie" } : null;
}
