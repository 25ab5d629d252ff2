import type { BatchItem } from "drizzle-orm/batch";
import { dismissViewers } from "../calls/live.service";
import type { SessionId, UserId } from "../lib/ids";
import type { Services } from "../services";
import type { Session } from "./auth.sql.ts";
import { markRefreshTokensRevoked, revokeRefreshTokensOf } from "./refresh.queries";
import { endSessionsOf, markSessionsRevoked } from "./session.queries";
import { forgetSession } from "./session.service";

type Store = Pick<Services, "db" | "now" | "rooms" | "desks" | "sessions" | "waitUntil">;
type Ended = Pick<Session, "id" | "orgId" | "tokenHash">;
/** What is written in the same batch, even where there is no session to end: the change that ends them, what is told of it. */
type Also = { also?: readonly BatchItem<"sqlite">[] };

/**
 * Ends sessions with their refresh tokens (OWASP ASVS 5.0, 7.4.1): in D1 first, where whatever is sensitive asks, and then in KV.
 * The sockets that they watch calls with are closed after the answer.
 */
export async function endSessions(store: Store, sessions: readonly Ended[], { also = [] }: Also = {}): Promise<void> {
  const { db, now } = store;
  const ids = sessions.map(({ id }) => id);
  await db.batch([markSessionsRevoked(db, ids, now()), markRefreshTokensRevoked(db, ids, now()), ...also]);
  await cutOff(store, sessions);
}

async function cutOff(store: Store, sessions: readonly Ended[]): Promise<void> {
  await Promise.all(sessions.map(({ tokenHash }) => forgetSession(store, tokenHash)));
  for (const orgId of new Set(sessions.map((session) => session.orgId))) {
    const ofOrg = sessions.filter((session) => session.orgId === orgId);
    store.waitUntil(
      dismissViewers(
        store,
        orgId,
        ofOrg.map(({ id }) => id),
      ),
    );
  }
}

/**
 * Ends every session of a person, but for one where it is named. D1 ends them all in one statement, whatever becomes of the rest:
 * however many a thief has opened, and be the last a moment ago.
 */
export async function endAllSessions(
  store: Store,
  userId: UserId,
  { except = null, also = [] }: Also & { except?: SessionId | null } = {},
): Promise<void> {
  const { db, now } = store;
  const [ended] = await db.batch([
    endSessionsOf(db, userId, except, now()),
    revokeRefreshTokensOf(db, userId, except, now()),
    ...also,
  ]);
  await cutOff(store, ended);
}
