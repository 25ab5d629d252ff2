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

// Cloudflare sets both headers on every request and overwrites what a client sends.
export const ipOf = ({ headers }: Pick<Request, "headers">): Visitor["ip"] => headers.get("CF-Connecting-IP");
export const visitorOf = ({ headers }: Pick<Request, "headers">): Visitor => ({
  ip: ipOf({ headers }),
  country: Country.safeParse(headers.get("CF-IPCountry")).data ?? null,
  userAgent: headers.get("User-Agent")?.slice(0, LONGEST_USER_AGENT) ?? null,
  deviceMark: deviceMarkIn(headers.get("Cookie") ?? ""),
});

/** Under either name: whoever could plant the cookie of an unencrypted page still cannot sign it. */
function deviceMarkIn(cookies: string): string | null {
  const { [`__Host-${DEVICE_COOKIE}`]: secure, [DEVICE_COOKIE]: plain } = parse(cookies);
  return secure ?? plain ?? null;
}

const IPV6_GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What an address's budget is kept under: for IPv6 the first 64 bits, since every household and every rented machine has all the
 * addresses that begin with them, and could send each try from another.
 */
export const addressOf = ({ ip }: Pick<Visitor, "ip">): string => (ip === null ? "unknown" : networkOf(ip));

function networkOf(ip: string): string {
  if (!ip.includes(":")) return ip;
  if (ip.includes(".")) return ip.slice(ip.lastIndexOf(":") + 1);
  const [start = [], end = []] = ip.split("::").map((part) => part.split(":").filter(Boolean));
  const left = Math.max(0, IPV6_GROUPS - start.length - end.length);
  const groups = [...start, ...Array<string>(left).fill("0"), ...end].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
