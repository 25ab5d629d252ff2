import * as z from "zod";
import type { Visitor } from "../http/visitor";
import { newToken, sha256 } from "../lib/crypto";
import { newId, type OrgId, type SessionId, type UserId } from "../lib/ids";
import { log } from "../lib/log";
import { DAY, HOUR, MINUTE, SECOND } from "../lib/time";
import { ROLES, type Role } from "../permissions";
import type { Services } from "../services";
import type { WayIn } from "./auth.schema";
import type { Session } from "./auth.sql.ts";
import { getLiveSession, insertSession, listLiveSessions, touchSession } from "./session.queries";

const SESSION_LIFE = 30 * DAY;
/** How long KV may answer for D1. Whoever revokes deletes the record; this bounds what a lost delete could cost. */
const RECORD_LIFE = HOUR;
/** How often D1 is told that a session is used. It is asked as often, whatever KV says. */
const SEEN_EVERY = 10 * MINUTE;
/** The shortest life KV accepts. */
const MIN_RECORD_LIFE = 60 * SECOND;

/** What KV keeps for a session, under the hash of its token. */
const SessionRecord = z.object({
  sessionId: z.templateLiteral(["sess_", z.string()]),
  userId: z.templateLiteral(["user_", z.string()]),
  orgId: z.templateLiteral(["org_", z.string()]),
  role: z.enum(ROLES),
  /** When D1 was last told that the session is used: epoch milliseconds. */
  seenAtMs: z.number(),
});
type SessionRecord = z.infer<typeof SessionRecord>;
/** Who holds a session, and, where D1 was asked, when they last proved it. */
type LiveSession = Omit<SessionRecord, "seenAtMs"> & { provenAt: Date | null };

export { markSessionProven } from "./session.queries";

type Member = { userId: UserId; orgId: OrgId; role: Role };
type Store = Pick<Services, "db" | "sessions" | "now">;

const keyOf = (tokenHash: string) => `session:${tokenHash}`;

async function remember(store: Store, tokenHash: string, record: SessionRecord, expiresAt: Date): Promise<void> {
  const lifeMs = Math.min(expiresAt.getTime() - store.now().getTime(), RECORD_LIFE);
  if (lifeMs < MIN_RECORD_LIFE) return;
  const expirationTtl = Math.floor(lifeMs / SECOND);
  try {
    await store.sessions.put(keyOf(tokenHash), JSON.stringify(record), { expirationTtl });
  } catch (error) {
    // D1 holds the session: without its copy the next request is slower, not refused.
    log.error("session.remember_failed", { sessionId: record.sessionId, error });
  }
}

/** Makes KV forget a session. D1 must know of its end first, or a reader would write it back. */
export const forgetSession = ({ sessions }: Pick<Store, "sessions">, tokenHash: string): Promise<void> =>
  sessions.delete(keyOf(tokenHash));

/** Makes KV forget every session of somebody, so that the next request of each asks D1: for a change of what they may do. */
export async function forgetSessionsOf(store: Pick<Store, "db" | "sessions" | "now">, userId: UserId): Promise<void> {
  const live = await listLiveSessions(store.db, userId, store.now());
  await Promise.all(live.map(({ tokenHash }) => forgetSession(store, tokenHash)));
}

/**
 * A new session for a member. `insert` belongs in the batch of the change that opens it; `remember` follows the
 * batch. The token leaves the Worker once, in the cookie: only its hash is kept.
 */
export async function prepareSession(
  store: Store,
  { userId, orgId, role }: Member,
  method: WayIn,
  { userAgent, ip, country }: Visitor,
) {
  const token = newToken();
  const createdAt = store.now();
  const session: Session = {
    id: newId("session"),
    userId,
    orgId,
    tokenHash: await sha256(token),
    method,
    userAgent,
    ip,
    country,
    createdAt,
    lastUsedAt: createdAt,
    provenAt: createdAt,
    expiresAt: new Date(createdAt.getTime() + SESSION_LIFE),
    revokedAt: null,
  };
  const record = { sessionId: session.id, userId, orgId, role, seenAtMs: createdAt.getTime() };
  return {
    session,
    token,
    insert: insertSession(store.db, session),
    remember: () => refill(store, session.tokenHash, record, session.expiresAt),
  };
}

/**
 * The live session under a token's hash, or null. From KV, at most 60 s late; `fresh` asks D1, where a revocation or
 * a changed role is seen at once.
 */
export async function readSession(
  services: Store & Pick<Services, "waitUntil">,
  tokenHash: string,
  { fresh, visitor }: { fresh: boolean; visitor: () => Visitor },
): Promise<LiveSession | null> {
  const now = services.now();
  const known = fresh ? null : await readRecord(services, tokenHash);
  if (known && now.getTime() - known.seenAtMs < SEEN_EVERY) return { ...known, provenAt: null };
  const live = await getLiveSession(services.db, tokenHash, now);
  if (!live) {
    if (fresh || known) services.waitUntil(forgetSession(services, tokenHash));
    return null;
  }
  const { expiresAt, lastUsedAt, provenAt, ...member } = live;
  const isDue = !lastUsedAt || now.getTime() - lastUsedAt.getTime() >= SEEN_EVERY;
  if (isDue) services.waitUntil(touch(services, member.sessionId, visitor(), now));
  const seenAtMs = isDue || !lastUsedAt ? now.getTime() : lastUsedAt.getTime();
  if (!fresh || isDue) services.waitUntil(refill(services, tokenHash, { ...member, seenAtMs }, expiresAt));
  return { ...member, provenAt: fresh ? provenAt : null };
}

const touch = async ({ db }: Store, id: SessionId, { ip, country }: Visitor, now: Date): Promise<void> => {
  await touchSession(db, id, { lastUsedAt: now, ip, country });
};

async function readRecord({ sessions }: Store, tokenHash: string): Promise<SessionRecord | null> {
  const stored = await sessions.get(keyOf(tokenHash), "json").catch((error: unknown) => {
    log.error("session.read_failed", { error });
    return null; // D1 is asked instead
  });
  if (stored === null) return null;
  const record = SessionRecord.safeParse(stored);
  if (!record.success) log.error("session.read_failed", { issues: record.error.issues });
  return record.data ?? null;
}

/** Looks at D1 again after the write: a revocation or a change of role in between has deleted a record that was not there yet. */
async function refill(store: Store, tokenHash: string, record: SessionRecord, expiresAt: Date): Promise<void> {
  await remember(store, tokenHash, record, expiresAt);
  const live = await getLiveSession(store.db, tokenHash, store.now());
  if (live?.role !== record.role) await forgetSession(store, tokenHash);
}
