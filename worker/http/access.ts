import type { Hono, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { authenticate } from "../auth/authenticate";
import { isProven } from "../auth/proof";
import { forbidden, stepUpRequired } from "../lib/errors";
import { can, type Permission, SENSITIVE } from "../permissions";
import type { Actor, AppEnv } from "./app-env";

/** How a route may be reached: each declares exactly one. */
export type Access =
  | { kind: "public" }
  /** A provider's webhook: the handler verifies the signature or the secret. */
  | { kind: "provider"; provider: WebhookSender }
  /** A machine of ours, with a bearer token of its own. */
  | { kind: "operator" }
  /** Any member, whatever the role. */
  | { kind: "signed-in" }
  | { kind: "permission"; permission: Permission };

type WebhookSender = "vapi" | "twilio" | "resend" | "sendgrid";

const declared = new WeakMap<object, Access>();

const declare = <M extends MiddlewareHandler>(access: Access, middleware: M): M => {
  declared.set(middleware, access);
  return middleware;
};

const passThrough = () => createMiddleware<AppEnv>((_c, next) => next());
export const publicRoute = () => declare({ kind: "public" }, passThrough());
export const providerRoute = (provider: WebhookSender) => declare({ kind: "provider", provider }, passThrough());
export const operatorRoute = () => declare({ kind: "operator" }, passThrough());

type SignedIn = AppEnv & { Variables: { actor: Actor } };

export const signedIn = () =>
  declare(
    { kind: "signed-in" },
    createMiddleware<SignedIn>(async (c, next) => {
      c.set("actor", await authenticate(c.req.raw, c.var.services, { fresh: false }));
      await next();
    }),
  );

/** Like {@link signedIn}, with session and membership read in D1: for what concerns somebody's account. */
export const signedInNow = () =>
  declare(
    { kind: "signed-in" },
    createMiddleware<SignedIn>(async (c, next) => {
      c.set("actor", await authenticate(c.req.raw, c.var.services, { fresh: true }));
      await next();
    }),
  );

/**
 * For what a stolen session must not reach: whoever is logged in has proven again, moments ago, who they are (OWASP ASVS 5.0,
 * 7.5.1 and 7.5.3). `POST /auth/step-up` is where.
 */
export const recentlyProven = () =>
  declare(
    { kind: "signed-in" },
    createMiddleware<SignedIn>(async (c, next) => {
      const actor = await authenticate(c.req.raw, c.var.services, { fresh: true });
      if (!isProven(actor.provenAt, c.var.services.now())) throw stepUpRequired();
      c.set("actor", actor);
      await next();
    }),
  );

/** The role check. It is never the tenant check: each query takes the actor's organisation as well. `fresh` asks D1, not KV. */
export const requirePermission = (permission: Permission, { fresh = SENSITIVE.has(permission) } = {}) =>
  declare(
    { kind: "permission", permission },
    createMiddleware<SignedIn>(async (c, next) => {
      const actor = await authenticate(c.req.raw, c.var.services, { fresh });
      if (!can(actor.role, permission)) throw forbidden();
      c.set("actor", actor);
      await next();
    }),
  );

export type DeclaredRoute = { method: string; path: string; access: Access };

/** Every mounted route with its access. Throws when one declares none or two: deny-all is decided at start-up, not per request. */
export function declaredRoutes(app: Pick<Hono, "routes">): DeclaredRoute[] {
  const byRoute = new Map<string, { method: string; path: string; accesses: Access[] }>();
  for (const { method, path, handler } of app.routes) {
    if (method === "ALL") continue;
    const route = byRoute.get(`${method} ${path}`) ?? { method, path, accesses: [] };
    const access = declared.get(handler);
    if (access) route.accesses.push(access);
    byRoute.set(`${method} ${path}`, route);
  }
  return [...byRoute.values()].map(({ method, path, accesses }) => {
    const [access, second] = accesses;
    if (!access || second)
      throw new Error(`${method} ${path} must declare one access, and declares ${accesses.length}`);
    return { method, path, access };
  });
}
