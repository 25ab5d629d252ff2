import { and, asc, desc, eq, gt, isNotNull, isNull, lt } from "drizzle-orm";
import type { Db } from "../db";
import { isAllowed } from "../lib/constraint";
import type { Id, UserId } from "../lib/ids";
import { type AuditEvent, auditEvents } from "./audit.sql.ts";

export const insertAuditEvent = (db: Db, event: AuditEvent) => db.insert(auditEvents).values(event);

export async function getAuditEvent(db: Db, id: Id<"audit">): Promise<AuditEvent | null> {
  const [row] = await db.select().from(auditEvents).where(eq(auditEvents.id, id));
  return row ?? null;
}

export async function getLastSealed(db: Db): Promise<{ seq: number; hash: string } | null> {
  const [row] = await db
    .select({ seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditEvents)
    .where(isNotNull(auditEvents.seq))
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return row?.seq != null && row.hash !== null ? { seq: row.seq, hash: row.hash } : null;
}

export const listUnsealed = (db: Db, limit: number): Promise<AuditEvent[]> =>
  db
    .select()
    .from(auditEvents)
    .where(isNull(auditEvents.seq))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
    .limit(limit);

export type Seal = { id: Id<"audit">; seq: number; previousHash: string; hash: string };

/** Gives rows their places, all or none. False when another sealer has taken one of these places meanwhile. */
export async function writeSeals(db: Db, seals: readonly [Seal, ...Seal[]]): Promise<boolean> {
  const statement = ({ id, ...place }: Seal) =>
    db
      .update(auditEvents)
      .set(place)
      .where(and(eq(auditEvents.id, id), isNull(auditEvents.seq)));
  const [first, ...rest] = seals;
  return isAllowed(
    () => db.batch([statement(first), ...rest.map(statement)]),
    "UNIQUE constraint failed: audit_events.seq",
  );
}

/** Sealed rows after a place, in the chain's order. */
export const listSealed = (db: Db, afterSeq: number, limit: number): Promise<AuditEvent[]> =>
  db.select().from(auditEvents).where(gt(auditEvents.seq, afterSeq)).orderBy(asc(auditEvents.seq)).limit(limit);

/** Rows that should long have had their place. */
export const listUnsealedBefore = (db: Db, before: Date): Promise<{ id: Id<"audit"> }[]> =>
  db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(and(isNull(auditEvents.seq), lt(auditEvents.at, before)))
    .limit(100);

/** What happened to somebody's account, newest first. */
export const listEventsOf = (db: Db, userId: UserId, limit: number): Promise<AuditEvent[]> =>
  db.select().from(auditEvents).where(eq(auditEvents.userId, userId)).orderBy(desc(auditEvents.at)).limit(limit);
