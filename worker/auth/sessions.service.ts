import { prepareAudit } from "../audit/audit.service";
import { deviceOf } from "../audit/device";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { notFound } from "../lib/errors";
import type { SessionId } from "../lib/ids";
import type { Services } from "../services";
import type { SessionList } from "./auth.schema";
import type { Session } from "./auth.sql.ts";
import { endEmailTokens } from "./email-link.service";
import { endAllSessions, endSessions } from "./end-session.service";
import { getOwnSession, listLiveSessions } from "./session.queries";

/** Where somebody is logged in, the newest first (OWASP ASVS 5.0, 7.5.2). */
export async function listSessions({ db, now }: Pick<Services, "db" | "now">, actor: Actor): Promise<SessionList> {
  const rows = await listLiveSessions(db, actor.userId, now());
  return { items: rows.map((row) => toItem(row, actor.sessionId)) };
}

const toItem = (
  { id, userAgent, country, method, createdAt, lastUsedAt }: Session,
  current: SessionId,
): SessionList["items"][number] => ({
  id,
  ...deviceOf(userAgent),
  country,
  method,
  createdAt: createdAt.toISOString(),
  lastUsedAt: (lastUsedAt ?? createdAt).toISOString(),
  isCurrent: id === current,
});

/**
 * Ends one of somebody's own sessions, and a change of address that is not confirmed yet, since that session may have asked for it.
 * Throws `not_found` for another's, and for one that is over.
 */
export async function endOwnSession(services: Services, actor: Actor, id: SessionId, visitor: Visitor): Promise<void> {
  const session = await getOwnSession(services.db, actor.userId, id, services.now());
  if (!session) throw notFound("session");
  const { userId, orgId } = actor;
  const audit = prepareAudit(services, { action: "session.ended", userId, orgId, visitor, detail: { session: id } });
  const endNewAddress = endEmailTokens(services.db, userId, "change-email", services.now());
  await endSessions(services, [session], { also: [endNewAddress, audit.insert] });
  audit.seal();
}

/**
 * Ends somebody's sessions everywhere else, or everywhere; and a change of address that is not confirmed yet, since one of those
 * sessions may have asked for it.
 */
export async function endOtherSessions(
  services: Services,
  { userId, orgId, sessionId }: Actor,
  { all }: { all: boolean },
  visitor: Visitor,
): Promise<void> {
  const audit = prepareAudit(services, { action: "sessions.ended", userId, orgId, visitor, detail: { all } });
  const endNewAddress = endEmailTokens(services.db, userId, "change-email", services.now());
  await endAllSessions(services, userId, { except: all ? null : sessionId, also: [endNewAddress, audit.insert] });
  audit.seal();
}
