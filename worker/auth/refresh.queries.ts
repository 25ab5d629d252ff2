import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { Id, SessionId, UserId } from "../lib/ids";
import { memberships } from "../orgs/orgs.sql.ts";
import { type RefreshToken, refreshTokens, sessions } from "./auth.sql.ts";

export const insertRefreshToken = (db: Db, token: RefreshToken) => db.insert(refreshTokens).values(token);

/** A refresh token with the session it renews. Null as well when its holder is no longer a member. */
export async function getRefreshToken(db: Db, tokenHash: string) {
  const [row] = await db
    .select({ token: refreshTokens, session: sessions })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .innerJoin(memberships, and(eq(memberships.userId, sessions.userId), eq(memberships.orgId, sessions.orgId)))
    .where(eq(refreshTokens.tokenHash, tokenHash));
  return row ?? null;
}

/** Gives a token its one child: the one proposed, or the one that a parallel refresh made first. */
export async function adoptChild(db: Db, proposed: RefreshToken & { parentId: Id<"refreshToken"> }) {
  const { parentId, createdAt } = proposed;
  const [, , children] = await db.batch([
    db.insert(refreshTokens).values(proposed).onConflictDoNothing({ target: refreshTokens.parentId }),
    db
      .update(refreshTokens)
      .set({ usedAt: createdAt })
      .where(and(eq(refreshTokens.id, parentId), isNull(refreshTokens.usedAt))),
    db.select().from(refreshTokens).where(eq(refreshTokens.parentId, parentId)),
  ]);
  const [child] = children;
  if (!child) throw new Error("A refresh token has no child after its batch");
  return child;
}

/** Ends every refresh token of these sessions, whichever family it is of. D1 binds a hundred values: the ids travel as one JSON text. */
export const markRefreshTokensRevoked = (db: Db, sessionIds: readonly SessionId[], now: Date) =>
  db
    .update(refreshTokens)
    .set({ revokedAt: now })
    .where(
      and(
        sql`${refreshTokens.sessionId} IN (SELECT value FROM json_each(${JSON.stringify(sessionIds)}))`,
        isNull(refreshTokens.revokedAt),
      ),
    );

/** Ends every refresh token of a person's sessions but one's. */
export const revokeRefreshTokensOf = (db: Db, userId: UserId, except: SessionId | null, now: Date) =>
  db
    .update(refreshTokens)
    .set({ revokedAt: now })
    .where(
      and(
        inArray(
          refreshTokens.sessionId,
          db
            .select({ id: sessions.id })
            .from(sessions)
            .where(and(eq(sessions.userId, userId), except === null ? undefined : ne(sessions.id, except))),
        ),
        isNull(refreshTokens.revokedAt),
      ),
    );
