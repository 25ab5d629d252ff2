import type { Context } from "hono";
import { clearOwnCookie, readOwnCookie, setOwnCookie } from "../auth/own-cookie";
import type { Config } from "../config";

type Origin = Pick<Config, "PUBLIC_ORIGIN">;

/** Holds, for the browser that asked for a passkey, which answer is awaited. */
const PASSKEY_COOKIE = "ava_passkey";

/** Hands the browser its options, and the cookie that its answer must come with. */
export function answerOptions<Options extends object>(
  c: Context,
  config: Origin,
  { options, token, expiresAt }: { options: Options; token: string; expiresAt: Date },
) {
  setOwnCookie(c, config, PASSKEY_COOKIE, token, expiresAt);
  return c.json(options);
}

/** What the browser has kept since it asked; it serves once, so it is taken away. */
export function takePasskeyCookie(c: Context, config: Origin): string | undefined {
  const token = readOwnCookie(c.req.raw, config, PASSKEY_COOKIE);
  clearOwnCookie(c, config, PASSKEY_COOKIE);
  return token;
}
