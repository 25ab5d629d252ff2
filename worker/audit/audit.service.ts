import type { Visitor } from "../http/visitor";
import { newId, type OrgId, type UserId } from "../lib/ids";
import { log } from "../lib/log";
import type { Services } from "../services";
import { getLastSealed, insertAuditEvent, listUnsealed, type Seal, writeSeals } from "./audit.queries";
import type { AuditAction, AuditDetail } from "./audit.schema";
import { GENESIS, hashOf } from "./chain";

type Store = Pick<Services, "db" | "now" | "waitUntil">;

/** What happened, to whom, from where. */
export type Happening = {
  action: AuditAction;
  /** Whose account it concerns; null when that is not known, as for a log-in to an address without one. */
  userId: UserId | null;
  orgId?: OrgId | null;
  /** Null for what nobody's browser asked for. */
  visitor: Visitor | null;
  detail?: AuditDetail;
};

/** A row for the batch of what it tells of. Call `seal` once the batch is through; the cron seals what was missed. */
export function prepareAudit(services: Store, { action, userId, orgId, visitor, detail }: Happening) {
  const id = newId("audit");
  const insert = insertAuditEvent(services.db, {
    id,
    action,
    orgId: orgId ?? null,
    userId,
    ip: visitor?.ip ?? null,
    country: visitor?.country ?? null,
    userAgent: visitor?.userAgent ?? null,
    detail: detail ?? {},
    at: services.now(),
    seq: null,
    previousHash: null,
    hash: null,
  });
  return { id, insert, seal: () => services.waitUntil(sealAudit(services)) };
}

export { getAuditEvent, listEventsOf as listAuditEvents } from "./audit.queries";

/** Writes down what changed nothing else, as a refused log-in. */
export async function writeAudit(services: Store, happening: Happening): Promise<void> {
  const { insert, seal } = prepareAudit(services, happening);
  await insert;
  seal();
}

/** What one round seals: three values a row, and D1 binds a hundred. */
const ROUND = 25;
const MOST_ROUNDS = 40;

/**
 * Gives every row without one its place in the chain. Any number may run at once: each place is taken once, and whoever comes
 * second reads again. Run after each event, and by cron.
 */
export async function sealAudit({ db }: Pick<Services, "db">): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [last, rows] = await Promise.all([getLastSealed(db), listUnsealed(db, ROUND)]);
    const seals: Seal[] = [];
    let previous = last ?? { seq: 0, hash: GENESIS };
    for (const row of rows) {
      const seq = previous.seq + 1;
      const hash = await hashOf(row, seq, previous.hash);
      seals.push({ id: row.id, seq, previousHash: previous.hash, hash });
      previous = { seq, hash };
    }
    const [first, ...rest] = seals;
    if (!first) return;
    await writeSeals(db, [first, ...rest]);
  }
  log.warn("audit.seal_behind", { rounds: MOST_ROUNDS });
}
