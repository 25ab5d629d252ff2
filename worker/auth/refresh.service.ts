import { hmac, sha256 } from "../lib/crypto";
import { unauthenticated } from "../lib/errors";
import { type Id, newId, type SessionId } from "../lib/ids";
import { log } from "../lib/log";
import { DAY, SECOND } from "../lib/time";
import type { Services } from "../services";
import { ACCESS_TOKEN_S, issueAccessToken } from "./access-token";
import type { Tokens } from "./auth.schema";
import type { RefreshToken, Session } from "./auth.sql.ts";
import { endEmailTokens } from "./email-link.service";
import { endSessions } from "./end-session.service";
import { prepareNotice } from "./notice.service";
import { adoptChild, getRefreshToken, insertRefreshToken } from "./refresh.queries";

const REFRESH_LIFE = 7 * DAY;
/** How long a client whose answer was lost may ask again with the same token. */
const GRACE = 10 * SECOND;

type Issuer = Pick<Services, "config" | "db" | "now">;

/** The token is derived from its row's id, so that the same one can be handed out twice though only its hash is kept. */
const tokenOf = ({ config }: Issuer, id: Id<"refreshToken">) => hmac(config.AUTH_SECRET, id);

async function newRefreshToken(
  issuer: Issuer,
  sessionId: SessionId,
  familyId: Id<"refreshFamily">,
): Promise<RefreshToken> {
  const id = newId("refreshToken");
  const createdAt = issuer.now();
  return {
    id,
    familyId,
    sessionId,
    tokenHash: await sha256(await tokenOf(issuer, id)),
    parentId: null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + REFRESH_LIFE),
    usedAt: null,
    revokedAt: null,
  };
}

async function present(
  issuer: Issuer,
  session: Pick<Session, "userId" | "tokenHash">,
  id: Id<"refreshToken">,
): Promise<Tokens> {
  const accessToken = await issueAccessToken(issuer.config, session.userId, session.tokenHash, issuer.now());
  return { accessToken, refreshToken: await tokenOf(issuer, id), expiresInS: ACCESS_TOKEN_S };
}

/** The first tokens of a session that is being opened. `insert` follows the session's own row in its batch. */
export async function prepareTokens(issuer: Issuer, session: Session) {
  const row = await newRefreshToken(issuer, session.id, newId("refreshFamily"));
  return { insert: insertRefreshToken(issuer.db, row), tokens: await present(issuer, session, row.id) };
}

/**
 * Trades a refresh token for the next one. Any number of parallel calls get the same child, and so does a repeat
 * within 10 s. A later repeat means that two parties hold the token: the session ends for both. Throws `unauthenticated`.
 */
export async function refresh(services: Services, refreshToken: string): Promise<Tokens> {
  const found = await getRefreshToken(services.db, await sha256(refreshToken));
  const now = services.now();
  if (!found || !isLive(found.token, now) || !isLive(found.session, now)) throw unauthenticated();
  const { token, session } = found;
  if (token.usedAt && now.getTime() - token.usedAt.getTime() > GRACE) {
    await endStolenSession(services, token, session);
    throw unauthenticated();
  }
  const proposed = await newRefreshToken(services, token.sessionId, token.familyId);
  const child = await adoptChild(services.db, { ...proposed, parentId: token.id });
  return present(services, session, child.id);
}

const isLive = ({ revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date }, now: Date) =>
  revokedAt === null && expiresAt > now;

async function endStolenSession(services: Services, token: RefreshToken, session: Session): Promise<void> {
  const { id: sessionId, orgId, userId } = session;
  const notice = prepareNotice(services, { action: "refresh.reused", userId, orgId, visitor: null });
  const endNewAddress = endEmailTokens(services.db, userId, "change-email", services.now());
  await endSessions(services, [session], { also: [endNewAddress, ...notice.inserts] });
  notice.finish();
  log.warn("auth.refresh_reused", { sessionId, familyId: token.familyId, orgId, userId });
}
