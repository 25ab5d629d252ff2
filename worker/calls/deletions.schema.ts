import * as z from "zod";

/** Where copies of a call lie. `row`, `turns` and `search` are in our database, `recording` in our store, `provider` at Vapi or Twilio. */
export const COPIES = ["row", "turns", "search", "recording", "provider"] as const;
export type CopyName = (typeof COPIES)[number];

/**
 * `none`: there never was one. `not-found`: the provider's account that is connected now does not know the call, which may have been
 * made in one before it. `reason`, an error code, says why the last try failed while it is `waiting`.
 */
export const CopyState = z.object({
  status: z.enum(["waiting", "deleted", "not-found", "none"]),
  at: z.string().nullable(),
  reason: z.string().nullable(),
});
export type CopyState = z.infer<typeof CopyState>;
export const DeletionCopies = z.record(z.enum(COPIES), CopyState);
export type DeletionCopies = z.infer<typeof DeletionCopies>;

/** What became of each copy of a deleted call. */
export const DeletionReceipt = z.object({
  callId: z.string(),
  callStartedAt: z.string(),
  requestedAt: z.string(),
  /** Until then `POST /calls/restore` brings the call back. */
  undoUntil: z.string(),
  copies: DeletionCopies,
  attempts: z.number().int(),
  nextTryAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type DeletionReceipt = z.infer<typeof DeletionReceipt>;
export const DeletionReceipts = z.object({ items: z.array(DeletionReceipt) });

const CallIds = z
  .array(z.templateLiteral(["call_", z.string()]))
  .min(1)
  .max(100);
export const DeleteCalls = z.object({ ids: CallIds });
export const RestoreCalls = z.object({ ids: CallIds });
/** `skipped`: calls that go on, that are not the organisation's, or that somebody has just deleted. */
export const DeletedCalls = z.object({
  deleted: z.array(z.string()),
  skipped: z.array(z.string()),
  undoUntil: z.string(),
});
/** `gone`: calls whose time to undo was over. */
export const RestoredCalls = z.object({ restored: z.array(z.string()), gone: z.array(z.string()) });
