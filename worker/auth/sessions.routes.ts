import { Hono } from "hono";
import { recentlyProven, signedInNow } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { EndSessions, SessionList, SessionParam } from "./auth.schema";
import { clearOwnCookie } from "./own-cookie";
import { SESSION_COOKIE } from "./session-cookie";
import { endOtherSessions, endOwnSession, listSessions } from "./sessions.service";

/** Whoever ends sessions has proven again who they are (OWASP ASVS 5.0, 7.5.2): a stolen one must not throw its owner out. */
export const sessionRoutes = new Hono<AppEnv>()
  .get("/", signedInNow(), document("auth", "Where you are logged in", { 200: SessionList }), async (c) =>
    c.json(await listSessions(c.var.services, c.var.actor)),
  )
  .delete(
    "/:id",
    recentlyProven(),
    document("auth", "End one session of your own", { 204: "It has ended, with its tokens and its live sockets" }),
    validate("param", SessionParam),
    async (c) => {
      const { services, actor } = c.var;
      const { id } = c.req.valid("param");
      await endOwnSession(services, actor, id, visitorOf(c.req.raw));
      if (id === actor.sessionId) clearOwnCookie(c, services.config, SESSION_COOKIE);
      return c.body(null, 204);
    },
  )
  .delete(
    "/",
    recentlyProven(),
    document("auth", "Log out everywhere else; with `?all=true`, here too", { 204: "They have ended" }),
    validate("query", EndSessions),
    async (c) => {
      const { services, actor } = c.var;
      const all = c.req.valid("query").all === "true";
      await endOtherSessions(services, actor, { all }, visitorOf(c.req.raw));
      if (all) clearOwnCookie(c, services.config, SESSION_COOKIE);
      return c.body(null, 204);
    },
  );
