import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { parse } from "hono/utils/cookie";
import type { Config } from "../config";

type Origin = Pick<Config, "PUBLIC_ORIGIN">;

/** Browsers refuse `__Host-` and `Secure` over plain http, so the local stack's cookies have plain names. */
export const isSecure = ({ PUBLIC_ORIGIN }: Origin): boolean => PUBLIC_ORIGIN.startsWith("https://");

/** `__Host-ava_session` for `ava_session`, where the origin is https. */
export const cookieName = (config: Origin, name: string): string => (isSecure(config) ? `__Host-${name}` : name);

// No CSRF token: Lax keeps the cookies from foreign POSTs, no GET changes anything, and writes check `Origin`.
const attributes = (config: Origin) =>
  ({ httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(config) }) as const;

/** A cookie of ours, by its plain name. */
export function readOwnCookie(request: Pick<Request, "headers">, config: Origin, name: string): string | undefined {
  const full = cookieName(config, name);
  return parse(request.headers.get("Cookie") ?? "", full)[full];
}

export const setOwnCookie = (c: Context, config: Origin, name: string, value: string, expires: Date): void =>
  setCookie(c, cookieName(config, name), value, { ...attributes(config), expires });

export function clearOwnCookie(c: Context, config: Origin, name: string): void {
  deleteCookie(c, cookieName(config, name), attributes(config));
}
