import { newToken, sha256 } from "../lib/crypto";
import { newId, type UserId } from "../lib/ids";
import type { Services } from "../services";
import type { Challenge } from "./auth.sql.ts";
import { getOpenChallenge, insertChallenge, spendChallenge } from "./challenge.queries";
import type { ChallengeDetail } from "./challenge.schema";

export { endHalfwayLogIns, writeByChallenge } from "./challenge.queries";

type Store = Pick<Services, "db" | "now">;
type Kind = ChallengeDetail["kind"];
/** A challenge of one kind. */
export type ChallengeOf<K extends Kind> = Omit<Challenge, "detail"> & { detail: Extract<ChallengeDetail, { kind: K }> };

/** Begins something that the browser must finish with the token. `insert` may stand in a batch. */
export async function prepareChallenge(
  { db, now }: Store,
  {
    detail,
    userId = null,
    lifeMs,
    token = newToken(),
  }: {
    detail: ChallengeDetail;
    userId?: UserId | null;
    lifeMs: number;
    /** What finds it again, where the browser holds something else than a token of ours. */
    token?: string;
  },
) {
  const createdAt = now();
  const challenge: Challenge = {
    id: newId("challenge"),
    kind: detail.kind,
    tokenHash: await sha256(token),
    userId,
    detail,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifeMs),
    usedAt: null,
  };
  return { challenge, token, insert: insertChallenge(db, challenge) };
}

/** The open challenge under a token, without spending it; null when there is none, or its time is over. */
export async function findChallenge<K extends Kind>(
  { db, now }: Store,
  kind: K,
  token: string,
): Promise<ChallengeOf<K> | null> {
  return ofKind(kind, await getOpenChallenge(db, kind, await sha256(token), now()));
}

/** Spends the challenge under a token; null for everybody but the first, and when its time is over. */
export async function takeChallenge<K extends Kind>(
  { db, now }: Store,
  kind: K,
  token: string,
): Promise<ChallengeOf<K> | null> {
  return ofKind(kind, await spendChallenge(db, kind, await sha256(token), now()));
}

function ofKind<K extends Kind>(kind: K, row: Challenge | null): ChallengeOf<K> | null {
  if (!row) return null;
  const { detail, ...rest } = row;
  if (!isDetailOf(kind, detail)) throw new Error(`Challenge ${row.id} holds a ${detail.kind}, not a ${kind}`);
  return { ...rest, detail };
}

const isDetailOf = <K extends Kind>(
  kind: K,
  detail: ChallengeDetail,
): detail is Extract<ChallengeDetail, { kind: K }> => detail.kind === kind;
