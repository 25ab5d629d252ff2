import { createMiddleware } from "hono/factory";
import { log } from "../lib/log";
import { createServices } from "../services";
import type { AppEnv } from "./app-env";

/** A caller's own id is kept when it is short and harmless, so that one id follows a request across systems. */
const SANE_ID = /^[\w.-]{8,64}$/;

/** Names the request, builds its services, and logs one line when it is answered. */
export const withRequest = createMiddleware<AppEnv>(async (c, next) => {
  const given = c.req.header("X-Request-Id");
  const requestId = given && SANE_ID.test(given) ? given : crypto.randomUUID();
  c.set("requestId", requestId);
  c.header("X-Request-Id", requestId);
  c.set("services", createServices(c.env, c.executionCtx));
  const startedMs = Date.now();
  await next();
  if (c.res.status !== 101) c.res.headers.set("X-Request-Id", requestId);
  log.info("request.finished", {
    requestId,
    method: c.req.method,
    route: c.req.routePath,
    status: c.res.status,
    durationMs: Date.now() - startedMs,
  });
});
