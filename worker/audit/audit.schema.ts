import * as z from "zod";

/** Everything that is written down of an account: a closed list. */
export const AUDIT_ACTIONS = [
  "account.created",
  "account.exported",
  "account.erased",
  "call.deleted",
  "call.hung-up",
  "call.restored",
  "call.said",
  "call.steering-failed",
  "call.transferred",
  "calls.exported",
  "codes.paused",
  "credentials.changed",
  "email.changed",
  "email.change-asked",
  "identity.linked",
  "identity.unlinked",
  "log-in.failed",
  "log-in.succeeded",
  "log-out",
  "number.bought",
  "number.configured",
  "number.imported",
  "number.released",
  "password.changed",
  "password.reset",
  "phone.changed",
  "phone.removed",
  "profile.changed",
  "refresh.reused",
  "role.changed",
  "second-factor.added",
  "second-factor.failed",
  "second-factor.removed",
  "recovery-codes.made",
  "recovery-code.used",
  "session.ended",
  "sessions.ended",
  "step-up.failed",
  "step-up.succeeded",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What else is worth knowing, in short values. Never a secret, a whole address or a number. */
export type AuditDetail = Record<string, string | number | boolean | null>;

/** What its owner reads of their account's past. */
export const AuditPage = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      action: z.enum(AUDIT_ACTIONS),
      at: z.string(),
      country: z.string().nullable(),
      device: z.string().nullable(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
});
export type AuditPage = z.infer<typeof AuditPage>;
