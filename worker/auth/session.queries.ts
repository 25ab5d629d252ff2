import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { SessionId, UserId } from "../lib/ids";
import { DAY } from "../lib/time";
import { memberships, orgs } from "../orgs/orgs.sql.ts";
import { type Session, sessions, users } from "./auth.sql.ts";

/** How long a session that nobody uses stays open (OWASP ASVS 5.0, 7.3.1): a receptionist is looked at weekly at least, even over a holiday. */
const IDLE_LIFE = 14 * DAY;

const isOpen = (now: Date) =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastUsedAt, new Date(now.getTime() - IDLE_LIFE)),
  );

/**
 * The session that a token opens, with the role its user has now. Null when it has ended or the membership is gone, and once the
 * organisation is being erased: a log-in that was under way then opens nothing.
 */
export async function getLiveSession(db: Db, tokenHash: string, now: Date) {
  const [row] = await db
    .select({
      sessionId: sessions.id,
      userId: sessions.userId,
      orgId: sessions.orgId,
      role: memberships.role,
      provenAt: sessions.provenAt,
      lastUsedAt: sessions.lastUsedAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(memberships, and(eq(memberships.userId, sessions.userId), eq(memberships.orgId, sessions.orgId)))
    .innerJoin(orgs, and(eq(orgs.id, sessions.orgId), isNull(orgs.erasedAt)))
    .where(and(eq(sessions.tokenHash, tokenHash), isOpen(now)));
  return row ?? null;
}

/** The session of a token, live or not. */
export async function getSessionByHash(db: Db, tokenHash: string): Promise<Session | null> {
  const [row] = await db.select().from(sessions).where(eq(sessions.tokenHash, tokenHash));
  return row ?? null;
}

/** Notes that a session is still used, and from where. */
export const touchSession = (db: Db, id: SessionId, seen: Pick<Session, "lastUsedAt" | "ip" | "country">) =>
  db
    .update(sessions)
    .set(seen)
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));

/** Notes that whoever holds a session has proven again who they are. */
export const markSessionProven = (db: Db, id: SessionId, now: Date) =>
  db.update(sessions).set({ provenAt: now }).where(eq(sessions.id, id));

export const insertSession = (db: Db, session: Session) => db.insert(sessions).values(session);

export const markSessionsRevoked = (db: Db, ids: readonly SessionId[], now: Date) =>
  db
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(sql`${sessions.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`, isNull(sessions.revokedAt)),
    );

/** Ends every session of a person but one, however many there are, and says which. */
export const endSessionsOf = (db: Db, userId: UserId, except: SessionId | null, now: Date) =>
  db
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        except === null ? undefined : ne(sessions.id, except),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
      ),
    )
    .returning({ id: sessions.id, orgId: sessions.orgId, tokenHash: sessions.tokenHash });

/** Every session of a person that has not ended, the newest first. */
export const listLiveSessions = (db: Db, userId: UserId, now: Date): Promise<Session[]> =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isOpen(now)))
    .orderBy(desc(sessions.createdAt))
    .limit(200);

/** One session of a person, if it has not ended. */
export async function getOwnSession(db: Db, userId: UserId, id: SessionId, now: Date): Promise<Session | null> {
  const [row] = await db
    .select()
    .from(sessions)
    .where(
      and(eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)),
    );
  return row ?? null;
}

/** Who a session belongs to, and where: what a log-in answers and `GET /auth/session` repeats. */
export async function getSessionOwner(db: Db, id: SessionId) {
  const [row] = await db
    .select({ user: users, org: orgs, role: memberships.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(orgs, eq(orgs.id, sessions.orgId))
    .innerJoin(memberships, and(eq(memberships.userId, sessions.userId), eq(memberships.orgId, sessions.orgId)))
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
  return row ?? null;
}
