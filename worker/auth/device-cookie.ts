import type { Context } from "hono";
import type { Config } from "../config";
import { DEVICE_COOKIE, type Visitor, visitorOf } from "../http/visitor";
import { constantTimeEqual, hmac, newToken } from "../lib/crypto";
import type { UserId } from "../lib/ids";
import { DAY } from "../lib/time";
import { setOwnCookie } from "./own-cookie";

type Keys = Pick<Config, "PUBLIC_ORIGIN" | "AUTH_SECRET">;

const LIFE = 400 * DAY;

const proofOf = ({ AUTH_SECRET }: Pick<Config, "AUTH_SECRET">, device: string, userId: UserId) =>
  hmac(AUTH_SECRET, `device:${device}:${userId}`);

/**
 * Marks a browser as one in which this person has logged in. It opens nothing: it gives the browser a budget of its own, so that
 * strangers who try somebody's password cannot use up the owner's tries (OWASP, "device cookies").
 */
export async function rememberDevice(c: Context, config: Keys, userId: UserId, now: Date): Promise<void> {
  const known = read(visitorOf(c.req.raw))?.device ?? newToken();
  const value = `${known}.${await proofOf(config, known, userId)}`;
  setOwnCookie(c, config, DEVICE_COOKIE, value, new Date(now.getTime() + LIFE));
}

/** The name of a visitor's browser, if this person has logged in there before; null otherwise. */
export async function knownDevice(
  visitor: Visitor,
  config: Pick<Config, "AUTH_SECRET">,
  userId: UserId,
): Promise<string | null> {
  const mark = read(visitor);
  if (!mark) return null;
  return constantTimeEqual(mark.proof, await proofOf(config, mark.device, userId)) ? mark.device : null;
}

function read({ deviceMark }: Visitor): { device: string; proof: string } | null {
  const [device, proof] = deviceMark?.split(".") ?? [];
  return device && proof ? { device, proof } : null;
}
