import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { parse } from "hono/utils/cookie";
import type { Config } from "../config";

type Origin = Pick<Config, "PUBLIC_ORIGIN">;

/** Browsers refuse `__Host-` and `Secure` over plain http, so the local stack's cookie has a plain name. */
const isSecure = ({ PUBLIC_ORIGIN }: Origin) => PUBLIC_ORIGIN.startsWith("https://");
export const sessionCookieName = (config: Origin): string => (isSecure(config) ? "__Host-ava_session" : "ava_session");

/** The session token a browser sent, if any. */
export function readSessionCookie(request: Request, config: Origin): string | undefined {
  const name = sessionCookieName(config);
  return parse(request.headers.get("Cookie") ?? "", name)[name];
}

// No CSRF token: Lax keeps the cookie from foreign POSTs, no GET changes anything, and writes check `Origin`.
const attributes = (config: Origin) =>
  ({ httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(config) }) as const;

/** Hands the browser its session. */
export const setSessionCookie = (c: Context, config: Origin, token: string, expiresAt: Date): void =>
  setCookie(c, sessionCookieName(config), token, { ...attributes(config), expires: expiresAt });

export function clearSessionCookie(c: Context, config: Origin): void {
  deleteCookie(c, sessionCookieName(config), attributes(config));
}
