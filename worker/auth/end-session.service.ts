import type { BatchItem } from "drizzle-orm/batch";
import type { Services } from "../services";
import type { Session } from "./auth.sql.ts";
import { markRefreshTokensRevoked } from "./refresh.queries";
import { markSessionsRevoked } from "./session.queries";
import { forgetSession } from "./session.service";

/**
 * Ends sessions with their refresh tokens: in D1 first, where whatever is sensitive asks, and then in KV. `also` is written in
 * the same batch, even where there is none to end: what is told of it in the audit, and the change that ends them.
 */
export async function endSessions(
  { db, now, sessions: records }: Pick<Services, "db" | "sessions" | "now">,
  sessions: readonly Pick<Session, "id" | "tokenHash">[],
  { also = [] }: { also?: readonly BatchItem<"sqlite">[] } = {},
): Promise<void> {
  const ids = sessions.map(({ id }) => id);
  await db.batch([markSessionsRevoked(db, ids, now()), markRefreshTokensRevoked(db, ids, now()), ...also]);
  await Promise.all(sessions.map(({ tokenHash }) => forgetSession({ sessions: records }, tokenHash)));
}
