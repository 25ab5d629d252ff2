import { createMiddleware } from "hono/factory";
import { AppError } from "../lib/errors";
import type { Actor, AppEnv } from "./app-env";
import { addressOf, ipOf } from "./visitor";

const WINDOW_S = 60;

async function spend(limiter: RateLimit, key: string): Promise<void> {
  const { success } = await limiter.limit({ key });
  if (!success)
    throw new AppError("too_many_requests", "Too many requests. Try again in a minute.", { retryAfterS: WINDOW_S });
}

/** For everything: per address. What can be guessed has budgets of its own (throttle/budgets.ts). Provider webhooks are signed and come in bursts, so they are not counted here. */
export const limitRequests = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.req.path.startsWith("/api/v1/webhooks/")) await spend(c.env.RATE_API, addressOf({ ip: ipOf(c.req.raw) }));
  await next();
});

/** For what costs money at a provider: per organisation. */
export const limitCost = createMiddleware<AppEnv & { Variables: { actor: Actor } }>(async (c, next) => {
  await spend(c.env.RATE_COST, c.var.actor.orgId);
  await next();
});
