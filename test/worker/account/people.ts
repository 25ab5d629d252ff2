import { eq } from "drizzle-orm";
import { auditEvents } from "../../../worker/audit/audit.sql.ts";
import { users } from "../../../worker/auth/auth.sql.ts";
import { prepareSession } from "../../../worker/auth/session.service";
import { sessionCookieName } from "../../../worker/auth/session-cookie";
import type { OrgId, UserId } from "../../../worker/lib/ids";
import type { Role } from "../../../worker/permissions";
import { services } from "../harness";

const { db } = services;

/** Somebody's row as it is. */
export const userRow = async (id: UserId) => (await db.select().from(users).where(eq(users.id, id)))[0] ?? null;

/** What the audit holds of somebody, oldest first. */
export const actionsOf = async (id: UserId) =>
  (await db.select().from(auditEvents).where(eq(auditEvents.userId, id)).orderBy(auditEvents.at)).map(
    ({ action }) => action,
  );

/** The same person in another browser. */
export async function logInElsewhere({ userId, orgId, role }: { userId: UserId; orgId: OrgId; role: Role }) {
  const visitor = { ip: null, country: "BE", userAgent: "elsewhere" };
  const opened = await prepareSession(services, { userId, orgId, role }, "password", visitor);
  await opened.insert;
  await opened.remember();
  return `${sessionCookieName(services.config)}=${opened.token}`;
}

/** The code of a refusal. */
export const refusal = async (answer: Response) =>
  (await answer.json<{ error: { code: string; issues?: { path: string }[] } }>()).error;
