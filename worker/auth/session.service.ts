import * as z from "zod";
import { newToken, sha256 } from "../lib/crypto";
import { newId, type OrgId, type UserId } from "../lib/ids";
import { log } from "../lib/log";
import { DAY, HOUR, SECOND } from "../lib/time";
import { ROLES, type Role } from "../permissions";
import type { Services } from "../services";
import type { Session } from "./auth.sql.ts";
import { getLiveSession, insertSession } from "./session.queries";

const SESSION_LIFE = 30 * DAY;
/** How long KV may answer for D1. Whoever revokes deletes the record; this bounds what a lost delete could cost. */
const RECORD_LIFE = HOUR;
/** The shortest life KV accepts. */
const MIN_RECORD_LIFE = 60 * SECOND;

/** What KV keeps for a session, under the hash of its token. */
const SessionRecord = z.object({
  sessionId: z.templateLiteral(["sess_", z.string()]),
  userId: z.templateLiteral(["user_", z.string()]),
  orgId: z.templateLiteral(["org_", z.string()]),
  role: z.enum(ROLES),
});
type SessionRecord = z.infer<typeof SessionRecord>;
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

/**
 * A new session for a member. `insert` belongs in the batch of the change that opens it; `remember` follows the
 * batch. The token leaves the Worker once, in the cookie: only its hash is kept.
 */
export async function prepareSession(store: Store, { userId, orgId, role }: Member, userAgent: string | null) {
  const token = newToken();
  const createdAt = store.now();
  const session: Session = {
    id: newId("session"),
    userId,
    orgId,
    tokenHash: await sha256(token),
    userAgent: userAgent?.slice(0, 300) ?? null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + SESSION_LIFE),
    revokedAt: null,
  };
  const record = { sessionId: session.id, userId, orgId, role };
  return {
    session,
    token,
    insert: insertSession(store.db, session),
    remember: () => remember(store, session.tokenHash, record, session.expiresAt),
  };
}

/**
 * The live session under a token's hash, or null. From KV, at most 60 s late; `fresh` asks D1, where a revocation or
 * a changed role is seen at once.
 */
export async function readSession(
  services: Store & Pick<Services, "waitUntil">,
  tokenHash: string,
  { fresh }: { fresh: boolean },
): Promise<SessionRecord | null> {
  const known = fresh ? null : await readRecord(services, tokenHash);
  if (known) return known;
  const live = await getLiveSession(services.db, tokenHash, services.now());
  if (!live) {
    if (fresh) services.waitUntil(forgetSession(services, tokenHash));
    return null;
  }
  const { expiresAt, ...record } = live;
  if (!fresh) services.waitUntil(refill(services, tokenHash, record, expiresAt));
  return record;
}

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

/** Looks at D1 again after the write: a revocation in between has already deleted a record that was not there yet. */
async function refill(store: Store, tokenHash: string, record: SessionRecord, expiresAt: Date): Promise<void> {
  await remember(store, tokenHash, record, expiresAt);
  if (!(await getLiveSession(store.db, tokenHash, store.now()))) await forgetSession(store, tokenHash);
}
