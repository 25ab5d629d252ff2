import { parse } from "hono/utils/cookie";
import * as z from "zod";

/** Where a request comes from, as far as Cloudflare and the browser tell: for budgets, session lists and the audit. */
export type Visitor = {
  /** Null on a machine of one's own, where no edge names it. */
  ip: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  userAgent: string | null;
  /** What marks a browser that has logged in before, unjudged: see auth/device-cookie.ts. */
  deviceMark?: string | null;
};

/** Cloudflare says `XX` where it does not know, and `T1` for Tor. */
const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine((code) => code !== "XX");
const LONGEST_USER_AGENT = 300;
/** Set by auth/device-cookie.ts. */
export const DEVICE_COOKIE = "ava_device";

/** Cloudflare sets both headers on every request and overwrites what a client sends. */
export const visitorOf = ({ headers }: Pick<Request, "headers">): Visitor => ({
  ip: headers.get("CF-Connecting-IP"),
  country: Country.safeParse(headers.get("CF-IPCountry")).data ?? null,
  userAgent: headers.get("User-Agent")?.slice(0, LONGEST_USER_AGENT) ?? null,
  deviceMark: deviceMarkIn(headers.get("Cookie") ?? ""),
});

/** Under either name: whoever could plant the cookie of an unencrypted page still cannot sign it. */
function deviceMarkIn(cookies: string): string | null {
  const { [`__Host-${DEVICE_COOKIE}`]: secure, [DEVICE_COOKIE]: plain } = parse(cookies);
  return secure ?? plain ?? null;
}

/** What an address's budget is kept under. */
export const addressOf = ({ ip }: Visitor): string => ip ?? "unknown";
