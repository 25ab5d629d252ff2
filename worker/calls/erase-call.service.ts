import type { BatchItem } from "drizzle-orm/batch";
import { prepareUnlinking } from "../calendar/calendar.service";
import { AppError, type ErrorCode } from "../lib/errors";
import { type CallId, newId, type OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { DAY, HOUR, MINUTE } from "../lib/time";
import { prepareForgetting } from "../receptionists/knowledge-gaps.service";
import type { Services } from "../services";
import type { CallDeletionRow } from "./calls.sql.ts";
import {
  claimDeletion,
  deleteCallRow,
  forgetDeletions,
  getDeletion,
  settleStatements,
  takeDueDeletions,
} from "./deletions.queries";
import type { CopyName, CopyState } from "./deletions.schema";
import { requireDue } from "./deletions.service";
import { type CopyErased, eraseAtProvider } from "./provider-copy";
import { eraseRecording } from "./recording.service";

export type Erasing = Pick<Services, "db" | "config" | "now" | "waitUntil" | "rooms" | "recordings">;

/** After the first try, the second and so on; then every hour. */
const FIRST_WAITS = [MINUTE, 5 * MINUTE, 15 * MINUTE];
const waitAfter = (attempts: number): number => FIRST_WAITS[attempts - 1] ?? HOUR;
/** No credentials, or none that are accepted: a person must act first, and each try is noise at the provider. */
const WAIT_FOR_A_PERSON = DAY;
/** Longer than a provider delivers a message again, and than a copy restored at one may take to be found. */
const KEEP_RECEIPTS = 365 * DAY;
const SWEEP_LIMIT = 50;
/** A job that the sweep sent has been carried out by then, or is lost. */
const JOB_IS_LOST_AFTER = 10 * MINUTE;

/**
 * The job `call.erase`: erases each copy of a deleted call once nobody can undo it, and writes down what became of each. What a
 * provider refuses stays `waiting` with its error code, and the sweep asks again. Idempotent; a deletion that was undone is left
 * alone. Throws `NotYet` before its time. Returns why the provider's copy is still there, where this try found it so.
 */
export async function eraseCall(services: Erasing, orgId: OrgId, id: CallId): Promise<ErrorCode | null> {
  const { db } = services;
  const now = services.now();
  const known = await getDeletion(db, orgId, id);
  if (!known || known.finishedAt) return null;
  requireDue(known, now);
  const after = (ms: number) => new Date(now.getTime() + ms);
  const claimed = await claimDeletion(db, orgId, id, now, (attempts) => after(waitAfter(attempts)), known);
  if (!claimed) return null;

  if (isWaiting(claimed, "row") || isWaiting(claimed, "turns")) {
    await services.rooms.getByName(id).erase(orgId);
    await batch(services, [
      ...prepareUnlinking(db, orgId, id),
      ...prepareForgetting(db, orgId, id),
      deleteCallRow(db, orgId, id),
      ...settleStatements(db, orgId, id, gone(claimed, ["row", "turns", "search"], now), { now }),
    ]);
  }
  const [recording, provider] = await Promise.all([
    isWaiting(claimed, "recording") ? attempt(claimed, "recording", () => eraseRecording(services, claimed)) : null,
    isWaiting(claimed, "provider") ? attempt(claimed, "provider", () => eraseAtProvider(services, claimed)) : null,
  ]);
  const settled = {
    ...(recording && { recording: stateOf(recording, now) }),
    ...(provider && { provider: stateOf(provider, now) }),
  };
  const nextTryAt = provider?.reason === "provider_credentials" ? after(WAIT_FOR_A_PERSON) : undefined;
  if (recording || provider) await batch(services, settleStatements(db, orgId, id, settled, { now, nextTryAt }));
  if (!recording?.reason && !provider?.reason) log.info("call.erased", { callId: id, orgId });
  return provider?.reason ?? null;
}

const batch = ({ db }: Pick<Services, "db">, [first, ...rest]: readonly BatchItem<"sqlite">[]) =>
  first && db.batch([first, ...rest]);

const isWaiting = ({ copies }: CallDeletionRow, name: CopyName) => copies[name].status === "waiting";

const gone = (deletion: CallDeletionRow, names: CopyName[], now: Date): Partial<Record<CopyName, CopyState>> =>
  Object.fromEntries(
    names
      .filter((name) => isWaiting(deletion, name))
      .map((name): [CopyName, CopyState] => [name, stateOf({ status: "deleted", reason: null }, now)]),
  );

type Attempt = { status: CopyErased; reason: null } | { status: "waiting"; reason: ErrorCode };

const stateOf = (attempt: Attempt, now: Date): CopyState => ({
  ...attempt,
  at: attempt.reason === null ? now.toISOString() : null,
});

async function attempt(
  { callId, orgId, provider }: CallDeletionRow,
  copy: CopyName,
  erase: () => Promise<CopyErased>,
): Promise<Attempt> {
  try {
    return { status: await erase(), reason: null };
  } catch (error) {
    log.warn("call.copy_not_erased", { callId, orgId, copy, provider, error });
    return { status: "waiting", reason: error instanceof AppError ? error.code : "internal" };
  }
}

/** Goes on with erasures that are due, and forgets receipts of long ago. Run by cron, each minute. */
export async function sweepDeletions({ db, jobs, now }: Pick<Services, "db" | "jobs" | "now">): Promise<void> {
  const at = now();
  const before = (ms: number) => new Date(at.getTime() - ms);
  const due = await takeDueDeletions(db, {
    // The job that the deletion itself sent comes first.
    due: before(MINUTE),
    nextTryAt: new Date(at.getTime() + JOB_IS_LOST_AFTER),
    limit: SWEEP_LIMIT,
  });
  if (due.length > 0)
    await jobs.sendBatch(
      due.map(({ orgId, callId }) => ({ body: { id: newId("job"), type: "call.erase" as const, orgId, callId } })),
    );
  // Once a day: no index leads to them.
  if (at.getUTCHours() === 3 && at.getUTCMinutes() === 0) await forgetDeletions(db, before(KEEP_RECEIPTS));
}
