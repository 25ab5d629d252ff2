import { createMiddleware } from "hono/factory";
import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import { ownOrigins } from "../mfa/relying-party";
import type { AppEnv } from "./app-env";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a write that another site makes a browser send. Browsers mark every such request with `Origin` or
 * `Sec-Fetch-Site`; a request with neither, or with a bearer token, is not one that a foreign page can forge.
 * A WebSocket upgrade is a GET that acts, so it is checked too (RFC 6455, 10.2).
 */
export const refuseForeignOrigins = createMiddleware<AppEnv>(async (c, next) => {
  const isUpgrade = c.req.header("Upgrade")?.toLowerCase() === "websocket";
  const isForgeable = !c.req.header("Authorization") && (isUpgrade || !SAFE.has(c.req.method));
  if (
    isForgeable &&
    isForeign(c.req.header("Origin"), c.req.header("Sec-Fetch-Site"), ownOrigins(c.var.services.config))
  ) {
    log.warn("auth.origin_refused", { requestId: c.var.requestId, route: c.req.path });
    throw new AppError("foreign_origin", "This request comes from another site.");
  }
  await next();
});

function isForeign(origin: string | undefined, fetchSite: string | undefined, own: string[]): boolean {
  if (origin !== undefined) return !own.includes(origin);
  return fetchSite !== undefined && fetchSite !== "same-origin" && fetchSite !== "none";
}
