import type { Context } from "hono";
import type { Config } from "../config";
import { constantTimeEqual, hmac, newToken } from "../lib/crypto";
import type { UserId } from "../lib/ids";
import { DAY } from "../lib/time";
import { readOwnCookie, setOwnCookie } from "./own-cookie";

type Keys = Pick<Config, "PUBLIC_ORIGIN" | "AUTH_SECRET">;

const LIFE = 400 * DAY;
const COOKIE = "ava_device";

const proofOf = ({ AUTH_SECRET }: Keys, device: string, userId: UserId) =>
  hmac(AUTH_SECRET, `device:${device}:${userId}`);

/**
 * Marks a browser as one in which this person has logged in. It opens nothing: it gives the browser a budget of its own, so that
 * strangers who try somebody's password cannot use up the owner's tries (OWASP, "device cookies").
 */
export async function rememberDevice(c: Context, config: Keys, userId: UserId, now: Date): Promise<void> {
  const known = deviceOf(c.req.raw, config)?.device ?? newToken();
  const value = `${known}.${await proofOf(config, known, userId)}`;
  setOwnCookie(c, config, COOKIE, value, new Date(now.getTime() + LIFE));
}

/** The name of the browser that sends a request, if this person has logged in there before; null otherwise. */
export async function knownDevice(request: Request, config: Keys, userId: UserId): Promise<string | null> {
  const cookie = deviceOf(request, config);
  if (!cookie) return null;
  return constantTimeEqual(cookie.proof, await proofOf(config, cookie.device, userId)) ? cookie.device : null;
}

function deviceOf(request: Request, config: Keys): { device: string; proof: string } | null {
  const [device, proof] = readOwnCookie(request, config, COOKIE)?.split(".") ?? [];
  return device && proof ? { device, proof } : null;
}
