import { env, exports } from "cloudflare:workers";
import { users } from "../../worker/auth/auth.sql.ts";
import { prepareSession } from "../../worker/auth/session.service";
import { sessionCookieName } from "../../worker/auth/session-cookie";
import { newId, type OrgId } from "../../worker/lib/ids";
import { onboarding } from "../../worker/onboarding/onboarding.sql.ts";
import { memberships, orgs } from "../../worker/orgs/orgs.sql.ts";
import type { Role } from "../../worker/permissions";
import { createServices, type Services } from "../../worker/services";

/** The origin that `PUBLIC_ORIGIN` names in tests. */
export const ORIGIN = "http://ava.test";

/** What the Worker itself stands on, for a test that prepares rows or looks at them. */
export const services: Services = createServices(env, { waitUntil: (work) => void work });

type ApiInit = Omit<RequestInit, "body"> & {
  /** Sent as it is. */
  body?: BodyInit;
  /** Sent as a JSON body; the method becomes POST unless one is given. */
  json?: unknown;
};

/** Fetches `/api/v1<path>` through the Worker's front door, as a page of ours would; `cookie` makes it a member's. */
export function fetchApi(path: string, { json, ...init }: ApiInit = {}, cookie?: string): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has("Origin")) headers.set("Origin", ORIGIN);
  if (cookie && !headers.has("Authorization")) headers.set("Cookie", cookie);
  if (json === undefined) return exports.default.fetch(`${ORIGIN}/api/v1${path}`, { ...init, headers });
  headers.set("Content-Type", "application/json");
  return exports.default.fetch(`${ORIGIN}/api/v1${path}`, {
    method: "POST",
    ...init,
    headers,
    body: JSON.stringify(json),
  });
}

async function addUser(orgId: OrgId, role: Role, locale: "fr" | "en") {
  const now = services.now();
  const id = newId("user");
  const user = {
    id,
    email: `${id}@example.org`,
    name: "Camille Martin",
    passwordHash: null,
    locale,
    phone: null,
    timeZone: null,
    emailVerifiedAt: now,
    createdAt: now,
    erasedAt: null,
  };
  const visitor = { ip: null, country: null, userAgent: "harness" };
  const opened = await prepareSession(services, { userId: id, orgId, role }, "password", visitor);
  await services.db.batch([
    services.db.insert(users).values(user),
    services.db.insert(memberships).values({ userId: id, orgId, role, createdAt: now }),
    opened.insert,
  ]);
  await opened.remember();
  const cookie = `${sessionCookieName(services.config)}=${opened.token}`;
  return {
    user,
    userId: id,
    role,
    sessionId: opened.session.id,
    /** Ready for a `Cookie` header. */
    cookie,
    /** `api("/calls")` is `GET /api/v1/calls` as this member; `api("/x", { json: {…} })` posts. */
    api: (path: string, init?: ApiInit) => fetchApi(path, init, cookie),
  };
}

/** Another member of an organisation, logged in. */
export const addMember = (orgId: OrgId, role: Role) => addUser(orgId, role, "fr");

type OrgOptions = { role?: Role; timeZone?: string; locale?: "fr" | "en"; name?: string };

/** A fresh organisation with one logged-in member (its owner, unless another role is asked for). Each test makes its own. */
export async function createOrg({
  role = "owner",
  timeZone = "Europe/Paris",
  locale = "fr",
  name = "Salon Martin",
}: OrgOptions = {}) {
  const now = services.now();
  const org = { id: newId("org"), name, industry: null, timeZone, locale, createdAt: now, erasedAt: null };
  await services.db.batch([
    services.db.insert(orgs).values(org),
    services.db.insert(onboarding).values({
      orgId: org.id,
      done: [],
      reach: null,
      completedAt: null,
      createdAt: now,
      updatedAt: now,
    }),
  ]);
  return { org, orgId: org.id, ...(await addUser(org.id, role, locale)) };
}
