import { prepareAudit } from "../audit/audit.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { NotYet } from "../jobs/not-yet";
import { prepareJobs } from "../jobs/outbox";
import { AppError, notFound } from "../lib/errors";
import type { CallId, OrgId } from "../lib/ids";
import { DAY, SECOND } from "../lib/time";
import type { Services } from "../services";
import type { CallDeletionRow } from "./calls.sql.ts";
import {
  deleteStatements,
  getDeletion,
  listDeletable,
  listDeletions,
  listKept,
  listUndoable,
  restoreStatements,
} from "./deletions.queries";
import type { DeletionReceipt } from "./deletions.schema";

type Deleting = Pick<Services, "db" | "jobs" | "now" | "waitUntil">;
type Member = Pick<Actor, "orgId" | "userId">;

/** How long a deletion can be undone. */
const UNDO_FOR = 30 * SECOND;
/** How long a receipt is listed once all is erased. It is kept for longer: see erase-call.service.ts. */
const LISTED_FOR = 30 * DAY;
const MOST_RECEIPTS = 100;

const receiptView = (row: CallDeletionRow): DeletionReceipt => ({
  callId: row.callId,
  callStartedAt: row.callStartedAt.toISOString(),
  requestedAt: row.requestedAt.toISOString(),
  undoUntil: row.dueAt.toISOString(),
  copies: row.copies,
  attempts: row.attempts,
  nextTryAt: row.finishedAt ? null : row.nextTryAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/**
 * Takes calls out of every list and figure at once, and has them erased when nobody can undo it any more. Calls that go on, that
 * are deleted already or that are another organisation's are skipped.
 */
export async function deleteCalls(services: Deleting, { orgId, userId }: Member, visitor: Visitor, ids: CallId[]) {
  const { db } = services;
  const at = services.now();
  const dueAt = new Date(at.getTime() + UNDO_FOR);
  const deletable = await listDeletable(db, orgId, ids);
  const deleted = new Set<CallId>();
  const [first] = deletable;
  if (first) {
    const erasures = prepareJobs(
      services,
      deletable.map((callId) => ({ type: "call.erase" as const, orgId, callId })),
      { delayS: UNDO_FOR / SECOND },
    );
    const detail = deletable.length === 1 ? { calls: 1, callId: first } : { calls: deletable.length };
    const audit = prepareAudit(services, { action: "call.deleted", userId, orgId, visitor, detail });
    const [marked] = await db.batch([
      ...deleteStatements(db, orgId, deletable, { by: userId, at, dueAt }),
      audit.insert,
      erasures.insert,
    ]);
    for (const { id } of marked) deleted.add(id);
    audit.seal();
    erasures.dispatch();
  }
  return {
    deleted: ids.filter((id) => deleted.has(id)),
    skipped: ids.filter((id) => !deleted.has(id)),
    undoUntil: dueAt.toISOString(),
  };
}

/** As {@link deleteCalls}, for one; asked again it answers the same receipt. Throws `conflict` for a call that goes on. */
export async function deleteCall(
  services: Deleting,
  member: Member,
  visitor: Visitor,
  id: CallId,
): Promise<DeletionReceipt> {
  await deleteCalls(services, member, visitor, [id]);
  const row = await getDeletion(services.db, member.orgId, id);
  if (row) return receiptView(row);
  const [kept] = await listKept(services.db, member.orgId, [id]);
  if (!kept) throw notFound("call");
  throw new AppError("conflict", "This call is still going on. End it first.");
}

/** Brings calls back as they were, and into every figure. `gone`: those that it is too late for, and those that never were. */
export async function restoreCalls(services: Deleting, { orgId, userId }: Member, visitor: Visitor, ids: CallId[]) {
  const { db } = services;
  const now = services.now();
  const undoable = await listUndoable(db, orgId, ids, now);
  const [first] = undoable;
  if (first) {
    const detail = undoable.length === 1 ? { calls: 1, callId: first } : { calls: undoable.length };
    const audit = prepareAudit(services, { action: "call.restored", userId, orgId, visitor, detail });
    await db.batch([...restoreStatements(db, orgId, undoable, now), audit.insert]);
    audit.seal();
  }
  const kept = new Set(await listKept(db, orgId, ids));
  return { restored: ids.filter((id) => kept.has(id)), gone: ids.filter((id) => !kept.has(id)) };
}

/** Deletions that are not finished, and those finished of late, newest first. */
export async function listReceipts({ db, now }: Pick<Services, "db" | "now">, orgId: OrgId) {
  const rows = await listDeletions(db, orgId, new Date(now().getTime() - LISTED_FOR), MOST_RECEIPTS);
  return rows.toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime()).map(receiptView);
}

/** Throws `not_found` where nobody has deleted such a call. */
export async function readReceipt({ db }: Pick<Services, "db">, orgId: OrgId, id: CallId): Promise<DeletionReceipt> {
  const row = await getDeletion(db, orgId, id);
  if (!row) throw notFound("deletion");
  return receiptView(row);
}

/**
 * Whether a call is erased, or about to be, so that what a straggler brings of it is dropped. Throws `NotYet` while its deletion can
 * still be undone: who has something to write waits for the end of that.
 */
export async function isErased({ db, now }: Pick<Services, "db" | "now">, orgId: OrgId, id: CallId): Promise<boolean> {
  const deletion = await getDeletion(db, orgId, id);
  if (deletion) requireDue(deletion, now());
  return deletion !== null;
}

/** Throws `NotYet` while a deletion can still be undone. */
export function requireDue({ callId, dueAt }: Pick<CallDeletionRow, "callId" | "dueAt">, now: Date): void {
  const leftMs = dueAt.getTime() - now.getTime();
  if (leftMs > 0) throw new NotYet(`The deletion of ${callId} can still be undone.`, Math.ceil(leftMs / SECOND) + 1);
}
