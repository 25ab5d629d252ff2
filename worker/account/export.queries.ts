import { and, asc, desc, eq, gt, gte, isNull, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { auditEvents } from "../audit/audit.sql.ts";
import { sessions } from "../auth/auth.sql.ts";
import { appointments } from "../calendar/calendar.sql.ts";
import { calls, callTurns } from "../calls/calls.sql.ts";
import type { Db } from "../db";
import type { CallId, OrgId, ProfileId, UserId } from "../lib/ids";
import { passkeys, totpFactors } from "../mfa/mfa.sql.ts";
import { phoneNumbers } from "../numbers/numbers.sql.ts";
import { memberships, orgs } from "../orgs/orgs.sql.ts";
import { knowledgeGaps, profileVersions } from "../receptionists/receptionists.sql.ts";

// Pages by keyset. Each takes the tenant first, and then where it begins.

/** After this row: by its id as well, so that rows of one and the same instant are neither lost nor repeated. */
type After = { at: Date; id: string } | null;

/** The bound on the instant alone lets an index be entered at the right place; the second part settles equal instants. */
const past = (at: SQLiteColumn, id: SQLiteColumn, after: After): SQL | undefined =>
  after ? and(gte(at, after.at), or(gt(at, after.at), gt(id, after.id))) : undefined;

/** The organisations that somebody is in, with what they are there. */
export const listOrgsOf = (db: Db, userId: UserId) =>
  db
    .select({ org: orgs, role: memberships.role, joinedAt: memberships.createdAt })
    .from(memberships)
    .innerJoin(orgs, eq(orgs.id, memberships.orgId))
    .where(and(eq(memberships.userId, userId), isNull(orgs.erasedAt)))
    .orderBy(asc(memberships.createdAt));

/** Second factors without what they are known by. */
export async function listFactorsOf(db: Db, userId: UserId) {
  const [totp, keys] = await db.batch([
    db
      .select({ createdAt: totpFactors.createdAt, confirmedAt: totpFactors.confirmedAt })
      .from(totpFactors)
      .where(eq(totpFactors.userId, userId)),
    db
      .select({ name: passkeys.name, createdAt: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
      .from(passkeys)
      .where(eq(passkeys.userId, userId)),
  ]);
  return { authenticatorApps: totp, passkeys: keys };
}

export const pageOfSessions = (db: Db, userId: UserId) => (after: After, limit: number) =>
  db
    .select({
      id: sessions.id,
      orgId: sessions.orgId,
      method: sessions.method,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      country: sessions.country,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), past(sessions.createdAt, sessions.id, after)))
    .orderBy(asc(sessions.createdAt), asc(sessions.id))
    .limit(limit);

export const pageOfEvents = (db: Db, userId: UserId) => (after: After, limit: number) =>
  db
    .select({
      id: auditEvents.id,
      action: auditEvents.action,
      ip: auditEvents.ip,
      country: auditEvents.country,
      userAgent: auditEvents.userAgent,
      detail: auditEvents.detail,
      at: auditEvents.at,
    })
    .from(auditEvents)
    .where(and(eq(auditEvents.userId, userId), past(auditEvents.at, auditEvents.id, after)))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
    .limit(limit);

/** Released ones too: calls came in by them. */
export const pageOfNumbers = (db: Db, orgId: OrgId) => (after: After, limit: number) =>
  db
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.orgId, orgId), past(phoneNumbers.createdAt, phoneNumbers.id, after)))
    .orderBy(asc(phoneNumbers.createdAt), asc(phoneNumbers.id))
    .limit(limit);

export const pageOfAppointments = (db: Db, orgId: OrgId) => (after: After, limit: number) =>
  db
    .select()
    .from(appointments)
    .where(and(eq(appointments.orgId, orgId), past(appointments.startsAt, appointments.id, after)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(limit);

export const pageOfGaps = (db: Db, orgId: OrgId) => (after: After, limit: number) =>
  db
    .select()
    .from(knowledgeGaps)
    .where(and(eq(knowledgeGaps.orgId, orgId), past(knowledgeGaps.createdAt, knowledgeGaps.id, after)))
    .orderBy(asc(knowledgeGaps.createdAt), asc(knowledgeGaps.id))
    .limit(limit);

export const pageOfVersions = (db: Db, orgId: OrgId, profileId: ProfileId) => (after: number | null, limit: number) =>
  db
    .select()
    .from(profileVersions)
    .where(
      and(
        eq(profileVersions.orgId, orgId),
        eq(profileVersions.profileId, profileId),
        after === null ? undefined : gt(profileVersions.version, after),
      ),
    )
    .orderBy(asc(profileVersions.version))
    .limit(limit);

/** These calls whole, newest first, and what was said in them, each call's in order. */
export async function readCalls(db: Db, orgId: OrgId, ids: readonly CallId[]) {
  const named = JSON.stringify(ids);
  const [rows, turns] = await db.batch([
    db
      .select()
      .from(calls)
      // The `+` keeps SQLite from reading all of the organisation's calls to find these.
      .where(sql`+${calls.orgId} = ${orgId} AND ${calls.id} IN (SELECT value FROM json_each(${named}))`)
      .orderBy(desc(calls.startedAt), desc(calls.id)),
    db
      .select()
      .from(callTurns)
      .where(and(sql`${callTurns.callId} IN (SELECT value FROM json_each(${named}))`, eq(callTurns.orgId, orgId)))
      .orderBy(asc(callTurns.callId), asc(callTurns.position)),
  ]);
  return rows.map((call) => ({ call, turns: turns.filter(({ callId }) => callId === call.id) }));
}
