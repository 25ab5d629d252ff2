/** What the browser may load: this origin, and inline scripts or styles that carry the request's nonce. */
function contentSecurityPolicy(nonce: string, url: URL): string {
  const socket = `${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    // Safari before 17 does not let 'self' stand for the socket's scheme.
    `connect-src 'self' ${socket}`,
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Headers of every answer. The policy is for pages: `nonce` is null where there is none to keep. */
export function setSecurityHeaders(headers: Headers, request: Request, nonce: string | null): void {
  if (nonce !== null) headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, new URL(request.url)));
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)");
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
}
