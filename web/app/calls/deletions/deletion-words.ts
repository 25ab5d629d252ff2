import type { CopyState, DeletionReceipt } from "../../../../worker/calls/deletions.schema";
import { formatDateTime, type Reader } from "../../format";
import type { fr } from "../../i18n/fr";
import type { Translate } from "../../i18n/use-text";

type Reason = keyof typeof fr.call.deletions.reasons;
const REASONS: Record<Reason, true> = {
  provider_credentials: true,
  provider_refused: true,
  provider_busy: true,
  upstream_failed: true,
  upstream_timeout: true,
  other: true,
};
const isReason = (code: string): code is Reason => Object.hasOwn(REASONS, code);

/** What became of one copy. A try that failed says why: the next one is the receipt's. */
export function copyInWords({ status, at, reason }: CopyState, t: Translate, reader: Reader): string {
  if (status === "none") return t("call:deletions.states.none");
  if (status === "deleted")
    return at === null
      ? t("call:deletions.states.deletedOnce")
      : t("call:deletions.states.deleted", { at: formatDateTime(at, reader) });
  if (status === "not-found") return t("call:deletions.states.notFound");
  if (reason === null) return t("call:deletions.states.waiting");
  const known = isReason(reason) ? reason : "other";
  return t("call:deletions.states.failed", { reason: t(`call:deletions.reasons.${known}`) });
}

/** Where an erasure is: it can be undone, goes on, or is over, with a copy that nobody could find or without one. */
export function stageOf(receipt: DeletionReceipt, nowMs: number): "undoable" | "under" | "partly" | "finished" {
  if (receipt.finishedAt !== null)
    return Object.values(receipt.copies).some(({ status }) => status === "not-found") ? "partly" : "finished";
  return Date.parse(receipt.undoUntil) > nowMs ? "undoable" : "under";
}
