import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "./app-env";

const headers = secureHeaders({
  // The API answers data; the reference page, its one document, has its styles in a file.
  contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'self'"], frameAncestors: ["'none'"] },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
});

/** Security headers on every answer but a socket's: a 101 comes from an object and cannot be changed. */
export const withSecureHeaders = createMiddleware<AppEnv>((c, next) =>
  c.req.header("Upgrade")?.toLowerCase() === "websocket" ? next() : headers(c, next),
);
