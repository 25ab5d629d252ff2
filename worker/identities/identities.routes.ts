import { Hono } from "hono";
import { setLogInCookies } from "../auth/answer-log-in";
import { NEWCOMER_COOKIE, NEWCOMER_LIFE } from "../auth/newcomer-cookie";
import { clearOwnCookie, readOwnCookie, setOwnCookie } from "../auth/own-cookie";
import { publicRoute, recentlyProven } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { ownPath } from "../http/own-path";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { finishTrip } from "./finish.service";
import { IdentityParam, ProviderParam, StartQuery } from "./identities.schema";
import { unlinkIdentity } from "./identities.service";
import { startTrip } from "./start.service";

/** Makes a round trip the one browser's that began it. */
const TRIP_COOKIE = "ava_oauth";

export const identityRoutes = new Hono<AppEnv>()
  .get(
    "/:provider/start",
    publicRoute(),
    document("auth", "Send the browser to Google or Microsoft, to log in, sign up or link", {
      302: "The provider's own page; one of ours when it cannot be reached",
    }),
    validate("param", ProviderParam),
    validate("query", StartQuery),
    async (c) => {
      const { services } = c.var;
      const { next, intent } = c.req.valid("query");
      const asked = { intent, next: ownPath(next), request: c.req.raw };
      const { location, cookie } = await startTrip(services, c.req.valid("param").provider, asked);
      if (cookie) setOwnCookie(c, services.config, TRIP_COOKIE, cookie.token, cookie.expiresAt);
      return c.redirect(location, 302);
    },
  )
  .get(
    "/:provider/callback",
    publicRoute(),
    document("auth", "Where Google and Microsoft send the browser back to", { 302: "A page of ours" }),
    validate("param", ProviderParam),
    async (c) => {
      const { services } = c.var;
      const { config, now } = services;
      const token = readOwnCookie(c.req.raw, config, TRIP_COOKIE);
      const { provider } = c.req.valid("param");
      const { location, outcome, newcomerToken, isOver } = await finishTrip(services, provider, {
        request: c.req.raw,
        token,
      });
      if (isOver) clearOwnCookie(c, config, TRIP_COOKIE);
      if (outcome) await setLogInCookies(c, outcome);
      const until = new Date(now().getTime() + NEWCOMER_LIFE);
      if (newcomerToken) setOwnCookie(c, config, NEWCOMER_COOKIE, newcomerToken, until);
      return c.redirect(location, 302);
    },
  )
  .delete(
    "/identities/:id",
    recentlyProven(),
    document("auth", "Take Google or Microsoft off the account, unless nothing else opens it", { 204: "It is gone" }),
    validate("param", IdentityParam),
    async (c) => {
      await unlinkIdentity(c.var.services, c.var.actor, c.req.valid("param").id, visitorOf(c.req.raw));
      return c.body(null, 204);
    },
  );
