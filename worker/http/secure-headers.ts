import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "./app-env";

const headers = secureHeaders({
  // The API answers data; the reference page, its one document, has its styles in a file.
  contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'self'"], frameAncestors: ["'none'"] },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
});

/**
 * Security headers on every answer but a socket's: a 101 comes from an object and cannot be changed. Answers hold people's data, and
 * codes that are shown once, so no cache keeps one that does not say for how long (OWASP ASVS 5.0, 14.3.2).
 */
export const withSecureHeaders = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.header("Upgrade")?.toLowerCase() === "websocket") return next();
  await headers(c, next);
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
});
