import { createMiddleware } from "hono/factory";
import { sha256 } from "../lib/crypto";
import type { Actor, AppEnv } from "./app-env";

/**
 * Lets a member's own browser or client keep what it read, and ask each time whether it still holds: 304 when it does (RFC 9110,
 * 13.1.2). It saves the bytes, never the check of who asks, which comes first. The tag is made of the answer and of the person, so
 * that nobody's tag stands for what another was told. Answers that are not JSON, or are a download, pass as they are.
 */
export const revalidated = createMiddleware<AppEnv & { Variables: { actor?: Actor } }>(async (c, next) => {
  await next();
  const { actor } = c.var;
  if (!actor || !["GET", "HEAD"].includes(c.req.method) || c.res.status !== 200 || !isPlainJson(c.res.headers)) return;
  const text = await c.res.text();
  // Weak: what lies between may compress the answer (RFC 9110, 8.8.1).
  const tag = `W/"${await sha256(`${actor.userId} ${actor.orgId} ${text}`)}"`;
  const headers = new Headers(c.res.headers);
  headers.set("ETag", tag);
  headers.set("Cache-Control", "private, no-cache");
  headers.append("Vary", "Cookie, Authorization");
  const holds = names(c.req.header("If-None-Match"), tag);
  if (holds) {
    headers.delete("Content-Type");
    headers.delete("Content-Length");
  }
  // Hono would give the new answer each header of the old one, one by one.
  c.res = undefined;
  c.res = holds ? new Response(null, { status: 304, headers }) : new Response(text, { status: 200, headers });
});

const isPlainJson = (headers: Headers) =>
  headers.get("Content-Type")?.startsWith("application/json") === true &&
  !headers.has("Content-Disposition") &&
  !headers.has("Cache-Control");

/** Whether the tag is among those of an `If-None-Match`, compared weakly. Not `*`: nobody who asks for it has read anything. */
const names = (header: string | undefined, tag: string): boolean =>
  header?.split(",").some((named) => withoutWeakness(named.trim()) === withoutWeakness(tag)) === true;

const withoutWeakness = (tag: string) => tag.replace(/^W\//, "");
