import type { Context } from "hono";
import { readOwnCookie, setOwnCookie } from "../auth/own-cookie";
import type { AppEnv } from "../http/app-env";
import { newToken } from "../lib/crypto";
import { CODE_LIFE_MS } from "../providers/twilio-verify";

const COOKIE = "ava_phone_code";

/**
 * Binds the code that a browser is about to ask for to that browser (OWASP ASVS 5.0, 6.6.2): typed elsewhere it opens nothing, and
 * a stranger's guesses are not the owner's. Every browser says where a request comes from; a program, which may keep no cookies,
 * says nothing, is bound to nothing and shares its tries with all other programs: null.
 */
export function bindCode(c: Context<AppEnv>): string | null {
  if (c.req.header("Sec-Fetch-Site") === undefined) return null;
  const { config, now } = c.var.services;
  const token = boundCode(c) ?? newToken();
  setOwnCookie(c, config, COOKIE, token, new Date(now().getTime() + CODE_LIFE_MS));
  return token;
}

/** What the browser's code is bound to; null for one that asked for none. */
export const boundCode = (c: Context<AppEnv>): string | null =>
  readOwnCookie(c.req.raw, c.var.services.config, COOKIE) ?? null;
