import { createMiddleware } from "hono/factory";
import { sha256 } from "../lib/crypto";
import { AppError } from "../lib/errors";
import type { Actor, AppEnv } from "./app-env";

const WINDOW_S = 60;

async function spend(limiter: RateLimit, key: string): Promise<void> {
  const { success } = await limiter.limit({ key });
  if (!success)
    throw new AppError("too_many_requests", "Too many requests. Try again in a minute.", { retryAfterS: WINDOW_S });
}

const address = (header: string | undefined) => header ?? "unknown";

/** For routes that take a password or a token: per address and route. */
export const limitAttempts = createMiddleware<AppEnv>(async (c, next) => {
  await spend(c.env.RATE_AUTH, `${c.req.path}:${address(c.req.header("CF-Connecting-IP"))}`);
  await next();
});

/** For what is aimed at one account: per route and e-mail, so that many addresses together cannot guess its password or flood its inbox. After `validate`. */
export const limitAccount = createMiddleware<AppEnv, string, { out: { json: { email: string } } }>(async (c, next) => {
  await spend(c.env.RATE_ACCOUNT, `${c.req.path}:${await sha256(c.req.valid("json").email)}`);
  await next();
});

/** For everything: per address. Provider webhooks are signed and come in bursts, so they are not counted here. */
export const limitRequests = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.req.path.startsWith("/api/v1/webhooks/"))
    await spend(c.env.RATE_API, address(c.req.header("CF-Connecting-IP")));
  await next();
});

/** For what costs money at a provider: per organisation. */
export const limitCost = createMiddleware<AppEnv & { Variables: { actor: Actor } }>(async (c, next) => {
  await spend(c.env.RATE_COST, c.var.actor.orgId);
  await next();
});
